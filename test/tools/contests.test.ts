/** Contests that nobody here wrote, each scored by the command line to an outcome worked out by hand. */
import { expect, test } from 'vitest'
import type { Aspect, Mark, MeasureRule, Standing } from '../../server/scoring/types.ts'
import { bundle, clerk, entry, group, name, panel, points, scheme, sheet } from '../scoring/build.ts'
import { standings } from './run.ts'

const given = (id: string): Aspect => ({ kind: 'given', id, name: name(id), full: '0', step: '0.01', sitting: clerk })
const row = (one: Standing) => [one.entry, one.rank, one.points]
const judges = (id: string, sitting: string, cell: string, marks: readonly (string | number)[]) =>
  marks.map((mark, i) => sheet(id, sitting, `j${i + 1}`, { [cell]: String(mark) }))

test('nine judges trimmed per aspect, base values and factors, rounded in stages, a deduction', () => {
  const nine = panel(9, { drop: { high: 1, low: 1 }, round: 2 })
  const root = group(
    'total',
    [
      group('elements', [given('base'), points('grade', '30', { min: '-10', base: 'base', places: 2, sitting: nine } as Partial<Aspect>)], {
        repeat: { times: 2, take: 'sum' },
      }),
      given('f1'),
      given('f2'),
      points('skills', '10', { step: '0.25', factor: 'f1', places: 2, sitting: nine } as Partial<Aspect>),
      points('music', '10', { step: '0.25', factor: 'f2', places: 2, sitting: nine } as Partial<Aspect>),
    ],
    { places: 2 },
  )
  const [one, two] = [
    [1, 1, 2, 2, 2, 1, 0, 3, 2],
    [0, 0, 0, 0, 0, 0, 0, -1, 1],
  ]
  const sheets = [
    sheet('a', 'base', 'desk', { 'base#1': '5.30', 'base#2': '3.20' }, 'clerk'),
    sheet('a', 'f1', 'desk', { f1: '1.33' }, 'clerk'),
    sheet('a', 'f2', 'desk', { f2: '1.67' }, 'clerk'),
    ...one.map((mark, i) => sheet('a', 'grade', `j${i + 1}`, { 'grade#1': String(mark), 'grade#2': String(two[i]) })),
    ...judges('a', 'skills', 'skills', ['8.00', 8.25, 8.25, 8.5, '8.00', 8.25, 7.75, 8.75, 8.5]),
    ...judges('a', 'music', 'music', [7.5, 7.5, 7.5, 7.5, 7.5, 7.75, 7.75, 7.75, 7.75]),
  ]
  const fall = { id: 'fall', entry: 'a', scope: 'entry' as const, effect: { do: 'points' as const, points: '-1' }, reason: 'fall' }
  const [first] = standings(bundle(scheme(root), [entry('a')], sheets, { incidents: [fall] })).standings
  // 5.30 + 11/7 → 1.57 = 6.87, and 3.20. 57.75/7 = 8.25 × 1.33 = 10.9725 → 10.97. 53.25/7 → 7.61 × 1.67 = 12.7087 → 12.71 (unrounded: 12.70).
  expect(first?.nodes).toMatchObject({ 'elements#1': '6.87', elements: '10.07', skills: '10.97', music: '12.71', total: '32.75' })
})

