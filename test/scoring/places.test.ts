/** Places: points for judges' ranks, mean rank, Borda, majority. */

import { describe, expect, test } from 'vitest'
import { majority } from '../../server/scoring/majority.ts'
import { score } from '../../server/scoring/score.ts'
import type { Bundle, Panel } from '../../server/scoring/types.ts'
import { bundle, entry, group, points, scheme, sheet } from './build.ts'

/** Shrout and Fleiss 1979: six targets by four judges. */
const SF: Record<string, string> = { t1: '9 2 5 8', t2: '6 1 3 2', t3: '8 4 6 8', t4: '7 1 2 6', t5: '10 5 6 9', t6: '6 2 4 7' }

function event(rows: Record<string, string>, places: Panel['places'], order: 'more' | 'less', more: Partial<Bundle> = {}): Bundle {
  const judges = Object.values(rows)[0]?.split(' ').length ?? 0
  const panel: Panel = { size: judges, per: 'total', take: 'places', short: 'mean', quorum: 1, ...(places && { places }) }
  const root = group('total', [points('mark', '100')], { sitting: { source: 'judge', panel } })
  const sheets = Object.entries(rows).flatMap(([id, marks]) => marks.split(' ').map((mark, i) => sheet(id, 'total', `j${i}`, { mark })))
  const of = scheme(root, {
    keys: [
      { by: 'node', node: 'total', order },
      { by: 'countback', node: 'total', order },
    ],
  })
  return bundle(
    of,
    Object.keys(rows).map((id) => entry(id)),
    sheets,
    more,
  )
}
const byEntry = (all: Bundle) => Object.fromEntries(score(all).standings.map((one) => [one.entry, one.points]))

describe('the table of Shrout and Fleiss', () => {
  test('by Borda is 13 2 15 3.5 19.5 7', () =>
    expect(byEntry(event(SF, { by: 'borda' }, 'more'))).toEqual({ t1: '13', t2: '2', t3: '15', t4: '3.5', t5: '19.5', t6: '7' }))
  test('by mean rank is a quarter of the rank sums 11 22 9 20.5 4.5 17', () => {
    expect(byEntry(event(SF, { by: 'mean-rank' }, 'less'))).toEqual({
      t1: '2.75',
      t2: '5.5',
      t3: '2.25',
      t4: '5.125',
      t5: '1.125',
      t6: '4.25',
    })
  })
  test('ranks t5 t3 t1 t6 t4 t2', () =>
    expect(
      score(event(SF, { by: 'mean-rank' }, 'less'))
        .standings.map((one) => one.entry)
        .join(' '),
    ).toBe('t5 t3 t1 t6 t4 t2'))
})

describe('points for places', () => {
  const table = ['12', '10', '8', '7']
  const rows = { a: '9 9 1', b: '8 8 9', c: '7 7 8' }
  test('are added up over the juries', () =>
    expect(byEntry(event(rows, { by: 'points', table }, 'more'))).toEqual({ a: '32', b: '32', c: '26' }))
  test('equal sums count back: more 12s are ahead', () => {
    expect(score(event(rows, { by: 'points', table }, 'more')).standings.map((one) => [one.entry, one.keys[1]])).toEqual([
      ['a', '12 12 8'],
      ['b', '12 10 10'],
      ['c', '10 8 8'],
    ])
  })
  test('tied places share the points of the positions they fill', () =>
    expect(byEntry(event({ a: '9', b: '9', c: '7' }, { by: 'points', table }, 'more'))).toEqual({ a: '11', b: '11', c: '8' }))
  test('a recused jury costs its entry nothing', () => {
    expect(byEntry(event(rows, { by: 'points', table }, 'more', { recusals: [{ source: 'j2', entry: 'a' }] })).a).toBe('36')
  })
  test('an exhibition entry takes nobody’s place', () => {
    const all = event(rows, { by: 'points', table }, 'more')
    expect(byEntry({ ...all, entries: [entry('a', { state: 'exhibition' }), entry('b'), entry('c')] })).toEqual({
      a: null,
      b: '36',
      c: '30',
    })
  })
})

test('an entry whose points were taken does not win where a low place is good', () => {
  const incidents = [{ id: 'i', entry: 'a', scope: 'entry' as const, effect: { do: 'zero' as const }, reason: 'x' }]
  const all = event({ a: '9 9 9', b: '8 8 8', c: '7 7 7' }, { by: 'mean-rank' }, 'less', { incidents })
  expect(
    score(all)
      .standings.map((one) => one.entry)
      .join(' '),
  ).toBe('b c a')
})

describe('majority of places', () => {
  const run = (rows: Record<string, number[]>) => {
    const places = new Map(
      Object.entries(rows).map(([id, ranks]) => [
        id,
        ranks.map((low, i) => ({ source: `j${i}`, low, ties: 1, mid: { n: 1n, d: 1n }, of: 6 })),
      ]),
    )
    return Object.fromEntries(majority(places))
  }
  test('the first column with a majority decides', () =>
    expect(run({ a: [1, 1, 1, 2, 3], b: [2, 2, 2, 1, 1], c: [3, 3, 3, 3, 2] })).toEqual({ a: 1, b: 2, c: 3 }))
  test('then the larger majority', () =>
    expect(run({ a: [3, 3, 1, 2, 2], b: [1, 2, 2, 1, 3], c: [2, 1, 3, 3, 1] })).toEqual({ b: 1, a: 3, c: 2 }))
  test('then the smaller sum of those places', () => expect(run({ a: [1, 2, 2, 4, 4], b: [2, 1, 1, 5, 5], c: [3, 3, 3, 1, 1] }).b).toBe(1))
  test('equal in every column is shared', () => expect(run({ a: [1, 2, 3], b: [2, 3, 1], c: [3, 1, 2] })).toEqual({ a: 1, b: 1, c: 1 }))
  test('through the engine', () =>
    expect(byEntry(event({ a: '9 9 1', b: '8 8 9', c: '7 7 8' }, { by: 'majority' }, 'less'))).toEqual({ a: '1', b: '2', c: '3' }))
})
