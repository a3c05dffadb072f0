/** Ranks: shared places, ordered keys, zones, and the key that decided. */

import { describe, expect, test } from 'vitest'
import { compare } from '../../server/scoring/explain.ts'
import { score } from '../../server/scoring/score.ts'
import type { Bundle, Key, Mark, Scheme } from '../../server/scoring/types.ts'
import { bundle, clerk, contest, entry, group, panel, penalty, points, ranksOf, scheme, sheet } from './build.ts'

const TIMED = group(
  'total',
  [
    points('practice', '60'),
    points('theory', '40'),
    { kind: 'time', id: 'time', name: { zh: '用时', en: 'Time' }, full: '0', step: '0.01' },
  ],
  { sitting: clerk },
)
const KEYS: Key[] = [
  { by: 'node', node: 'total', order: 'more' },
  { by: 'node', node: 'time', order: 'less' },
  { by: 'node', node: 'practice', order: 'more' },
]
/** Entries by id: practice, theory, seconds. */
function timed(rows: Record<string, [string, string, Mark]>, rest: Partial<Scheme> = {}): Bundle {
  const sheets = Object.entries(rows).map(([id, [practice, theory, time]]) =>
    sheet(id, 'total', 'clerk', { practice, theory, time }, 'clerk'),
  )
  return bundle(
    scheme(TIMED, { keys: KEYS, ...rest }),
    Object.keys(rows).map((id) => entry(id)),
    sheets,
  )
}
const list = (all: Bundle) => score(all).standings.map((one) => `${one.entry} ${one.rank}${one.shared ? '=' : ''} ${one.decidedBy ?? '-'}`)

describe('equal points', () => {
  test('share a rank, and the next is counted on: 1, 2, 2, 4', () => {
    expect(list(contest({ a: '90', b: '88', c: '88', d: '85' }))).toEqual(['a 1 -', 'b 2= 0', 'c 2= 0', 'd 4 0'])
  })
  test('are listed by blind code or label, then id', () => {
    const all = contest({ x: '88', y: '88', z: '88' })
    const entries = [entry('x', { code: 'C2' }), entry('y', { code: 'C1' }), entry('z', { label: 'C1' })]
    expect(score({ ...all, entries }).standings.map((one) => one.entry)).toEqual(['y', 'z', 'x'])
  })
  test('owe a decision where places may not be shared', () => {
    const result = score(contest({ a: '90', b: '88', c: '88' }, { ties: 'decide' }))
    expect(result.owed).toEqual([
      { entry: 'b', node: 'total', what: 'decision' },
      { entry: 'c', node: 'total', what: 'decision' },
    ])
  })
  test('are decided by the chief', () => {
    const all = contest(
      { a: '88', b: '88' },
      {
        ties: 'decide',
        keys: [
          { by: 'node', node: 'total', order: 'more' },
          { by: 'chief', order: 'less' },
        ],
      },
    )
    const entries = [entry('a', { chief: 2 }), entry('b', { chief: 1 })]
    expect(score({ ...all, entries })).toMatchObject({
      owed: [],
      standings: [
        { entry: 'b', rank: 1 },
        { entry: 'a', rank: 2, decidedBy: 1 },
      ],
    })
  })
})

