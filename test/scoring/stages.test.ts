/** Stages: who goes on, ties at the cut, and where those who do not are ranked. */

import { describe, expect, test } from 'vitest'
import { compare, explain } from '../../server/scoring/explain.ts'
import { score } from '../../server/scoring/score.ts'
import type { Bundle, Cut, Group } from '../../server/scoring/types.ts'
import { bundle, clerk, entry, group, points, scheme, sheet } from './build.ts'

/** Heats and final, half the weight each unless said; heat marks and final marks by entry. */
function event(cut: Cut, heats: Record<string, string>, finals: Record<string, string>, weights = ['1/2', '1/2']): Bundle {
  const stage = (id: string, weight: string | undefined, rest: Partial<Group> = {}) =>
    group(`${id}s`, [points(id, '100')], { level: 'stage', sitting: clerk, ...(weight && { weight }), ...rest })
  const root = group('total', [stage('heat', weights[0], { advance: cut }), stage('final', weights[1])])
  const sheets = [
    ...Object.entries(heats).map(([id, heat]) => sheet(id, 'heats', 'c', { heat }, 'clerk')),
    ...Object.entries(finals).map(([id, final]) => sheet(id, 'finals', 'c', { final }, 'clerk')),
  ]
  return bundle(
    scheme(root),
    Object.keys(heats).map((id) => entry(id)),
    sheets,
  )
}
const list = (all: Bundle) => score(all).standings.map((one) => `${one.entry} ${one.rank} ${one.points}`)
const HEATS = { a: '90', b: '80', c: '80', d: '70' }

describe('a cut', () => {
  test('lets the first two on; the others owe no final marks and are ranked behind', () => {
    const result = score(event({ top: 2, ties: 'all' }, { ...HEATS, c: '75' }, { a: '50', b: '100' }))
    expect(result.owed).toEqual([])
    expect(result.standings.map((one) => [one.entry, one.rank, one.points, one.nodes.finals])).toEqual([
      ['b', 1, '90', '100'],
      ['a', 2, '70', '50'],
      ['c', 3, '37.5', null],
      ['d', 4, '35', null],
    ])
  })
  test('ranks those who stopped behind, even with more points', () =>
    expect(list(event({ top: 2, ties: 'all' }, { ...HEATS, c: '75' }, { a: '0', b: '0' }))).toEqual([
      'a 1 45',
      'b 2 40',
      'c 3 37.5',
      'd 4 35',
    ]))
  test('a tie over the last place: all go on', () =>
    expect(list(event({ top: 2, ties: 'all' }, HEATS, { a: '90', b: '80', c: '85' }))).toEqual(['a 1 90', 'c 2 82.5', 'b 3 80', 'd 4 35']))
  test('a tie over the last place: none goes on', () =>
    expect(list(event({ top: 2, ties: 'none' }, HEATS, { a: '10' }))).toEqual(['a 1 50', 'b 2 40', 'c 2 40', 'd 4 35']))
  test('a share of the starters', () =>
    expect(list(event({ share: '50%', round: 'up', ties: 'all' }, { a: '90', b: '80', c: '70' }, { a: '10', b: '20' }))).toEqual([
      'a 1 50',
      'b 1 50',
      'c 3 35',
    ]))
  test('a threshold', () =>
    expect(list(event({ least: '80', ties: 'all' }, HEATS, { a: '10', b: '20', c: '30' }))).toEqual([
      'c 1 55',
      'a 2 50',
      'b 2 50',
      'd 4 35',
    ]))
  test('nothing carried over: the heat still ranks those who stopped', () => {
    expect(list(event({ top: 1, ties: 'all' }, { a: '90', b: '70', c: '80' }, { a: '10' }, ['0', '1']))).toEqual([
      'a 1 10',
      'c 2 0',
      'b 3 0',
    ])
  })
  test('someone who went on and is not yet marked is open, nobody else is', () => {
    const result = score(event({ top: 2, ties: 'all' }, { ...HEATS, c: '75' }, { a: '50' }))
    expect(result.standings.map((one) => [one.entry, one.rank, one.state])).toEqual([
      ['a', 1, 'normal'],
      ['c', 2, 'normal'],
      ['d', 3, 'normal'],
      ['b', null, 'incomplete'],
    ])
    expect(result.owed).toEqual([{ entry: 'b', node: 'finals', what: 'mark', cells: 1 }])
  })
  test('who was absent from the heat does not go on and owes nothing', () => {
    const all = event({ top: 2, ties: 'all' }, { a: '90', b: '80' }, { a: '50', b: '60' })
    const absent = { entry: 'c', sitting: 'heats', source: 'c', kind: 'clerk' as const, marks: { heat: { none: 'absent' as const } } }
    const result = score({ ...all, entries: [...all.entries, entry('c')], sheets: [...all.sheets, absent] })
    expect(result.standings.map((one) => [one.entry, one.rank, one.state])).toEqual([
      ['a', 1, 'normal'],
      ['b', 1, 'normal'],
      ['c', null, 'absent'],
    ])
    expect(result.owed).toEqual([])
  })
  test('is told in the trace, and is the answer to why', () => {
    const all = event({ top: 2, ties: 'all' }, { ...HEATS, c: '75' }, { a: '0', b: '0' })
    expect(explain(all, 'c').steps).toContainEqual({ do: 'advance', node: 'heats', advanced: false, why: 'place' })
    expect(compare(all, 'a', 'c')).toMatchObject({ ahead: 'a', why: 'stage', key: null })
  })
})
