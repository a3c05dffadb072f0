/** Aspects: one mark to points, for every kind. */

import { describe, expect, test } from 'vitest'
import { pointsOf } from '../../server/scoring/aspect.ts'
import { decimal, type Exact, print } from '../../server/scoring/exact.ts'
import type { Aspect, AspectKind, MeasureRule } from '../../server/scoring/types.ts'
import { name } from './build.ts'

const aspect = (full: string, kind: AspectKind, rest: Partial<Aspect> = {}) =>
  ({ id: 'a', name: name('a'), full, ...kind, ...rest }) as Aspect
const measure = (full: string, rule: MeasureRule) => aspect(full, { kind: 'measure', rule })
const worth = (of: Aspect, mark: string, target?: string) => {
  const value = pointsOf(of, mark, target === undefined ? null : decimal(target))
  return value && print(value as Exact)
}
const text = name('x')

describe('points', () => {
  test('a mark is its points', () => expect(worth(aspect('10', { kind: 'points', max: '10', step: '0.5' }), '7.5')).toBe('7.5'))
  test('a paper out of 150 counts on 100', () =>
    expect(worth(aspect('100', { kind: 'imported', max: '150', step: '1' }), '120')).toBe('80'))
  test('with a factor the mark itself counts', () =>
    expect(worth(aspect('105', { kind: 'points', max: '10', step: '0.5' }, { factor: 'dd' }), '8.5')).toBe('8.5'))
  test('negative grades of execution stay negative', () =>
    expect(worth(aspect('3', { kind: 'points', min: '-3', max: '3', step: '1' }), '-2')).toBe('-2'))
})

describe('judgement 0–3', () => {
  const judgement = aspect('2', { kind: 'judgement', descriptors: [text, text, text, text] })
  test.each([
    ['0', '0'],
    ['1', '0.666667'],
    ['2', '1.333333'],
    ['3', '2'],
  ])('%s of 3 of 2 points is %s', (mark, points) => expect(worth(judgement, mark)).toBe(points))
})

describe('measure', () => {
  test('pass or fail', () => {
    expect(worth(measure('2', { by: 'pass' }), '1')).toBe('2')
    expect(worth(measure('2', { by: 'pass' }), '0')).toBe('0')
  })
  const benefit = measure('40', {
    by: 'bands',
    better: 'more',
    bands: [
      { from: '600', points: '40' },
      { from: '300', points: '30' },
      { from: '100', points: '20' },
      { from: '50', points: '15' },
    ],
  })
  test.each([
    ['600', '40'],
    ['599.99', '30'],
    ['300', '30'],
    ['100', '20'],
    ['50', '15'],
    ['49.99', '0'],
    ['-1', '0'],
  ])('benefit of %s ten thousand is %s points', (mark, points) => expect(worth(benefit, mark)).toBe(points))
  const tolerance = measure('5', {
    by: 'bands',
    better: 'less',
    bands: [
      { from: '0.1', points: '5' },
      { from: '0.2', points: '3' },
    ],
  })
  test.each([
    ['0.05', '5'],
    ['0.1', '5'],
    ['0.11', '3'],
    ['0.2', '3'],
    ['0.21', '0'],
  ])('a deviation of %s is %s points', (mark, points) => expect(worth(tolerance, mark)).toBe(points))
  const line = measure('10', { by: 'line', at: ['60', '120'], points: ['10', '0'] })
  test.each([
    ['60', '10'],
    ['90', '5'],
    ['120', '0'],
    ['30', '10'],
    ['200', '0'],
    ['80', '6.666667'],
  ])('%s seconds on a line from 60 to 120 are %s points', (mark, points) => expect(worth(line, mark)).toBe(points))
})

describe('measure against a target', () => {
  const output = measure('25', { by: 'target', target: 't', better: 'more', cap: '120%' })
  test.each([
    ['1060', '1000', '26.5'],
    ['1000', '1000', '25'],
    ['500', '1000', '12.5'],
    ['1500', '1000', '30'],
    ['0', '1000', '0'],
    ['5', '0', '25'],
  ])('%s of %s planned is %s of 25', (mark, target, points) => expect(worth(output, mark, target)).toBe(points))
  const cost = measure('10', { by: 'target', target: 't', better: 'less' })
  test.each([
    ['80', '100', '10'],
    ['100', '100', '10'],
    ['125', '100', '8'],
    ['0', '100', '10'],
    ['0', '0', '10'],
    ['5', '0', '0'],
  ])('a cost of %s against %s is %s of 10', (mark, target, points) => expect(worth(cost, mark, target)).toBe(points))
  test('without its target it has no points yet', () => expect(worth(output, '5')).toBeNull())
  test('a floor is the least share that counts', () =>
    expect(worth(measure('10', { by: 'target', target: 't', better: 'more', floor: '50%' }), '1', '100')).toBe('5'))
})

describe('counting', () => {
  test('2 for each find, not over 25', () => {
    const count = aspect('25', { kind: 'count', each: '2', cap: '25' })
    expect([worth(count, '3'), worth(count, '13'), worth(count, '0')]).toEqual(['6', '25', '0'])
  })
  test('10 less 2 for each event, not under 0', () => {
    const deduct = aspect('10', { kind: 'deduct', from: '10', each: '2' })
    expect([worth(deduct, '0'), worth(deduct, '3'), worth(deduct, '6')]).toEqual(['10', '4', '0'])
  })
  test('a floor under 0 lets deductions go on', () =>
    expect(worth(aspect('0', { kind: 'deduct', from: '0', each: '5', floor: '-20' }), '3')).toBe('-15'))
  test('votes are a share of the electorate', () => expect(worth(aspect('40', { kind: 'votes', electorate: '300' }), '225')).toBe('30'))
  test('a grade is looked up', () => {
    const table = aspect('10', {
      kind: 'table',
      grades: [
        { grade: 'A', name: text, points: '10' },
        { grade: 'B', name: text, points: '8' },
      ],
    })
    expect([worth(table, 'B'), worth(table, 'C')]).toEqual(['8', null])
  })
  test('seconds and given numbers are themselves', () => expect(worth(aspect('0', { kind: 'time', step: '0.01' }), '61.25')).toBe('61.25'))
})
