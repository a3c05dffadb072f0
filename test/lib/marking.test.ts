/** Marking without its page: what pads and steppers offer for every kind of aspect, and which marks are typed twice. */
import { expect, test } from 'vitest'
import { markFault } from '../../server/scoring/mark.ts'
import type { Aspect } from '../../server/scoring/types.ts'
import { extraordinary } from '../../web/judge/extraordinary.ts'
import { padOf, stepped } from '../../web/judge/steps.ts'

const name = { zh: '项', en: 'item' }
const of = (rest: object) => ({ id: 'x', name, ...rest }) as Aspect
const KINDS: Record<string, Aspect> = {
  'points 0–5 by 0.5': of({ kind: 'points', max: '5', step: '0.5' }),
  'points 2–100 by 0.25': of({ kind: 'points', min: '2', max: '100', step: '0.25' }),
  'points whose highest is off the step': of({ kind: 'points', max: '5', step: '0.3' }),
  imported: of({ kind: 'imported', max: '100', step: '0.5' }),
  judgement: of({ kind: 'judgement', descriptors: [name, name, name, name] }),
  count: of({ kind: 'count', each: '2', cap: '10' }),
  deduct: of({ kind: 'deduct', from: '10', each: '1' }),
  votes: of({ kind: 'votes', electorate: '7' }),
  time: of({ kind: 'time', step: '0.01' }),
  given: of({ kind: 'given', step: '0.1' }),
  'measure by bands': of({ kind: 'measure', rule: { by: 'bands', better: 'more', bands: [] } }),
}

test.each(Object.entries(KINDS))('%s: no button and no step leads to a mark that would be refused', (_, aspect) => {
  for (const mark of padOf(aspect)) expect(markFault(aspect, mark)).toBeNull()
  for (const up of [true, false]) {
    let at = stepped(aspect, null, up)
    for (let i = 0; at !== null && i < 500; i++) {
      expect(markFault(aspect, at)).toBeNull()
      at = stepped(aspect, at, up)
    }
  }
})

test('a pad stands where a phone has room for every mark', () => {
  expect(padOf(KINDS['points 0–5 by 0.5'] as Aspect)).toEqual(['0', '0.5', '1', '1.5', '2', '2.5', '3', '3.5', '4', '4.5', '5'])
  expect(padOf(KINDS.votes as Aspect)).toHaveLength(8)
  expect(padOf(KINDS['points 2–100 by 0.25'] as Aspect)).toEqual([])
  expect(padOf(KINDS.time as Aspect)).toEqual([])
})

test('0, the highest, and what is far from the judge’s own other marks are typed twice; nothing else is', () => {
  const tens = of({ kind: 'points', max: '10', step: '0.5' })
  const rule = (aspect: Aspect, mark: string, others: string[] = []) => extraordinary(aspect, mark, others)?.rule ?? null
  expect(rule(tens, '0')).toBe('zero')
  expect(rule(tens, '10.0')).toBe('highest')
  expect(rule(tens, '3', ['8', '8.5'])).toBeNull()
  expect(extraordinary(tens, '3', ['8', '7', '9'])).toEqual({ rule: 'far', middle: '8' })
  // Two fifths of the range are not yet far.
  expect(rule(tens, '4', ['8', '7', '9'])).toBeNull()
  expect(rule(tens, '3.5', ['8', '7', '9'])).toBe('far')
  expect(rule(KINDS.time as Aspect, '200', ['100', '110', '90'])).toBe('far')
  expect(rule(KINDS.time as Aspect, '140', ['100', '110', '90'])).toBeNull()
  // No fault to take off, the worst descriptor: ordinary.
  for (const kind of ['deduct', 'count', 'judgement']) expect(rule(KINDS[kind] as Aspect, '0')).toBeNull()
  expect(extraordinary(tens, null, [])).toBeNull()
  expect(extraordinary(tens, { none: 'abstained' }, [])).toBeNull()
})
