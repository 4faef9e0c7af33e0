import { sql, type Transaction } from 'kysely'
import type { Scope } from '#db/scope.ts'
import type { DB } from '#db/types.ts'
import { makeCircle } from '#features/circles/actions.ts'
import { moveExperiment, reframeExperiment, startExperiment } from '#features/experiments/actions.ts'
import { weighErrorSources } from '#features/experiments/evidence/actions.ts'
import { errorSources, type Weighed } from '#features/experiments/evidence/error-sources.ts'
import type { Experiment, Outcome, PhaseNumber } from '#features/experiments/experiment.ts'
import { addIndicator, addPause, changeIndicator, lockIndicators, saveMeasurements } from '#features/experiments/indicators/actions.ts'
import { listIndicators } from '#features/experiments/indicators/queries.ts'
import { beginLoop, concludeExperiment } from '#features/experiments/loops/actions.ts'
import { observe } from '#features/experiments/observations/actions.ts'
import { findExperiment } from '#features/experiments/queries.ts'
import { addRaters, enterRatings, giveRatings } from '#features/experiments/ratings/actions.ts'
import { shareWithCircle, tellExperiment } from '#features/experiments/sharing/actions.ts'
import { findTellable } from '#features/experiments/sharing/queries.ts'
import { documentOf, partsOf, sealOf } from '#features/experiments/sharing/telling.ts'
import { addReading, answerQuestion, rewriteReading } from '#features/experiments/sheet/actions.ts'
import { findFoundation } from '#features/foundations/queries.ts'
import { danishDate } from '#shared/dates.ts'
import { asPerson } from './as-person.ts'
import { expectDone } from './expect-done.ts'
import { practised } from './fjordby-practised.ts'

/*
 * Fjordby tries things: Mette's three, one of them in its second loop with a year's figures behind it; a few that are shared with a
 * network group or told to everybody; and many that only their owners see, so that the foundation shows how many practise what.
 * Everything is done at the day it would have been done, by who would have done it.
 */

const editor = 'louise.bech.soerensen@fjordby.example'
const mette = 'mette.holm.krogh@fjordby.example'
const amira = 'amira.haddad@fjordby.example'
const karsten = 'karsten.vestergaard@fjordby.example'

interface Time {
  /** That many days from today, at nine in the morning or so. */
  at(days: number): Date
  /** The same as a date in a calendar. */
  on(days: number): string
}

/** @param isSmall the cast of the tests: fewer of the many small ones */
export async function seedFjordbyExperiments(tx: Transaction<DB>, now: Date, isSmall = false): Promise<void> {
  const time: Time = {
    at: (days) => new Date(now.getTime() + days * 86_400_000 - (days < 0 ? 0 : 60_000)),
    on: (days) => danishDate(new Date(now.getTime() + days * 86_400_000)),
  }
  const leaders = await listLeaders(tx)
  // Mette's group is of her peers: nobody who leads her, and so a head of another centre.
  const head = leaders.find(({ role }) => role === 'centre_head')
  if (!head) throw new Error('Fjordby has one centre only')
  const circles = await asPerson(tx, editor, time.at(-200), (scope) => makeCircles(scope, leaders, head))
  await seedTenMinutes(tx, time, circles.four)
  await seedAskFirst(tx, time)
  await seedSwapBoard(tx, time)
  await seedShiftPlan(tx, time, circles.two)
  await seedWonder(tx, time, head, circles.four)
  await seedAgenda(tx, time)
  await seedGoingHome(tx, time)
  await seedPractised(tx, time, leaders, isSmall ? 3 : 20)
}

interface Leader {
  id: string
  address: string
  name: string
  role: string
  /** In another centre than Mette's. */
  isElsewhere: boolean
}

