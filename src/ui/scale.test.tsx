import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesIn } from '#messages/messages.ts'
import { Scale } from './scale.tsx'

const ends = { low: 'Næsten ikke', high: 'Rigtig meget' }

async function drawn(more: Partial<Parameters<typeof Scale>[0]> = {}): Promise<string> {
  return (await (<Scale t={messagesIn('da')} name="s" question="Hvor meget?" {...ends} happyEnd="high" {...more} />)).toString()
}

function labelOf(html: string, step: number): string {
  return html.match(new RegExp(`<label[^>]*for="s-${step}">(.*?)</label>`))?.[1] ?? assert.fail(`no label for ${step}`)
}

test('nothing is chosen beforehand', async () => {
  assert.doesNotMatch(await drawn(), /checked/)
  assert.deepEqual(
    [...(await drawn({ value: '4' })).matchAll(/value="(\d)" checked/g)].map(([, step]) => step),
    ['4'],
  )
  assert.doesNotMatch(await drawn({ value: '7' }), /checked/)
})

test('the happy face stands at the happy end, and its words say so', async () => {
  const support = await drawn({ happyEnd: 'high' })
  assert.match(labelOf(support, 1), /Næsten ikke.*aria-label="trist ansigt"/)
  assert.match(labelOf(support, 5), /Rigtig meget.*aria-label="glad ansigt"/)
  const challenge = await drawn({ happyEnd: 'low' })
  assert.match(labelOf(challenge, 1), /glad ansigt/)
  assert.match(labelOf(challenge, 5), /trist ansigt/)
  assert.doesNotMatch(labelOf(challenge, 3), /ansigt/)
})

test('an error and a hint belong to the whole scale', async () => {
  const html = await drawn({ error: 'Vælg et tal', hint: 'Et tal' })
  assert.match(html, /<fieldset[^>]*aria-describedby="s-hint s-error"/)
  assert.match(html, /id="s-error"/)
})
