import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Scope } from '#db/scope.ts'
import type { DB } from '#db/types.ts'
import { copyFormat, wordFormat } from '#features/meetings/formats/actions.ts'
import { findOwnFormat } from '#features/meetings/formats/queries.ts'
import { type PartWords, wordsOf } from '#features/meetings/formats/wording.ts'
import { asPerson } from './as-person.ts'
import { expectDone } from './expect-done.ts'

/** Fjordby has made the short meeting its own two months ago: it begins with a good experience, and takes the time for the question of help. */
export async function seedFjordbyFormats(tx: Transaction<DB>, now: Date): Promise<void> {
  const then = new Date(now.getTime() - 61 * 86_400_000)
  await asPerson(tx, 'louise.bech.soerensen@fjordby.example', then, async (scope) => {
    const name = { da: 'Kort refleksionsmøde i Fjordby', en: 'Short reflection meeting in Fjordby' }
    const { copied } = expectDone(await copyFormat(scope, 'kort-moede', { id: randomUUID(), name }))
    await words(scope, copied, 'head', ({ texts }) => ({
      texts: {
        ...texts,
        lead: {
          da: 'Tre kvarter og én prøvehandling, som vi holder det i Fjordby: Vi begynder med noget, der lykkedes.',
          en: 'Three quarters of an hour and one experiment, the way we do it in Fjordby: we begin with something that worked.',
        },
      },
    }))
    await words(scope, copied, 'step-tjek-ind', (opening) => ({
      ...opening,
      texts: {
        ...opening.texts,
        lead: {
          da: 'Hvad lovede vi, og hvad lykkedes? Det må gerne være noget lille.',
          en: 'What did we promise, and what worked? It may well be something small.',
        },
      },
      list: [{ da: 'Hvad lykkedes siden sidst?', en: 'What has worked since last time?', elements: [] }, ...(opening.list ?? [])],
    }))
    await words(scope, copied, 'step-moenstre', (patterns) => ({
      ...patterns,
      list: [...(patterns.list ?? []), { da: 'Hvem i Fjordby skulle høre det her?', en: 'Who in Fjordby should hear this?', elements: [] }],
    }))
  })
}

async function words(scope: Scope, id: string, part: string, word: (words: PartWords) => PartWords): Promise<void> {
  const found = await findOwnFormat(scope.tx, id)
  const before = found && wordsOf(found.format, part)
  if (!before) throw new Error(`the format of the demonstration has no ${part}`)
  expectDone(await wordFormat(scope, id, { part, seen: found.version, words: word(before) }))
}