/** The leaders who are not personas, in the order of their names. */
async function listLeaders(tx: Transaction<DB>): Promise<Leader[]> {
  const { rows } = await sql<Leader>`
    with recursive home as (
      select u.organisation_id, u.id from data.unit u where u.name = 'Center for Ældre og Sundhed'
      union all select u.organisation_id, u.id from home h join data.unit u on u.organisation_id = h.organisation_id and u.parent_id = h.id)
    select distinct on (p.name, p.id) p.id, i.subject as address, p.name, x.role,
      not exists (select from home h where h.organisation_id = x.organisation_id and h.id = x.unit_id) as "isElsewhere"
    from data.person p
    join data.organisation o on o.organisation_id = p.organisation_id and o.slug = 'fjordby'
    join data.identity i on i.organisation_id = p.organisation_id and i.person_id = p.id and i.issuer = 'email'
    join data.position x on x.organisation_id = p.organisation_id and x.person_id = p.id
    where not exists (select from auth.persona s where s.organisation_id = p.organisation_id and s.person_id = p.id)
    order by p.name, p.id, x.role`.execute(tx)
  return rows
}

async function makeCircles(scope: Scope, leaders: Leader[], head: Leader): Promise<{ two: string; four: string }> {
  const peers = leaders.filter(({ role }) => role.startsWith('leader'))
  const besideMette = peers.filter(({ isElsewhere }) => isElsewhere).slice(0, 3)
  // A small Fjordby has few other centres: then her own has leaders beside her.
  besideMette.push(...peers.filter((one) => !one.isElsewhere && one.role === 'leader_of_employees').slice(4, 4 + 3 - besideMette.length))
  const others = peers.filter((one) => !besideMette.includes(one))
  const personas = new Map(
    (
      await sql<{ id: string; subject: string }>`
      select person_id as id, subject from data.identity where issuer = 'email' and subject = any (${[mette, amira]})`.execute(scope.tx)
    ).rows.map(({ id, subject }) => [subject, id]),
  )
  const of = (...addresses: string[]) => addresses.flatMap((address) => personas.get(address) ?? [])
  const make = async (name: string, purpose: string, members: string[]) => {
    const outcome = expectDone(await makeCircle(scope, { name, purpose, members }))
    return 'made' in outcome ? outcome.made : ''
  }
  return {
    two: await make('Netværksgruppe 2', 'Ledere af ledere på tværs af centrene', [...of(amira), ...others.slice(0, 4).map(({ id }) => id)]),
    four: await make('Netværksgruppe 4', 'Fem ledere fra fem slags hverdag', [...of(mette), head.id, ...besideMette.map(({ id }) => id)]),
  }
}

interface Begun {
  title: string
  voice: 'jeg' | 'vi'
  challenge: string
  attempt?: string
  /** Keys of Fælles kurs. */
  expectations: string[]
}

async function begin(scope: Scope, { expectations, ...begun }: Begun): Promise<string> {
  const foundation = await findFoundation(scope.tx, 'faelles-kurs')
  if (!foundation) throw new Error('Fjordby has no common foundation')
  const outcome = expectDone(
    await startExperiment(scope, {
      ...begun,
      expectations: expectations.map((key) => ({ foundationId: foundation.id, key })),
      anyway: true,
    }),
  )
  return outcome.started
}

async function answers(scope: Scope, id: string, given: Record<string, string>): Promise<void> {
  for (const [question, text] of Object.entries(given)) {
    const experiment = await find(scope, id)
    const { rows } = await sql<{ revision: number }>`
      select revision from data.experiment_answer where experiment_id = ${id} and question = ${question}`.execute(scope.tx)
    expectDone(await answerQuestion(scope, experiment, { question, text, revision: rows[0]?.revision ?? 0 }))
  }
}

async function find({ tx }: Scope, id: string): Promise<Experiment> {
  const experiment = await findExperiment(tx, id)
  if (!experiment) throw new Error('an experiment of the demonstration is not there')
  return experiment
}

async function dates(scope: Scope, id: string, given: { actionFrom?: string; actionTo?: string; reflectionOn?: string }): Promise<void> {
  const { title, voice, revision } = await find(scope, id)
  expectDone(await reframeExperiment(scope, id, { title, voice, ...given }, revision))
}

