import { paths } from '#paths.ts'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import { type About, type Observation, starsOf } from './observation.ts'
import { ObservationList } from './observation-list.tsx'

/** So many stand on the experiment's page; the rest a step further. */
const most = 6

/** Star moments on the experiment's page, the newest first, and the way to all that was noticed. */
export function StarsSection({ frame, about, observations }: { frame: Frame; about: About; observations: Observation[] }) {
  const t = frame.t.observations
  const stars = starsOf(observations)
  return (
    <section aria-labelledby="stjernestunder">
      <SectionHead id="stjernestunder" title={t.stars}>
        {observations.length > 0 && (
          <a class="d-print-none" href={paths.experimentObservations.to({ experiment: about.id })}>
            {t.seeAll(observations.length)}
          </a>
        )}
      </SectionHead>
      {stars.length === 0 ? (
        <p class="ls-svag ls-obs-ingen">{about.standing === 'reader' ? t.noStarsReader : t.noStars}</p>
      ) : (
        <ObservationList frame={frame} about={about} observations={stars.slice(0, most)} />
      )}
    </section>
  )
}
