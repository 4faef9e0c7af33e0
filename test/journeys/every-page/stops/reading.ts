import { paths } from '#paths.ts'
import { cast } from '../../../cast.ts'
import type { ServedWorld } from '../../browser.ts'
import { linkOn, type Stop, sendEmpty } from '../stop.ts'

/** What is read of the foundations and templates, now and as it was. */
export async function pagesOfReading(world: ServedWorld): Promise<Stop[]> {
  return [
    { path: paths.foundations.to(), as: cast.leader },
    ...(await waysOf(world, 'faelles-kurs', cast.leader)),
    { path: paths.theme.to({ foundation: 'faelles-kurs', theme: 'driften' }), as: cast.leader },
    { path: paths.foundation.to({ foundation: 'faelles-kurs' }, { show: 'all' }), as: cast.employee },
    { path: paths.foundationRolePrint.to({ foundation: 'faelles-kurs', role: 'leder-af-medarbejdere' }), as: cast.leader },
    { path: paths.foundationAbout.to({ foundation: 'faelles-kurs' }), as: cast.leader },
    ...(await waysOf(world, 'personalepolitik', cast.leader)),
    ...(await waysOf(world, 'vaerdikompas', cast.employee)),
    { path: paths.foundationPrint.to({ foundation: 'vaerdikompas' }), as: cast.leader },
    ...(await waysOf(world, 'ledelse-i-udvikling', cast.stranger)),
    ...(await waysOf(world, 'borgerens-centrum', cast.stranger)),
    { path: paths.versions.to({ foundation: 'faelles-kurs' }), as: cast.administrator },
    { path: paths.version.to({ foundation: 'faelles-kurs', number: '1' }), as: cast.leader },
    { path: paths.changes.to({ foundation: 'faelles-kurs' }), as: cast.employee },
    { path: paths.changes.to({ foundation: 'personalepolitik' }, { from: '1', to: '2', role: 'all' }), as: cast.employee },
    { path: paths.foundationPoster.to({ foundation: 'faelles-kurs' }), as: cast.employee },
    { path: paths.foundationPoster.to({ foundation: 'vaerdikompas' }, { size: 'a3' }), as: cast.employee },
    { path: paths.myRole.to(), as: cast.leader },
    { path: paths.templates.to(), as: cast.leader },
    { path: paths.template.to({ template: 'hvidovrevejen' }), as: cast.administrator },
    { path: paths.template.to({ template: 'ledelse-i-udvikling' }), as: cast.leader },
    { path: paths.template.to({ template: 'borgerens-centrum' }), as: cast.administrator, prepare: sendEmpty },
  ]
}

/** The ways to read a foundation, found as a reader finds them: by the links on its first page. */
async function waysOf(world: ServedWorld, foundation: string, as: string): Promise<Stop[]> {
  const first = paths.foundation.to({ foundation })
  const role = linkOn(await (await world.as(as).get(first)).text(), `${first}/roles/[^/"]+`)
  const expectation = linkOn(await (await world.as(as).get(role)).text(), `${first}/expectations/[^/"]+`)
  return [first, role, expectation].map((path) => ({ path, as }))
}