async function to(scope: Scope, id: string, phase: PhaseNumber): Promise<void> {
  expectDone(await moveExperiment(scope, id, phase))
}

async function lockAll(scope: Scope, id: string): Promise<void> {
  const seen = new Map((await listIndicators(scope.tx, id)).map((indicator) => [indicator.id, indicator.revision]))
  expectDone(await lockIndicators(scope, id, seen))
}

async function conclude(scope: Scope, id: string, outcome: Outcome, reason: string): Promise<void> {
  expectDone(await concludeExperiment(scope, id, { outcome, reason }))
}

async function tellAll(scope: Scope, id: string): Promise<void> {
  const tellable = await findTellable(scope.tx, await find(scope, id))
  const parts = partsOf(tellable)
  expectDone(await tellExperiment(scope, id, parts, sealOf(documentOf(tellable, parts))))
}

/** The same group rates before or after: a line of numbers for each group. */
async function rate(
  scope: Scope,
  id: string,
  asking: 'challenge-before' | 'challenge-after' | 'support-after',
  groups: Record<string, number[]>,
): Promise<void> {
  expectDone(
    await enterRatings(scope, id, (raters) =>
      Object.entries(groups).flatMap(([group, values]) =>
        raters
          .filter(({ groupName }) => groupName === group)
          .flatMap(({ id: rater }, i) => (values[i] === undefined ? [] : [{ rater, asking, was: '', typed: String(values[i]) }])),
      ),
    ),
  )
}

const evening = ['Kim, aftenvagt', 'Lone, aftenvagt', 'Selma, aftenvagt', 'Ib, aftenvagt', 'Ronja, aftenvagt', 'Tove, aftenvagt']
const day = ['Anders, dagvagt', 'Bodil, dagvagt', 'Carina, dagvagt', 'Dorte, dagvagt', 'Emil, dagvagt', 'Freja, dagvagt', 'Gitte, dagvagt']

