/** The tree: weights, sums, factors, repeats and rounding at named places. */

import { describe, expect, test } from 'vitest'
import { score } from '../../server/scoring/score.ts'
import type { Aspect, Group, Mark } from '../../server/scoring/types.ts'
import { bundle, clerk, entry, group, points, scheme, sheet } from './build.ts'

/** Scores one entry whose marks a clerk enters; returns its points and nodes. */
function tally(root: Group, marks: Record<string, Mark>) {
  const of = scheme({ ...root, sitting: clerk })
  const { standings, faults } = score(bundle(of, [entry('a')], [sheet('a', root.id, 'clerk', marks, 'clerk')]))
  expect(faults).toBeUndefined()
  return standings[0]
}
const given = (id: string): Aspect => ({ kind: 'given', id, name: { zh: id, en: id }, full: '0', step: '0.01' })

describe('weights', () => {
  test('theory 86 × 30 % + practice 91.5 × 70 % = 89.85', () => {
    const root = group('total', [points('theory', '100', { weight: '30%' }), points('practice', '100', { weight: '70%' })], { places: 2 })
    expect(tally(root, { theory: '86', practice: '91.5' })?.points).toBe('89.85')
  })
  test('three thirds of 1, 1 and 2 are exactly 4/3', () => {
    const root = group(
      'total',
      ['x', 'y', 'z'].map((id) => points(id, '3', { weight: '1/3' })),
      { full: '3' },
    )
    expect(tally(root, { x: '1', y: '1', z: '2' })?.points).toBe('1.333333')
  })
  test('each part is scaled from its own full points', () => {
    const root = group('total', [points('x', '50', { weight: '0.5' }), points('y', '20', { weight: '0.5' })])
    expect(tally(root, { x: '40', y: '15' })?.points).toBe('77.5')
  })
  test('rounding a part first changes the total, and only where the scheme says so', () => {
    const parts = (places?: number) => [
      points('x', '100', { weight: '1/3', ...(places !== undefined && { places }) }),
      points('y', '100', { weight: '2/3' }),
    ]
    expect(tally(group('total', parts(), { places: 2 }), { x: '66.66', y: '0.01' })?.points).toBe('22.23')
    expect(tally(group('total', parts(0), { places: 2 }), { x: '66.66', y: '0.01' })?.points).toBe('22.34')
  })
})

describe('sums', () => {
  test('0.1 + 0.2 = 0.3', () => expect(tally(group('total', [points('x'), points('y')]), { x: '0.1', y: '0.2' })?.points).toBe('0.3'))
  test('a group stays between its floor and its cap', () => {
    const minus = points('minus', '0', { min: '-20', max: '0' } as Partial<Aspect>)
    expect(tally(group('total', [points('x'), minus]), { x: '5', minus: '-8' })?.points).toBe('0')
    expect(tally(group('total', [points('x'), minus], { floor: null }), { x: '5', minus: '-8' })?.points).toBe('-3')
    expect(tally(group('total', [points('x'), points('y')], { cap: '15' }), { x: '9', y: '9' })?.points).toBe('15')
  })
  test('time and given numbers add nothing', () => {
    const time: Aspect = { kind: 'time', id: 'time', name: { zh: '用时', en: 'time' }, full: '0', step: '0.01' }
    expect(tally(group('total', [points('x'), time, given('g')]), { x: '5', time: '61.5', g: '3' })).toMatchObject({
      points: '5',
      nodes: { time: '61.5', g: '3' },
    })
  })
})

describe('factor and base', () => {
  test('a mark × difficulty + base value', () => {
    const dive = points('dive', '100', { factor: 'dd', base: 'bv' })
    expect(tally(group('total', [given('dd'), given('bv'), dive]), { dd: '3.1', bv: '1.5', dive: '8.5' })?.points).toBe('27.85')
  })
  test('each attempt has its own difficulty', () => {
    const root = group('total', [given('dd'), points('dive', '100', { factor: 'dd' })], { repeat: { times: 2, take: 'sum' } })
    expect(tally(root, { 'dd#1': '2', 'dive#1': '8', 'dd#2': '3', 'dive#2': '7' })).toMatchObject({
      points: '37',
      nodes: { 'total#1': '16', 'total#2': '21' },
    })
  })
})

describe('repeats', () => {
  const marks = { 'run#1': '70.25', 'run#2': '88.5', 'run#3': '80' }
  const runs = (repeat: Group['repeat']) => group('total', [points('run', '100')], repeat ? { repeat } : {})
  test.each([
    ['sum', undefined, '238.75'],
    ['mean', undefined, '79.583333'],
    ['best', 1, '88.5'],
    ['best', 2, '168.5'],
  ] as const)('%s (best %s) of three runs is %s', (take, best, expected) => {
    expect(tally(runs({ times: 3, take, ...(best && { best }) }), marks)?.points).toBe(expected)
  })
  const missed = { ...marks, 'run#2': { none: 'absent' as const } }
  test.each([
    ['zero', '50.083333'],
    ['leave-out', '75.125'],
    ['mean', '75.125'],
  ] as const)('the mean with a missed run counted as %s is %s', (absent, expected) => {
    expect(tally(runs({ times: 3, take: 'mean', absent }), missed)?.points).toBe(expected)
  })
  test('the sum with a missed period: 0, left out, or the mean of the others', () => {
    const sum = (absent: 'zero' | 'leave-out' | 'mean') => tally(runs({ times: 3, take: 'sum', absent }), missed)?.points
    expect([sum('zero'), sum('leave-out'), sum('mean')]).toEqual(['150.25', '150.25', '225.375'])
  })
  test('a run that is not marked keeps the whole open', () => {
    expect(tally(runs({ times: 3, take: 'best' }), { 'run#1': '70', 'run#2': '80' })).toMatchObject({
      state: 'incomplete',
      points: null,
      rank: null,
    })
  })
  test('no run made at all is absent, not 0', () => {
    const none = { none: 'absent' as const }
    expect(tally(runs({ times: 3, take: 'best' }), { 'run#1': none, 'run#2': none, 'run#3': none })).toMatchObject({
      state: 'absent',
      points: null,
      rank: null,
    })
  })
})
