/** Incidents: penalties, caps, voids, vetoes and disqualifications, outside every panel. */

import { describe, expect, test } from 'vitest'
import { explain } from '../../server/scoring/explain.ts'
import { score } from '../../server/scoring/score.ts'
import type { Bundle, Effect, Incident } from '../../server/scoring/types.ts'
import { bundle, clerk, contest, entry, group, panel, penalty, points, ranksOf, scheme, sheet, veto } from './build.ts'

const of = (all: Bundle, id: string) => score(all).standings.find((one) => one.entry === id)
const on = (node: string, effect: Effect): Incident => ({
  id: `i-${node}`,
  entry: 'a',
  scope: 'aspect',
  node,
  effect,
  reason: 'broken rule',
})
const whole = (effect: Effect, scope: Incident['scope'] = 'entry'): Incident => ({
  id: 'i',
  entry: 'a',
  scope,
  effect,
  reason: 'broken rule',
})
const prize = [{ id: 'first', name: { zh: '一等奖', en: 'First' }, count: 1 }]
const field = (...incidents: Incident[]) => contest({ a: '90', b: '80', c: '70' }, { prizes: prize }, { incidents })

/** Practice judged by five on totals, one high and one low dropped; modules x and y of 50. */
function practice(...incidents: Incident[]): Bundle {
  const root = group('practice', [group('x', [points('x1', '50')]), group('y', [points('y1', '50')])], {
    sitting: panel(5, { per: 'total', drop: { high: 1, low: 1 } }),
  })
  const marks = [40, 41, 42, 43, 50]
  const sheets = ['a', 'b'].flatMap((id) => marks.map((mark, i) => sheet(id, 'practice', `j${i}`, { x1: String(mark), y1: '30' })))
  return bundle(scheme(root), [entry('a'), entry('b')], sheets, { incidents })
}

describe('on the whole entry', () => {
  test('points off and points added touch only their owner', () => {
    const after = field(penalty('p', 'a', '-15'), penalty('q', 'a', '2.5'))
    expect([of(after, 'a')?.points, of(after, 'b')?.points]).toEqual(['77.5', '80'])
    expect(ranksOf(score(after))).toEqual({ b: 1, a: 2, c: 3 })
  })
  test('a penalty stops at the floor', () => expect(of(field(penalty('p', 'a', '-95')), 'a')?.points).toBe('0'))
  test('a cap, after the penalties', () =>
    expect(of(field(whole({ do: 'cap', points: '60' }), penalty('p', 'a', '-5')), 'a')?.points).toBe('60'))
  test('zero still takes a place', () =>
    expect(of(field(whole({ do: 'zero' })), 'a')).toMatchObject({ points: '0', rank: 3, state: 'normal' }))
  test('disqualified takes none', () =>
    expect(of(field(whole({ do: 'disqualify' })), 'a')).toMatchObject({ state: 'disqualified', rank: null, points: null }))
  test('the order in which incidents came does not matter', () => {
    const [cap, off] = [whole({ do: 'cap', points: '60' }), penalty('z', 'a', '-5')]
    expect(score(field(cap, off))).toEqual(score(field(off, cap)))
  })
})

describe('a veto keeps the score visible', () => {
  test('no prize: the rank stays, the prize goes to the next', () => {
    const { standings } = score(field(whole(veto('no-prize'))))
    expect(standings.map((one) => [one.entry, one.state, one.rank, one.points, one.prize])).toEqual([
      ['a', 'vetoed', 1, '90', null],
      ['b', 'normal', 2, '80', 'first'],
      ['c', 'normal', 3, '70', null],
    ])
  })
  test('last: behind everyone', () => expect(of(field(whole(veto('last'))), 'a')).toMatchObject({ rank: 3, points: '90', prize: null }))
  test('zero', () => expect(of(field(whole(veto('zero'), 'period')), 'a')).toMatchObject({ rank: 3, points: '0', nodes: { mark: '90' } }))
  test('not ranked', () => expect(of(field(whole(veto('unranked'))), 'a')).toMatchObject({ rank: null, points: '90', state: 'vetoed' }))
  test('the strongest of several holds', () => {
    const both = field(whole(veto('unranked')), { ...whole(veto('no-prize')), id: 'j' })
    expect(of(both, 'a')?.rank).toBeNull()
  })
})

describe('inside a panel that trims totals', () => {
  test('the trimmed mean is 72', () => expect(of(practice(), 'a')?.points).toBe('72'))
  test('a penalty on a module comes off after trimming, in full', () => {
    expect(of(practice({ ...on('x', { do: 'points', points: '-5' }), scope: 'module' }), 'a')).toMatchObject({
      points: '67',
      nodes: { x: '37', y: '30' },
    })
    expect(of(practice({ ...on('x', { do: 'points', points: '-5' }), scope: 'module' }), 'b')?.points).toBe('72')
  })
  test('a module cannot lose more than it has', () =>
    expect(of(practice(on('x1', { do: 'points', points: '-60' })), 'a')).toMatchObject({ points: '30', nodes: { x1: '0' } }))
  test('a void module counts for no judge', () =>
    expect(of(practice({ ...on('x', { do: 'void' }), scope: 'module' }), 'a')).toMatchObject({ points: '30', nodes: { x: '0', y: '30' } }))
  test('marks under a void module are not owed', () => {
    const all = practice({ ...on('x', { do: 'void' }), scope: 'module' })
    const sheets = all.sheets.map((one) => ({ ...one, marks: one.entry === 'a' ? { y1: '30' } : one.marks }))
    expect(of({ ...all, sheets }, 'a')).toMatchObject({ state: 'normal', points: '30' })
  })
  test('the trace tells it after the panel', () => {
    const steps = explain(practice({ ...on('x', { do: 'points', points: '-5' }), scope: 'module' }), 'a').steps.map((step) => step.do)
    expect(steps.indexOf('incident')).toBeGreaterThan(steps.indexOf('panel'))
  })
})

describe('on one attempt', () => {
  const root = group('total', [points('run', '100')], { repeat: { times: 3, take: 'best' }, sitting: clerk })
  const runs = (...incidents: Incident[]) =>
    bundle(scheme(root), [entry('a')], [sheet('a', 'total', 'c', { 'run#1': '70', 'run#2': '90', 'run#3': '80' }, 'clerk')], { incidents })
  test('a void run leaves the next best', () => expect(of(runs(on('run#2', { do: 'void' })), 'a')?.points).toBe('80'))
  test('a penalty on a run', () => expect(of(runs(on('run#2', { do: 'points', points: '-5' })), 'a')?.points).toBe('85'))
  test('without its number it strikes every attempt', () =>
    expect(of(runs(on('run', { do: 'cap', points: '60' })), 'a')?.points).toBe('60'))
  test('a whole attempt can be struck', () => expect(of(runs(on('total#2', { do: 'zero' })), 'a')?.points).toBe('80'))
})
