import type { Transaction } from 'kysely'
import type { Scope } from '#db/scope.ts'
import type { DB } from '#db/types.ts'
import type { Foundation } from '#features/foundations/foundation.ts'
import { unitsLedDirectly } from '#features/foundations/local/access.ts'
import { addSupplement, translateExpectation } from '#features/foundations/local/actions.ts'
import type { GivenSupplement } from '#features/foundations/local/local-words.ts'
import { findFoundation } from '#features/foundations/queries.ts'
import { askForSparring } from '#features/foundations/sparring/actions.ts'
import { listConsultants } from '#features/foundations/sparring/queries.ts'
import { asPerson } from './as-person.ts'
import { expectDone } from './expect-done.ts'
import { fjordbyPersonas } from './fjordby.ts'

interface LocalSeed {
  persona: string
  foundation: string
  supplements: GivenSupplement[]
  translations: [expectation: string, text: string][]
}

const words: LocalSeed[] = [
  {
    persona: 'leder-af-ledere',
    foundation: 'faelles-kurs',
    supplements: [
      {
        theme: 'sikrer',
        expectation: 'sikrer-alle-3',
        stance: 'keep',
        text: 'Vi gennemgår nye arbejdsgange på tavlen ved vagtskiftet, så nattevagten aldrig får dem at vide til sidst.',
      },
      {
        theme: 'skaber',
        stance: 'develop',
        text: 'Vi ringer til de pårørende, før de behøver at ringe til os, også når der ikke er sket noget særligt.',
      },
    ],
    translations: [
      [
        'skaber-alle-1',
        'På plejehjemmene er ”på tværs” ofte et vagtskifte. Det, aftenvagten ved, skal dagvagten kunne bruge klokken syv, uden at beboeren fortæller det igen.',
      ],
    ],
  },
  {
    persona: 'leder-af-medarbejdere',
    foundation: 'faelles-kurs',
    supplements: [
      {
        theme: 'styrker',
        expectation: 'styrker-medarbejder-2',
        stance: 'develop',
        text: 'Vi aftaler ved vagtens begyndelse, hvem der går hjem først, hvis aftenen bliver rolig.',
      },
    ],
    translations: [
      [
        'sikrer-alle-1',
        'I aftenvagten er vi få, og lægen er gået hjem. Derfor siger vi højt klokken 15.30, hvem der har medicinen, hvem der har telefonen, og hvem der går til, når det ringer på stue 12.',
      ],
      [
        'styrker-medarbejder-2',
        'Hos os vil det sige: Ved du ikke, om du må vente med noget til dagvagten, så spørg mig, også når jeg ikke er i huset. Jeg vil hellere ringes op end læse det næste morgen.',
      ],
    ],
  },
  {
    persona: 'direktoer',
    foundation: 'faelles-kurs',
    supplements: [
      {
        theme: 'udvikler',
        expectation: 'udvikler-alle-1',
        stance: 'keep',
        text: 'Vi svarer inden for to dage, også når svaret er, at vi ikke ved det endnu.',
      },
    ],
    translations: [],
  },
]

/** What some of Fjordby's leaders have written for their own units, and one who would like to spar. */
export async function seedFjordbyLocally(tx: Transaction<DB>, now: Date): Promise<void> {
  for (const { persona, foundation: slug, supplements, translations } of words)
    await asPersona(tx, persona, now, async (scope) => {
      const foundation = await foundationOf(scope, slug)
      const unit = unitsLedDirectly(scope.actor)[0]
      if (!unit) throw new Error(`${persona} leads no unit`)
      for (const supplement of supplements) expectDone(await addSupplement(scope, foundation, unit.unitId, supplement))
      for (const [expectation, text] of translations)
        expectDone(await translateExpectation(scope, foundation, unit.unitId, expectation, { text, revision: 0 }))
    })
  await asPersona(tx, 'leder-af-medarbejdere', now, async (scope) => {
    const foundation = await foundationOf(scope, 'faelles-kurs')
    const [consultant] = await listConsultants(scope.tx, scope.actor.personId)
    if (!consultant) throw new Error('Fjordby has no consultant')
    expectDone(
      await askForSparring(scope, foundation, {
        asked: consultant.id,
        expectation: 'styrker-leder-af-medarbejdere-2',
        message: 'Jeg vil gerne tænke højt om, hvordan jeg får afstemt forventninger med dem, jeg næsten kun ser i døren.',
      }),
    )
  })
}

function asPersona<Result>(tx: Transaction<DB>, slug: string, now: Date, work: (scope: Scope) => Promise<Result>): Promise<Result> {
  const persona = fjordbyPersonas.find((persona) => persona.slug === slug)
  if (!persona) throw new Error(`there is no persona ${slug}`)
  return asPerson(tx, persona.email, now, work)
}

async function foundationOf({ tx }: Scope, slug: string): Promise<Foundation> {
  const foundation = await findFoundation(tx, slug)
  if (!foundation) throw new Error(`Fjordby has not adopted ${slug}`)
  return foundation
}