/** The one with figures: two loops, a holiday between them, and a tendency that is honest about the holiday. */
async function seedTenMinutes(tx: Transaction<DB>, { at, on }: Time, circle: string): Promise<void> {
  const name = 'Ubesvarede spørgsmål ved vagtstart'
  const board = await asPerson(tx, mette, at(-116), async (scope) => {
    const id = await begin(scope, {
      title: 'Tavle ved døren',
      voice: 'vi',
      challenge: 'Aftenvagten møder ind til spørgsmål, som dagvagten kunne have svaret på, før den gik hjem.',
      attempt: 'Vi skriver dagens vigtigste opgave og åbne spørgsmål på en tavle ved døren.',
      expectations: ['sikrer-leder-af-medarbejdere-1', 'styrker-leder-af-medarbejdere-1'],
    })
    await answers(scope, id, {
      baseline: 'Når aftenvagten møder ind, mangler der svar på mellem 10 og 15 spørgsmål om ugen. Folk ringer rundt, og borgerne venter.',
      success: 'Aftenvagten kan gå direkte ud til borgerne. Ingen skal ringe til en kollega, der har fri.',
      signs: 'Antal ubesvarede spørgsmål ved vagtstart.',
      methods: 'Koordinatoren sætter streger på et ark ved døren.',
    })
    expectDone(await addIndicator(scope, id, { name, unit: 'pr. uge', direction: 'down', plannedOn: weekly(on, -112, 14) }))
    await lockAll(scope, id)
    return id
  })
  await asPerson(tx, mette, at(-98), async (scope) => {
    await dates(scope, board, { actionFrom: on(-98), actionTo: on(-71), reflectionOn: on(-68) })
    await to(scope, board, 3)
    await saveFirst(scope, board, [12, 14, 11, 13, 12, 15, 12, 10, 13, 12], (i) => on(-168 + 7 * i))
  })
  await asPerson(tx, mette, at(-70), async (scope) => {
    await saveFirst(scope, board, [13, 11, 12, 13], (i) => on(-98 + 7 * i))
    await to(scope, board, 5)
    expectDone(await giveRatings(scope, board, { 'challenge-before': 4, 'challenge-after': 4, 'support-after': 2 }))
    await answers(scope, board, { think: 'Ingen læste tavlen. De, der havde mest brug for svarene, kom ind ad en anden dør.' })
    await to(scope, board, 6)
    await answers(scope, board, { insights: 'Det er ikke ordene, der mangler. Det er mødet.' })
  })
  const id = await asPerson(tx, mette, at(-66), async (scope) => {
    await conclude(scope, board, 'change', 'Ingen læste tavlen. Teamet besluttede at mødes i stedet.')
    return expectDone(await beginLoop(scope, board, { title: 'Ti minutter før vagten', anyway: true })).begun
  })
  await asPerson(tx, mette, at(-45), async (scope) => {
    const { voice, revision } = await find(scope, id)
    expectDone(
      await reframeExperiment(
        scope,
        id,
        { title: 'Ti minutter før vagten', voice, actionFrom: on(-42), actionTo: on(1), reflectionOn: on(6) },
        revision,
      ),
    )
    await answers(scope, id, {
      try: 'Vi mødes stående i ti minutter kl. 14.50. Dagvagten fortæller, aftenvagten spørger.',
      signs: 'Antal ubesvarede spørgsmål ved vagtstart. Hvor meget udfordringen fylder på en skala fra 1 til 5.',
      methods: 'Vi mødes stående i ti minutter kl. 14.50. Koordinatoren sætter streger på et ark ved døren.',
      time: 'Seks uger. Det første refleksionsmøde er i netværksgruppen.',
      before_think: 'Det er ikke nogens skyld. Der er bare intet sted, hvor de to vagter ses.',
      before_do: 'Jeg svarer selv på det meste, når jeg er her.',
      bottom_line_citizen: 'Borgeren venter kortere og bliver ikke spurgt om det samme to gange.',
      bottom_line_organisation: 'To vagter, der kender hinandens ansigter.',
      bottom_line_economy: 'Ti minutter for fire mennesker om dagen. Vi sparer mindst lige så meget telefontid.',
    })
    const experiment = await find(scope, id)
    const { added } = expectDone(await addReading(scope, experiment))
    expectDone(
      await rewriteReading(
        scope,
        experiment,
        added,
        {
          holder: 'Dagvagten',
          text: 'Vi når det ikke. De sidste tyve minutter går med at få folk op.',
          confirms: 'Fem af syv siger det samme.',
          nuances: 'På de rolige dage når de det heller ikke.',
          challenges: 'Når aftenvagten kommer ti minutter før, bliver der talt.',
        },
        1,
      ),
    )
    const [indicator] = await listIndicators(scope.tx, id)
    if (!indicator) throw new Error('the indicator did not come along into the second loop')
    expectDone(
      await changeIndicator(
        scope,
        id,
        indicator.id,
        { name, unit: 'pr. uge', direction: 'down', plannedOn: weekly(on, -42, 8) },
        indicator.revision,
      ),
    )
    await lockAll(scope, id)
    expectDone(await addPause(scope, id, { from: on(-70), to: on(-45), label: 'Ferie' }))
    expectDone(
      await addRaters(scope, id, [
        ...evening.map((name) => ({ name, groupName: 'Aftenvagten' })),
        ...day.map((name) => ({ name, groupName: 'Dagvagten' })),
      ]),
    )
    expectDone(await giveRatings(scope, id, { 'challenge-before': 4 }))
    await rate(scope, id, 'challenge-before', { Aftenvagten: [5, 4, 5, 4, 5, 4], Dagvagten: [3, 3, 2, 3, 4, 3, 3] })
  })
  await asPerson(tx, mette, at(-42), async (scope) => {
    await to(scope, id, 3)
    await answers(scope, id, {
      together: 'Koordinatoren kalder sammen. Den, der er færdig først, begynder.',
      look_for: 'Hvem spørger om hvad, og hvad vi stadig må ringe om.',
    })
    expectDone(await shareWithCircle(scope, id, circle))
  })
  await asPerson(tx, mette, at(-29), (scope) =>
    observe(scope, id, 'a', { text: 'Nattevagten ringede ikke en eneste gang.', isStar: true, seenBy: 'Lone, aftenvagt', mayBeTold: true }),
  )
  await asPerson(tx, mette, at(-21), (scope) =>
    observe(scope, id, 'b', {
      text: 'En afløser tog selv ordet og fik svar på to minutter.',
      isStar: true,
      seenBy: 'Mette',
      mayBeTold: true,
    }),
  )
  await asPerson(tx, mette, at(-12), (scope) =>
    observe(scope, id, 'c', {
      text: 'To gange sprang vi mødet over. Begge gange ringede nogen hjem til Anders.',
      isStar: false,
      seenBy: '',
      mayBeTold: false,
    }),
  )
  await asPerson(tx, mette, at(-8), (scope) =>
    observe(scope, id, 'd', {
      text: 'En datter sagde: ”Nu ved I alle sammen besked.”',
      isStar: true,
      seenBy: 'Kim, dagvagt',
      mayBeTold: false,
    }),
  )
  await asPerson(tx, mette, at(-2), async (scope) => {
    await saveFirst(scope, id, [9, 8, 10, 7, 7, 6], (i) => on(-42 + 7 * i))
    await to(scope, id, 4)
    expectDone(await giveRatings(scope, id, { 'challenge-after': 2 }))
    await rate(scope, id, 'challenge-after', { Aftenvagten: [3, 3, 3, 2, 3, 3], Dagvagten: [3, 4, 3, 3, 4, 3, 3] })
    await answers(scope, id, { think: 'Aftenvagten er glad for det. Dagvagten synes, at de giver mere, end de får.' })
    const weighed: Weighed[] = errorSources.map((source) => ({
      source,
      // Mette rates, too, and it was her idea.
      stance: source === 'season' || source === 'wish_to_please' || source === 'rater_is_actor' ? 'possible' : 'unlikely',
    }))
    expectDone(
      await weighErrorSources(
        scope,
        id,
        weighed.map((one) => (one.source === 'season' ? { ...one, note: 'Ferien sluttede i den uge, vi begyndte.' } : one)),
      ),
    )
  })
}