test('five judges, the middle three summed, difficulty by attempt, distance under the par, no jump below zero', () => {
  const metres: MeasureRule = { by: 'line', at: ['50', '100'], points: ['-12', '78'] }
  const distance: Aspect = { kind: 'measure', id: 'distance', name: name('distance'), full: '78', rule: metres, sitting: clerk }
  const style = points('style', '20', { step: '0.5', factor: 'difficulty', sitting: panel(5, { take: 'sum', drop: { high: 1, low: 1 } }) })
  const root = group('total', [group('jump', [given('difficulty'), distance, style])], {
    repeat: { times: 2, take: 'sum' },
  })
  const jumps = (id: string, difficulty: string[], lengths: string[], marks: number[][]) => [
    sheet(id, 'difficulty', 'desk', { 'difficulty#1': difficulty[0] as string, 'difficulty#2': difficulty[1] as string }, 'clerk'),
    sheet(id, 'distance', 'desk', { 'distance#1': lengths[0] as string, 'distance#2': lengths[1] as string }, 'clerk'),
    ...[0, 1, 2, 3, 4].map((i) => sheet(id, 'style', `j${i}`, { 'style#1': String(marks[0]?.[i]), 'style#2': String(marks[1]?.[i]) })),
  ]
  const sheets = [
    // 60 + 51.5 × 1.2 = 121.8; −8.4 + 1 × 1.1 = −7.3 → 0.
    ...jumps(
      'a',
      ['1.2', '1.1'],
      ['90', '52'],
      [
        [17, 17.5, 18, 16.5, 17],
        [0, 0, 1, 0, 2],
      ],
    ),
    // 42 + 45 = 87; 24 + 33 × 1.1 = 60.3.
    ...jumps(
      'b',
      ['1', '1.1'],
      ['80', '70'],
      [
        [15, 15, 15, 15, 15],
        [11, 11, 11, 11, 11],
      ],
    ),
  ]
  const found = standings(bundle(scheme(root), [entry('a'), entry('b')], sheets)).standings
  expect(found.map(row)).toEqual([
    ['b', 1, '147.3'],
    ['a', 2, '121.8'],
  ])
  expect(found[1]?.nodes).toMatchObject({ 'jump#1': '121.8', 'jump#2': '0' })
})

test('totals carried over rounds, with a cut that lets a tie through', () => {
  const stage = (id: string, rest = {}) => group(id, [points(`${id}-mark`, '50')], { level: 'stage', sitting: clerk, ...rest })
  const root = group('total', [stage('heats', { advance: { top: 2, ties: 'all' } }), stage('final')], { level: 'contest' })
  const of = (id: string, heats: string, final?: string) => [
    sheet(id, 'heats', 'desk', { 'heats-mark': heats }, 'clerk'),
    ...(final ? [sheet(id, 'final', 'desk', { 'final-mark': final }, 'clerk')] : []),
  ]
  const sheets = [...of('a', '50', '40'), ...of('b', '48', '45'), ...of('c', '48', '41'), ...of('d', '47')]
  const result = standings(
    bundle(
      scheme(root),
      ['a', 'b', 'c', 'd'].map((id) => entry(id)),
      sheets,
    ),
  )
  expect(result.standings.map(row)).toEqual([
    ['b', 1, '93'],
    ['a', 2, '90'],
    ['c', 3, '89'],
    ['d', 4, '47'],
  ])
  expect(result.owed).toEqual([])
})

/** Judges' orders as marks: the first of a list gets the most. */
const ranked = (orders: string[]) =>
  orders.flatMap((order, j) => [...order].map((id, i) => sheet(id, 'total', `j${j}`, { mark: String(9 - i) })))

test('juries’ ranks turned into 12, 10, 8, 7 points; equal sums by count-back', () => {
  const juries = panel(4, { take: 'places', per: 'total', places: { by: 'points', table: ['12', '10', '8', '7'] } })
  const keys = (['node', 'countback'] as const).map((by) => ({ by, node: 'total', order: 'more' as const }))
  const of = scheme(group('total', [points('mark')], { sitting: juries }), { keys })
  const found = standings(
    bundle(
      of,
      [...'wxyz'].map((id) => entry(id)),
      ranked(['wxyz', 'wxyz', 'yxzw', 'zyxw']),
    ),
  ).standings
  // w 12 12 7 7, y 12 10 8 8, x 10 10 10 8: 38 each. z 12 8 7 7 = 34.
  expect(found.map((one) => [...row(one), one.decidedBy, one.keys[1]])).toEqual([
    ['w', 1, '38', null, '12 12 7 7'],
    ['y', 2, '38', 1, '12 10 8 8'],
    ['x', 3, '38', 1, '10 10 10 8'],
    ['z', 4, '34', 0, '12 8 7 7'],
  ])
})

