import { sql, type Transaction } from 'kysely'
import type { Scope } from '#db/scope.ts'
import type { DB } from '#db/types.ts'
import { adoptVersion } from '#features/foundations/actions.ts'
import { addToDraft, beginVersion, saveWords } from '#features/foundations/draft/actions.ts'
import { findExpectation } from '#features/foundations/foundation.ts'
import { openHearing, writeComment } from '#features/foundations/hearing/actions.ts'
import type { Saying } from '#features/foundations/hearing/hearing.ts'
import { findHearing } from '#features/foundations/hearing/queries.ts'
import { findEditionInTheMaking } from '#features/foundations/queries.ts'
import { asPerson } from './as-person.ts'
import { expectDone } from './expect-done.ts'

/*
 * Fjordby's foundations live: the common one was adopted in a second edition some weeks ago, so that everybody sees what is new for
 * her, and the personnel policy is in hearing these days.
 */

const editor = 'louise.bech.soerensen@fjordby.example'
const jonas = 'jonas.friis.lund@fjordby.example'
const mette = 'mette.holm.krogh@fjordby.example'
const amira = 'amira.haddad@fjordby.example'

export async function seedFjordbyVersions(tx: Transaction<DB>, now: Date): Promise<void> {
  await asPerson(tx, editor, now, adoptSecondEdition)
  const hearing = await asPerson(tx, editor, now, sendPolicyIntoHearing)
  await sayThings(tx, now, hearing)
}

async function adoptSecondEdition(scope: Scope): Promise<void> {
  const slug = 'faelles-kurs'
  expectDone(await beginVersion(scope, slug))
  await reword(scope, slug, {
    'sikrer-alle-2': 'Vi leverer kvalitet i kerneopgaven på et højt fagligt niveau, og vi kan forklare borgeren, hvad vi bygger på.',
    'styrker-leder-af-medarbejdere-2':
      'Jeg afstemmer forventninger med hver medarbejder mindst to gange om året, så opgaver og mål er klare og passer til ressourcerne.',
    'sikrer-medarbejder-3': 'Jeg giver god service sammen med mine kolleger, og jeg beder selv borgere og virksomheder om feedback.',
  })
  expectDone(
    await adoptVersion(scope, slug, {
      adoptedBy: 'HovedMED og direktionen',
      adoptedOn: daysFrom(scope.now, -33),
      participants: 'De lokale MED-udvalg og fjorten ledere fra alle centre',
    }),
  )
}

const policy = 'personalepolitik'

async function sendPolicyIntoHearing(scope: Scope): Promise<string> {
  const slug = policy
  expectDone(await beginVersion(scope, slug))
  await reword(scope, slug, {
    'god-tone': 'Du bidrager til en god tone, både blandt kolleger, i mails og beskeder, og når du repræsenterer kommunen.',
    'respekterer-roller': 'Du respekterer de roller, andre har fået, og spørger den, der har opgaven.',
    kulturskaber: 'Du ved, at du er kulturskaber, og går forrest med tone, åbenhed, tryghed og respekt, også når der er travlt.',
  })
  expectDone(
    await addToDraft(scope, slug, {
      kind: 'expectation',
      words: {
        theme: 'respekt',
        role: 'medarbejder',
        kind: 'expectation',
        text: 'Du siger det højt, når tonen bliver hård, og hjælper den, det går ud over.',
        keyTerm: 'siger det højt',
        practice: ['Spørg en kollega, om det var ment, som det lød.', 'Gå hen til den, der blev talt til, efter mødet.'],
      },
    }),
  )
  // The database says what day it is, and takes no comment outside the dates.
  const { rows } = await sql<{ today: string }>`select app.today() as today`.execute(scope.tx)
  const today = new Date(rows[0]?.today ?? scope.now)
  const { opened } = expectDone(
    await openHearing(scope, slug, {
      opensOn: daysFrom(today, -6),
      closesOn: daysFrom(today, 12),
      bodies: ['HovedMED', 'Lokale MED-udvalg'],
      everyone: true,
      persons: [],
      note: 'Vi vil især gerne høre, om du kan genkende din egen hverdag i det, der er formuleret om.',
    }),
  )
  return opened
}

async function sayThings(tx: Transaction<DB>, now: Date, hearingId: string): Promise<void> {
  const say = (email: string, daysAgo: number, saying: Saying) =>
    asPerson(tx, email, new Date(now.getTime() - daysAgo * day), async (scope) => {
      const hearing = await findHearing(scope.tx, policy, hearingId)
      if (!hearing) throw new Error(`${email} is not invited to the demonstration's hearing`)
      return expectDone(await writeComment(scope, hearing, saying)).written.id
    })
  const tone = await say(jonas, 4, {
    expectation: 'god-tone',
    body: 'Godt, at mails og beskeder er med. Hos os er det noterne i vagtplanen, der kan blive korte for hovedet.\n\nKan de nævnes?',
  })
  await say(amira, 3, {
    body: 'Den er blevet lettere at bruge på et personalemøde. Jeg savner et eksempel på, hvordan et lokalt MED-udvalg kan arbejde med den.',
  })
  await say(mette, 2, {
    expectation: 'kulturskaber',
    body: '”Også når der er travlt” er netop dér, jeg har brug for hjælp. Kan vi skrive, hvad vi så må lade ligge?',
  })
  await say(editor, 1, {
    parent: tone,
    body: 'Tak, Jonas. Vi prøver med ”i det, du skriver”, så noterne også er med uden at blive nævnt for sig.',
  })
}

async function reword(scope: Scope, slug: string, texts: Record<string, string>): Promise<void> {
  const draft = await findEditionInTheMaking(scope.tx, slug)
  for (const [key, text] of Object.entries(texts)) {
    const expectation = draft && findExpectation(draft, key)
    if (!expectation) throw new Error(`${slug} has no ${key} to reword`)
    const { theme, role, kind, keyTerm, practice } = expectation
    const words = { theme, role, kind, keyTerm, practice, text }
    expectDone(await saveWords(scope, slug, { kind: 'expectation', key, revision: 1, words }))
  }
}

const day = 86_400_000

/** 2026-10-20 */
function daysFrom(date: Date, days: number): string {
  return new Date(date.getTime() + days * day).toISOString().slice(0, 10)
}