async function saveFirst(scope: Scope, id: string, values: number[], on: (i: number) => string): Promise<void> {
  const [indicator] = await listIndicators(scope.tx, id)
  if (!indicator) throw new Error('there is no indicator')
  expectDone(await saveMeasurements(scope, id, indicator.id, { added: values.map((value, i) => ({ on: on(i), value })), changed: [] }))
}

function weekly(on: Time['on'], from: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => on(from + 7 * i))
}

async function seedAskFirst(tx: Transaction<DB>, { at, on }: Time): Promise<void> {
  await asPerson(tx, mette, at(-9), async (scope) => {
    const id = await begin(scope, {
      title: 'Spørg, før vi planlægger',
      voice: 'jeg',
      challenge: 'Jeg lægger ugeplanen om torsdagen og hører om fredagen, hvad beboerne havde ønsket sig.',
      attempt: 'Jeg spørger tre beboere hver onsdag, hvad der er vigtigt for dem i næste uge, før jeg åbner planen.',
      expectations: ['skaber-leder-af-medarbejdere-1'],
    })
    await answers(scope, id, {
      baseline: 'Fire ud af ti ønsker kommer først frem, når planen er lagt.',
      success: 'Beboerne kan genkende deres uge i planen.',
    })
    await to(scope, id, 2)
    await dates(scope, id, { actionFrom: on(11), actionTo: on(32), reflectionOn: on(41) })
  })
}