test('the majority of places: three firsts of five win over the smaller sum', () => {
  const five = panel(5, { take: 'places', per: 'total', places: { by: 'majority' } })
  const of = scheme(group('total', [points('mark')], { sitting: five }), { keys: [{ by: 'node', node: 'total', order: 'less' }] })
  // a 1 1 1 5 5 (sum 13), b 2 2 2 1 1 (sum 8).
  const found = standings(
    bundle(
      of,
      [...'abcde'].map((id) => entry(id)),
      ranked(['abcde', 'abcde', 'abcde', 'bcdea', 'bcdea']),
    ),
  ).standings
  expect(found.map(row)).toEqual([...'abcde'].map((id, i) => [id, i + 1, String(i + 1)]))
})

test('six problems of seven points, medals by cut-offs', () => {
  const prize = (id: string, least: string) => ({ id, name: name(id), least })
  const root = group('total', [points('problem', '7', { step: '1' } as Partial<Aspect>)], {
    repeat: { times: 6, take: 'sum' },
    sitting: clerk,
  })
  const of = scheme(root, { prizes: [prize('gold', '29'), prize('silver', '22'), prize('bronze', '16')] })
  const marks: Record<string, string> = { a: '777710', b: '777700', c: '777010', d: '337111', e: '720222', f: '771000' }
  const sheets = Object.entries(marks).map(([id, row]) =>
    sheet(id, 'total', 'coordinators', Object.fromEntries([...row].map((mark, i): [string, Mark] => [`problem#${i + 1}`, mark])), 'clerk'),
  )
  const found = standings(
    bundle(
      of,
      Object.keys(marks).map((id) => entry(id)),
      sheets,
    ),
  ).standings
  expect(found.map((one) => [...row(one), one.prize])).toEqual([
    ['a', 1, '29', 'gold'],
    ['b', 2, '28', 'silver'],
    ['c', 3, '22', 'silver'],
    ['d', 4, '16', 'bronze'],
    ['e', 5, '15', null],
    ['f', 5, '15', null],
  ])
})

test('2,000 entries seen by 3 of 1,000 judges each: severity is taken out to the last digit, and the raw ranks stand beside', () => {
  const [entries, seats] = [2000, 1000]
  const level = (i: number) => 40 + ((i * 37) % 2000) / 100
  // Half of the judges 3 points too generous, half as much too severe.
  const bias = (judge: number) => (judge % 2 ? 3 : -3)
  const sheets = Array.from({ length: entries }, (_, i) => i).flatMap((i) =>
    [i % seats, (i + 1) % seats, (i + 357) % seats].map((judge) =>
      sheet(`e${i}`, 'total', `j${judge}`, { mark: (level(i) + bias(judge)).toFixed(2) }),
    ),
  )
  const of = scheme(group('total', [points('mark', '100')], { sitting: panel(3, { per: 'total', quorum: 1 }), places: 2 }), {
    standardise: { by: 'severity', places: 2 },
  })
  const { standings: found, standardised } = standings(
    bundle(
      of,
      Array.from({ length: entries }, (_, i) => entry(`e${i}`)),
      sheets,
    ),
  )
  expect(standardised?.refused).toBeUndefined()
  expect(found.map((one) => one.points)).toEqual(Array.from({ length: entries }, (_, i) => (59.99 - i / 100).toFixed(2)))
  expect(found.every((one) => one.points === level(Number(one.entry.slice(1))).toFixed(2))).toBe(true)
  expect(found.filter((one) => one.raw?.rank !== one.rank).length).toBeGreaterThan(1000)
})
