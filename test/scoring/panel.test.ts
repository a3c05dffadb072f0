/** Panels: trimming, joining, short panels, spread. */

import { describe, expect, test } from 'vitest'
import { decimal, type Exact, print } from '../../server/scoring/exact.ts'
import { combine } from '../../server/scoring/panel.ts'
import type { Panel } from '../../server/scoring/types.ts'

function run(marks: string, rest: Partial<Panel> = {}, judgement = false) {
  const values = marks === '' ? [] : marks.split(' ').map((mark, i) => ({ source: `j${i}`, value: decimal(mark) as Exact }))
  const panel: Panel = { size: values.length || 1, per: 'aspect', take: 'mean', short: 'block', ...rest }
  return combine(
    panel,
    values,
    values.map((one) => one.value),
    judgement,
  )
}
const value = (...args: Parameters<typeof run>) => {
  const verdict = run(...args)
  return verdict.is === 'value' ? print(verdict.value) + (verdict.short ? ` ${verdict.short}` : '') : verdict.is
}
const one = { high: 1, low: 1 }
const two = { high: 2, low: 2 }

describe('joining', () => {
  const cases: [string, Partial<Panel>, string][] = [
    ['50 45 50 46 49 50', { drop: one }, '48.75'],
    ['9.2 7.1 8.4 8.5 8.6', { drop: one }, '8.5'],
    ['8 9 8.5 8.5 8.5 8.5 8.5', { drop: two, take: 'sum' }, '25.5'],
    ['1 1 2', {}, '1.333333'],
    ['9 2 5 8', { take: 'median' }, '6.5'],
    ['3 1 2', { take: 'median' }, '2'],
    ['5 5 5 5 5', { drop: one }, '5'],
    ['1 2 3 4 5', { drop: { high: 0, low: 1 } }, '3.5'],
    ['1 2 3 4 5', { drop: { high: 2, low: 0 } }, '2'],
    ['7', {}, '7'],
    ['-1 -2 -3', { drop: one }, '-2'],
  ]
  test.each(cases)('%s with %j is %s', (marks, rest, expected) => expect(value(marks, rest)).toBe(expected))
  test('one instance of equal extremes is dropped, the order of judges does not matter', () => {
    expect(value('9 9 8 7 7', { drop: one })).toBe('8')
    expect(value('7 9 7 8 9', { drop: one })).toBe('8')
  })
  test('a sum keeps its size when a judge is missing: the mean of the kept × the number a full panel keeps', () => {
    expect(value('8 8 8 8', { size: 5, drop: one, take: 'sum' })).toBe('24')
  })
})

describe('a short panel', () => {
  const cases: [string, Partial<Panel>, string][] = [
    ['8 9', { drop: one, short: 'block' }, 'too-short'],
    ['8 9', { drop: one, short: 'mean' }, '8.5 mean'],
    ['8 9', { drop: one, short: 'fewer' }, '8.5 fewer'],
    ['7 8 9 6', { drop: two, short: 'fewer' }, '7.5 fewer'],
    ['7 8 9', { drop: two, short: 'fewer' }, '8 fewer'],
    ['7 8 9', { drop: two, short: 'mean' }, '8 mean'],
    ['5.5 6 6 6', { drop: two, short: 'mean', take: 'median' }, '5.875 mean'],
    ['7', { drop: one, short: 'fewer' }, '7 fewer'],
    ['7', { drop: one, short: 'block' }, 'too-short'],
    ['7 8 9', { drop: one, short: 'block' }, '8'],
    ['6 8', { drop: { high: 0, low: 2 }, short: 'fewer' }, '8 fewer'],
    ['', { drop: one, short: 'mean' }, 'too-short'],
    ['', {}, 'too-short'],
  ]
  test.each(cases)('%j with %j is %s', (marks, rest, expected) => expect(value(marks, rest)).toBe(expected))
})

describe('spread', () => {
  test('levels of a judgement may lie one apart without being told', () => {
    expect(value('2 3 2', {}, true)).toBe('2.333333')
    expect(value('1 3 2', {}, true)).toBe('too-far')
    expect(value('1 3 2', {}, false)).toBe('2')
  })
  test('highest less lowest over the limit is never averaged', () => {
    expect(value('7 9 8', { spread: { max: '2', from: 'each-other' } })).toBe('8')
    expect(value('7 9.01 8', { spread: { max: '2', from: 'each-other' } })).toBe('too-far')
  })
  test('one judge too far from the median of the panel', () => {
    expect(value('8 8 8 8 9.5', { spread: { max: '1.5', from: 'panel' } })).toBe('8.3')
    expect(value('8 8 8 8 9.6', { spread: { max: '1.5', from: 'panel' } })).toBe('too-far')
  })
})