async function seedSwapBoard(tx: Transaction<DB>, { at, on }: Time): Promise<void> {
  const id = await asPerson(tx, mette, at(-51), async (scope) => {
    const id = await begin(scope, {
      title: 'Byttetavlen',
      voice: 'vi',
      challenge: 'Når nogen bliver syg, ringer jeg. Det er altid de samme, der siger ja.',
      attempt: 'Vi hænger en tavle op, hvor man selv kan tilbyde og bytte vagter.',
      expectations: ['udvikler-leder-af-medarbejdere-1'],
    })
    await answers(scope, id, {
      baseline: 'Tre kolleger tager to ud af tre af de ekstra vagter.',
      success: 'Flere tager fra, og ingen tager fra hver gang.',
      help: 'TR kigger med på, om det bliver fair.',
    })
    await dates(scope, id, { actionFrom: on(-40), actionTo: on(-5), reflectionOn: on(20) })
    await to(scope, id, 3)
    return id
  })
  await asPerson(tx, mette, at(-4), async (scope) => {
    expectDone(
      await observe(scope, id, 'a', { text: 'Ib byttede for første gang i et år.', isStar: true, seenBy: 'Selma', mayBeTold: true }),
    )
    await to(scope, id, 5)
  })
}

/** Amira's, shared with her group. */
async function seedShiftPlan(tx: Transaction<DB>, { at, on }: Time, circle: string): Promise<void> {
  await asPerson(tx, amira, at(-20), async (scope) => {
    const id = await begin(scope, {
      title: 'Mål på én linje',
      voice: 'vi',
      challenge: 'Vores mål fylder fire sider. Mine ledere kan huske to af dem.',
      attempt: 'Hver leder skriver månedens mål på én linje, og vi læser dem højt for hinanden.',
      expectations: ['styrker-leder-af-ledere-1'],
    })
    await answers(scope, id, {
      baseline: 'Ingen af de fem kunne nævne mere end to mål uden papir.',
      success: 'Alle kan sige, hvad der er vigtigst i denne måned.',
    })
    await dates(scope, id, { actionFrom: on(-14), actionTo: on(14), reflectionOn: on(21) })
    await to(scope, id, 3)
    expectDone(await shareWithCircle(scope, id, circle))
  })
}

/** Karsten's own, seen by nobody else. */
async function seedAgenda(tx: Transaction<DB>, { at, on }: Time): Promise<void> {
  await asPerson(tx, karsten, at(-12), async (scope) => {
    const id = await begin(scope, {
      title: 'Ét punkt uden svar',
      voice: 'jeg',
      challenge: 'Når jeg sætter noget på dagsordenen, har jeg allerede svaret med.',
      attempt: 'Jeg sætter ét punkt på hver dagsorden, som jeg ikke selv har en løsning på.',
      expectations: ['sikrer-centerchef-1'],
    })
    await dates(scope, id, { actionFrom: on(-10), actionTo: on(18), reflectionOn: on(25) })
    await to(scope, id, 2)
  })
}

/** By the head of another centre, stopped with honour, and told. */
async function seedWonder(tx: Transaction<DB>, { at, on }: Time, head: Leader, circle: string): Promise<void> {
  const id = await asPerson(tx, head.address, at(-90), async (scope) => {
    const id = await begin(scope, {
      title: 'Fem minutters undren',
      voice: 'vi',
      challenge: 'På chefmøderne bliver vi hurtigt enige. Måske for hurtigt.',
      attempt: 'Vi åbner hvert chefmøde med fem minutter, hvor man kun må spørge.',
      expectations: ['sikrer-centerchef-1', 'styrker-centerchef-1'],
    })
    await answers(scope, id, {
      baseline: 'Ni ud af ti punkter bliver vedtaget uden et eneste spørgsmål.',
      success: 'Vi opdager uenighed, mens den stadig er nyttig.',
    })
    await dates(scope, id, { actionFrom: on(-84), actionTo: on(-42), reflectionOn: on(-40) })
    await to(scope, id, 3)
    expectDone(await shareWithCircle(scope, id, circle))
    return id
  })
  await asPerson(tx, head.address, at(-40), async (scope) => {
    expectDone(
      await addRaters(
        scope,
        id,
        ['Hanne', 'Per', 'Susanne', 'Torben', 'Ulla', 'Yusuf'].map((name) => ({ name, groupName: 'Ledergruppen' })),
      ),
    )
    await rate(scope, id, 'challenge-before', { Ledergruppen: [3, 4, 3, 4, 3, 2] })
    await rate(scope, id, 'challenge-after', { Ledergruppen: [3, 3, 3, 4, 4, 2] })
    expectDone(
      await observe(scope, id, 'a', {
        text: 'Ulla spurgte, hvorfor vi overhovedet mødes. Der blev helt stille.',
        isStar: true,
        seenBy: head.name.split(' ')[0] ?? '',
        mayBeTold: true,
      }),
    )
    await to(scope, id, 5)
    await answers(scope, id, {
      think: 'Det blev en øvelse, vi skulle overstå. Spørgsmålene kom, men de kom for at blive hørt, ikke for at få svar.',
      insights: 'Undren kan ikke sættes på dagsordenen. Den kommer, når nogen ikke er bange.',
    })
    await conclude(scope, id, 'stop', 'Det blev en rutine. Vi vil hellere prøve at lade den nyeste begynde.')
    await tellAll(scope, id)
  })
}

