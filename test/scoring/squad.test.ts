/** Squads: members joined, incomplete squads, penalties of the squad, ties. */

import { describe, expect, test } from 'vitest'
import { score } from '../../server/scoring/score.ts'
import type { Bundle, EntryState, Incident, SquadRule } from '../../server/scoring/types.ts'
import { contest, entry, group, points, scheme, sheet } from './build.ts'

const MARKS = { a1: '90', a2: '80', a3: '70', b1: '85', b2: '85', b3: '60', c1: '99', c2: '20', c3: '10' }

function squads(rule: Partial<SquadRule>, states: Record<string, EntryState> = {}, incidents: Incident[] = []): Bundle {
  const prizes = [
    { id: 'first', name: { zh: '一', en: 'one' }, count: 1 },
    { id: 'second', name: { zh: '二', en: 'two' }, count: 2 },
  ]
  const all = contest(MARKS, { squads: { take: 'sum', incomplete: 'leave-out', ...rule }, prizes })
  return {
    ...all,
    incidents,
    entries: Object.keys(MARKS).map((id) => entry(id, { squad: id[0] as string, state: states[id] ?? 'normal' })),
  }
}
const list = (all: Bundle) => score(all).squads.map((one) => `${one.squad} ${one.rank}${one.shared ? '=' : ''} ${one.points}`)

describe('squads', () => {
  test('by the sum of their members', () => expect(list(squads({}))).toEqual(['a 1 240', 'b 2 230', 'c 3 129']))
  test('by the mean, shown with two places', () => expect(list(squads({ take: 'mean' }))).toEqual(['a 1 80.00', 'b 2 76.67', 'c 3 43.00']))
  test('by the best two', () => expect(list(squads({ take: 'best', best: 2 }))).toEqual(['a 1= 170', 'b 1= 170', 'c 3 119']))
  test('by points for prizes, and one for those who passed', () => {
    expect(list(squads({ take: 'prize-points', points: { first: '8', second: '4', passed: '1' } }))).toEqual(['c 1 10', 'b 2 9', 'a 3 6'])
  })
  test('with a member missing are left out, or count it as 0', () => {
    expect(list(squads({}, { a3: 'absent' }))).toEqual(['b 1 230', 'c 2 129', 'a null null'])
    expect(list(squads({ incomplete: 'count' }, { a3: 'absent' }))).toEqual(['b 1 230', 'a 2 170', 'c 3 129'])
  })
  test('do not count exhibition members', () => expect(list(squads({}, { a3: 'exhibition' }))).toEqual(['b 1 230', 'a 2 170', 'c 3 129']))
  test('carry their own penalties, which touch no member', () => {
    const incidents: Incident[] = [{ id: 's', squad: 'a', scope: 'squad', effect: { do: 'points', points: '-20' }, reason: 'late' }]
    const result = score(squads({}, {}, incidents))
    expect(result.squads.map((one) => [one.squad, one.points])).toEqual([
      ['b', '230'],
      ['a', '220'],
      ['c', '129'],
    ])
    expect(result.standings.find((one) => one.entry === 'a1')?.points).toBe('90')
  })
  test('tie by the total time of the three', () => {
    const time = { kind: 'time' as const, id: 'time', name: { zh: '用时', en: 'time' }, full: '0', step: '1' }
    const root = group('total', [points('mark', '100'), time], { sitting: { source: 'clerk' } })
    const rows: Record<string, [string, string]> = { a1: ['50', '100'], a2: ['50', '100'], b1: ['60', '90'], b2: ['40', '90'] }
    const sheets = Object.entries(rows).map(([id, [mark, seconds]]) => sheet(id, 'total', 'c', { mark, time: seconds }, 'clerk'))
    const rule: SquadRule = { take: 'sum', incomplete: 'leave-out', keys: [{ by: 'node', node: 'time', order: 'less' }] }
    const entries = Object.keys(rows).map((id) => entry(id, { squad: id[0] as string }))
    expect(list({ ...contest({}), scheme: scheme(root, { squads: rule }), entries, sheets })).toEqual(['b 1 100', 'a 2 100'])
  })
})