describe('keys', () => {
  test('the shorter time, then practice, then a shared rank', () => {
    const rows: Record<string, [string, string, Mark]> = {
      a: ['50', '30', '3600'],
      b: ['50', '30', '3599.5'],
      c: ['48', '32', '3600'],
      d: ['50', '30', '3600'],
      e: ['55', '30', '4000'],
    }
    expect(list(timed(rows))).toEqual(['e 1 -', 'b 2 0', 'a 3= 1', 'd 3= 1', 'c 5 2'])
  })
  test('an entry without a time is behind those who have one', () => {
    expect(list(timed({ a: ['50', '30', { none: 'absent' }], b: ['50', '30', '9999'] }))).toEqual(['b 1 -', 'a 2 1'])
  })
  test('shown values decide: what looks equal is equal', () => {
    const root = group('total', [points('x', '100', { weight: '1/3' }), points('y', '100', { weight: '2/3' })], {
      sitting: clerk,
      places: 2,
    })
    const sheets = [sheet('a', 'total', 'c', { x: '80.01', y: '80' }, 'clerk'), sheet('b', 'total', 'c', { x: '80', y: '80' }, 'clerk')]
    const all = (rankOn: 'shown' | 'exact') => bundle(scheme(root, { rankOn }), [entry('a'), entry('b')], sheets)
    expect(list(all('shown'))).toEqual(['a 1= -', 'b 1= -'])
    expect(score(all('exact')).standings.map((one) => [one.entry, one.rank, one.points])).toEqual([
      ['a', 1, '80.003'],
      ['b', 2, '80.000'],
    ])
  })
  test('fewer penalties, then age, then lots', () => {
    const keys: Key[] = [
      { by: 'node', node: 'total', order: 'more' },
      { by: 'penalties', order: 'less' },
      { by: 'age', order: 'more' },
      { by: 'lots', order: 'less' },
    ]
    const all = contest({ a: '90', b: '85', c: '85', d: '85' }, { keys }, { incidents: [penalty('p', 'a', '-5')] })
    const entries = [
      entry('a'),
      entry('b', { birthDate: '1990-01-01', lot: 2 }),
      entry('c', { birthDate: '1980-01-01' }),
      entry('d', { birthDate: '1990-01-01', lot: 1 }),
    ]
    const result = score({ ...all, entries })
    expect(result.standings.map((one) => [one.entry, one.rank, one.decidedBy])).toEqual([
      ['c', 1, null],
      ['d', 2, 2],
      ['b', 3, 3],
      ['a', 4, 1],
    ])
    expect(result.standings[0]?.keys).toEqual(['85', '0', null, null])
  })
  test('count-back: most of the highest marks', () => {
    const root = group('total', [points('mark', '12')], { sitting: panel(3, { take: 'sum' }) })
    const marks = { a: ['12', '5', '7'], b: ['8', '8', '8'], c: ['12', '6', '6'] }
    const sheets = Object.entries(marks).flatMap(([id, own]) => own.map((mark, i) => sheet(id, 'total', `j${i}`, { mark })))
    const keys: Key[] = [
      { by: 'node', node: 'total', order: 'more' },
      { by: 'countback', node: 'total', order: 'more' },
    ]
    const result = score(
      bundle(
        scheme(root, { keys }),
        ['a', 'b', 'c'].map((id) => entry(id)),
        sheets,
      ),
    )
    expect(result.standings.map((one) => [one.entry, one.rank, one.keys[1]])).toEqual([
      ['a', 1, '12 7 5'],
      ['c', 2, '12 6 6'],
      ['b', 3, '8 8 8'],
    ])
  })
  test('count-back over attempts: the next best run', () => {
    const root = group('total', [points('run', '100')], { repeat: { times: 2, take: 'best' }, sitting: clerk })
    const sheets = [
      sheet('a', 'total', 'c', { 'run#1': '90', 'run#2': '60' }, 'clerk'),
      sheet('b', 'total', 'c', { 'run#1': '70', 'run#2': '90' }, 'clerk'),
    ]
    const keys: Key[] = [
      { by: 'node', node: 'total', order: 'more' },
      { by: 'countback', node: 'total', order: 'more' },
    ]
    expect(ranksOf(score(bundle(scheme(root, { keys }), [entry('a'), entry('b')], sheets)))).toEqual({ b: 1, a: 2 })
  })
})

describe('zones', () => {
  const all = contest(
    { a: '90', b: '80', c: '70', d: '60' },
    { within: 'zone', prizes: [{ id: 'first', name: { zh: '一', en: 'one' }, count: 1 }] },
  )
  const entries = [
    entry('a', { zone: 'south' }),
    entry('b', { zone: 'north' }),
    entry('c', { zone: 'south' }),
    entry('d', { zone: 'north' }),
  ]
  test('are ranked each among themselves, and have their own prizes', () => {
    expect(score({ ...all, entries }).standings.map((one) => [one.zone, one.entry, one.rank, one.prize])).toEqual([
      ['north', 'b', 1, 'first'],
      ['north', 'd', 2, null],
      ['south', 'a', 1, 'first'],
      ['south', 'c', 2, null],
    ])
  })
  test('cannot be compared', () => expect(compare({ ...all, entries }, 'a', 'b')).toMatchObject({ ahead: null, why: 'other-zone' }))
})

describe('why one is above another', () => {
  const rows: Record<string, [string, string, Mark]> = { a: ['50', '30', '3600'], b: ['50', '30', '3599.5'], c: ['50', '30', '3600'] }
  test('the first key on which they differ, with both values', () =>
    expect(compare(timed(rows), 'a', 'b')).toEqual({ ahead: 'b', why: 'key', key: 1, values: ['3600', '3599.5'] }))
  test('nothing, when they are equal', () => expect(compare(timed(rows), 'a', 'c').why).toBe('equal'))
  test('nothing, for someone who is not there', () => expect(compare(timed(rows), 'a', 'x').why).toBe('unranked'))
})