/** Amira's, spread to all her units, and told. */
async function seedGoingHome(tx: Transaction<DB>, { at, on }: Time): Promise<void> {
  const id = await asPerson(tx, amira, at(-130), async (scope) => {
    const id = await begin(scope, {
      title: 'Spørg den, der går hjem',
      voice: 'jeg',
      challenge: 'Jeg hører om problemerne, når de er blevet til klager.',
      attempt: 'Jeg spørger én medarbejder på vej hjem: Hvad skal jeg vide, før du går?',
      expectations: ['skaber-leder-af-ledere-1'],
    })
    await answers(scope, id, {
      baseline: 'To klager om måneden, som nogen havde set komme.',
      success: 'Jeg hører det, mens det stadig er småt.',
    })
    await dates(scope, id, { actionFrom: on(-120), actionTo: on(-80), reflectionOn: on(-75) })
    await to(scope, id, 3)
    expectDone(await giveRatings(scope, id, { 'challenge-before': 4 }))
    return id
  })
  await asPerson(tx, amira, at(-75), async (scope) => {
    expectDone(await giveRatings(scope, id, { 'challenge-after': 2, 'support-after': 4 }))
    expectDone(
      await observe(scope, id, 'a', {
        text: 'En vikar sagde: ”Det er første gang, en chef spørger mig om noget.”',
        isStar: true,
        seenBy: 'Amira',
        mayBeTold: true,
      }),
    )
    await to(scope, id, 5)
    await answers(scope, id, {
      think: 'Fem spørgsmål om ugen var nok. De fleste svar var små, og to af dem var vigtige.',
      insights: 'Jeg behøver ikke flere rapporter. Jeg skal stå ved døren.',
    })
    await conclude(scope, id, 'spread', 'Tre ledere har bedt om at prøve det samme hos sig.')
    await tellAll(scope, id)
  })
}

/** Many small ones, seen by nobody but their owners: together they are what the foundation shows. */
async function seedPractised(tx: Transaction<DB>, { at }: Time, leaders: Leader[], most: number): Promise<void> {
  const byRole = Map.groupBy(leaders, ({ role }) => role)
  let turn = 0
  for (const { role, expectation, titles } of practised) {
    const people = byRole.get(role) ?? leaders
    for (const title of titles.slice(0, most)) {
      const owner = people[turn % people.length]
      if (!owner) continue
      const days = 7 + ((turn * 13) % 60)
      const phase = ((turn % 5) + 1) as PhaseNumber
      turn++
      await asPerson(tx, owner.address, at(-days), async (scope) => {
        const id = await begin(scope, { title, voice: turn % 2 ? 'jeg' : 'vi', challenge: '', expectations: [expectation] })
        if (phase > 1) await to(scope, id, phase)
      })
    }
  }
}
