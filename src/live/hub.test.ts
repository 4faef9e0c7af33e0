import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { createHub, type Hub } from './hub.ts'
import type { Hears } from './listener.ts'

/** A hub, what it would hear, and what its pages were told. Its hour is ours: it has heard everything that was said long ago. */
async function hubAndPages(): Promise<{
  hub: Hub
  hears: Hears
  told: string[]
  look: (name: string, topic: string, who?: string) => () => void
}> {
  let hears: Hears | undefined
  const hub = createHub((given) => {
    hears = given
    return { tried: Promise.resolve(), close: async () => {} }
  })
  await hub.hears()
  assert.ok(hears)
  const told: string[] = []
  const look = (name: string, topic: string, who = name) =>
    hub.open({ topic, who, refresh: () => told.push(name), end: () => told.push(`${name} ended`) })
  return { hub, hears, told, look }
}

test('a page is told of its own topic, and of no other', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { hears, told, look } = await hubAndPages()
  look('hers', 'experiment:1')
  look('his', 'experiment:2')
  hears.changed('experiment:1')
  hears.changed('experiment:3')
  t.mock.timers.tick(50)
  assert.deepEqual(told, ['hers'])
})

test('what is announced within a moment is told once, and what comes after it is told again', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { hears, told, look } = await hubAndPages()
  look('hers', 'experiment:1')
  for (let i = 0; i < 30; i++) hears.changed('experiment:1')
  t.mock.timers.tick(49)
  assert.deepEqual(told, [], 'not yet')
  hears.changed('experiment:1')
  t.mock.timers.tick(1)
  assert.deepEqual(told, ['hers'])
  t.mock.timers.tick(1000)
  assert.deepEqual(told, ['hers'])
  hears.changed('experiment:1')
  t.mock.timers.tick(50)
  assert.deepEqual(told, ['hers', 'hers'])
})

test('a page that is left is told nothing more', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { hears, told, look } = await hubAndPages()
  const leave = look('hers', 'experiment:1')
  look('his', 'experiment:1')
  hears.changed('experiment:1')
  leave()
  t.mock.timers.tick(50)
  assert.deepEqual(told, ['his'])
})

test('a page that was drawn just before something changed is told as soon as it listens', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { hears, told, look } = await hubAndPages()
  hears.changed('experiment:1')
  look('hers', 'experiment:1')
  look('another', 'experiment:2')
  assert.deepEqual(told, ['hers'])
})

test('what changed more than a minute ago stands in the page already', async (t) => {
  const clock = mock.method(performance, 'now', () => 0)
  t.after(() => clock.mock.restore())
  const { hears, told, look } = await hubAndPages()
  hears.changed('experiment:1')
  clock.mock.mockImplementation(() => 60_001)
  look('hers', 'experiment:1')
  assert.deepEqual(told, [])
})

test('when the connection has come back everything counts as changed', async (t) => {
  const clock = mock.method(performance, 'now', () => 0)
  t.after(() => clock.mock.restore())
  const { hears, told, look } = await hubAndPages()
  look('hers', 'experiment:1')
  look('his', 'experiment:2')
  assert.deepEqual(told, [])
  hears.listens()
  assert.deepEqual(told, ['hers', 'his'])
  clock.mock.mockImplementation(() => 59_000)
  look('drawn meanwhile', 'experiment:3')
  assert.deepEqual(told, ['hers', 'his', 'drawn meanwhile'])
})

test('when the connection is lost every page asks, and so hears that nobody can answer', async () => {
  const { hears, told, look } = await hubAndPages()
  look('hers', 'experiment:1')
  look('his', 'experiment:2')
  hears.lost()
  assert.deepEqual(told, ['hers', 'his'])
})

test('whoever opens more pages than her share loses her oldest, and nobody else does', async () => {
  const { told, look } = await hubAndPages()
  look('his', 'experiment:1')
  for (let i = 1; i <= 22; i++) look(`hers ${i}`, `experiment:${i}`, 'Mette')
  assert.deepEqual(told, ['hers 1 ended', 'hers 2 ended'])
})

test('a hub that closes ends its pages', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { hub, hears, told, look } = await hubAndPages()
  look('hers', 'experiment:1')
  hears.changed('experiment:1')
  await hub.close()
  t.mock.timers.tick(50)
  assert.deepEqual(told, ['hers ended'])
})

test('it knows which pages are open, and those that closed since it was asked last are told of once more', async () => {
  const { hub, look } = await hubAndPages()
  look('hers', 'meeting:1')
  look('elsewhere', 'experiment:1')
  const leave = look('his', 'meeting:1')
  leave()
  leave()
  const who = () => hub.openPages('meeting').map((page) => page.who)
  assert.deepEqual(who(), ['hers', 'his'])
  assert.deepEqual(who(), ['hers'])
})
