import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ExperimentSummary, PhaseNumber } from './experiment.ts'
import { nextStep } from './next-step.ts'

const today = '2026-09-17'
type Timed = Pick<ExperimentSummary, 'title' | 'phase' | 'actionFrom' | 'actionTo' | 'reflectionOn' | 'touchedAt' | 'conclusion'>

function running(title: string, phase: PhaseNumber, dates: Partial<Timed> = {}): Timed {
  return { title, phase, touchedAt: new Date('2026-09-10T09:00:00Z'), ...dates }
}

test('nobody who has nothing running has a next step', () => {
  assert.equal(nextStep([], today), undefined)
  const conclusion = { outcome: 'stop', reason: 'x', concludedAt: new Date() } as const
  assert.equal(nextStep([running('a', 4, { conclusion })], today), undefined)
})

test('what ends tomorrow comes before what ends in a week, and what has passed before both', () => {
  const tomorrow = running('i morgen', 4, { actionTo: '2026-09-18' })
  const later = running('om en uge', 3, { actionTo: '2026-09-24' })
  const passed = running('i går', 5, { reflectionOn: '2026-09-16' })
  assert.deepEqual(nextStep([later, tomorrow], today), { experiment: tomorrow, step: 'observe', due: { on: '2026-09-18', days: 1 } })
  assert.deepEqual(nextStep([later, tomorrow, passed], today), { experiment: passed, step: 'reflect', due: { on: '2026-09-16', days: -1 } })
})

test('without dates the one that was touched longest ago comes first', () => {
  const old = running('glemt', 1, { touchedAt: new Date('2026-08-01T09:00:00Z') })
  const dated = running('med dato', 2, { actionFrom: '2026-12-01' })
  assert.deepEqual(nextStep([running('ny', 6), old], today), { experiment: old, step: 'formulate', due: undefined })
  assert.equal(nextStep([running('ny', 6), old, dated], today)?.experiment, dated)
})

test('days are counted by the calendar, also over the change to winter time', () => {
  assert.equal(nextStep([running('a', 4, { actionTo: '2026-10-26' })], '2026-10-24')?.due?.days, 2)
})
