/** Close ranks: the published counts, and the engine itself asked about every draw of judges. */

import { describe, expect, test } from 'vitest'
import { closeRanks } from '../../../server/scoring/agreement/close.ts'
import { resamples } from '../../../server/scoring/agreement/resample.ts'
import { score } from '../../../server/scoring/score.ts'
import type { Aspect, Bundle, Panel } from '../../../server/scoring/types.ts'
import { bundle, clerk, entry, group, judged, panel, points, scheme, sheet } from '../build.ts'

test('resamples are all equally likely draws, counted: 35 kinds of 4⁴, 1,716 of 7⁷; beyond seven judges the same draws each time', () => {
  const of = (n: number, seed = 1) => resamples([Array.from({ length: n }, (_, i) => i)], n, seed)
  expect([4, 7].map((n) => [of(n).all.length, of(n).all.reduce((sum, one) => sum + one.weight, 0)])).toEqual([
    [35, 4 ** 4],
    [1716, 7 ** 7],
  ])
  expect(of(8)).toMatchObject({ exact: false, all: { length: 2000 } })
  expect(of(8)).toEqual(of(8))
  expect(of(8, 2)).not.toEqual(of(8))
  const drawn = of(8).all.reduce((sum, one) => sum + (one.times[3] ?? 0), 0)
  expect(drawn).toBeGreaterThan(1850)
  expect(drawn).toBeLessThan(2150)
})

test('Shrout & Fleiss’ table by means of four judges: first in 256 of 256, second in 220, third in 66 turned round', () => {
  const numbers = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ]
  const sheets = numbers.flatMap((row, i) => row.map((mark, j) => sheet(`t${i + 1}`, 'total', `j${j + 1}`, { mark: String(mark) })))
  const all = bundle(
    scheme(group('total', [points('mark', '10')], { sitting: panel(4) })),
    numbers.map((_, i) => entry(`t${i + 1}`)),
    sheets,
  )
  const { exact, resamples: of, entries, pairs } = closeRanks(all)
  expect([exact, of, entries.map((one) => one.entry).join(' ')]).toEqual([true, 256, 't5 t3 t1 t6 t4 t2'])
  expect(entries.slice(0, 3)).toMatchObject([
    { first: 1, low: 1, high: 1 },
    { first: 0.0039, low: 2, high: 3 },
    { first: 0, low: 2, high: 3 },
  ])
  expect(pairs[1]).toEqual({ above: 't3', below: 't1', swapped: 0.2578, close: true })
  expect(pairs.map((one) => one.close)).toEqual([false, true, false, true, true])
})

/** Every draw of judges scored by the engine itself, judge by judge under new names. */
function asked(all: Bundle, judges: string[]): { first: Record<string, number>; swapped: Record<string, number> } {
  const order = score(all).standings.map((one) => one.entry)
  const [first, swapped] = [new Map<string, number>(), new Map<string, number>()]
  const count = judges.length ** judges.length
  for (let draw = 0; draw < count; draw++) {
    const drawn = judges.map((_, i) => judges[Math.floor(draw / judges.length ** i) % judges.length] as string)
    const others = all.sheets.filter((one) => one.kind !== 'judge')
    const sheets = drawn.flatMap((source, i) =>
      all.sheets.filter((one) => one.source === source).map((one) => ({ ...one, source: `drawn ${i}` })),
    )
    const { standings } = score({ ...all, sheets: [...others, ...sheets] })
    const rank = new Map(standings.map((one) => [one.entry, one.rank ?? 0]))
    for (const [id, place] of rank) if (place === 1) first.set(id, (first.get(id) ?? 0) + 1 / count)
    for (const [i, id] of order.entries()) {
      const above = order[i - 1]
      if (above && (rank.get(id) ?? 0) <= (rank.get(above) ?? 0))
        swapped.set(`${above} ${id}`, (swapped.get(`${above} ${id}`) ?? 0) + 1 / count)
    }
  }
  const told = (map: Map<string, number>) => Object.fromEntries([...map].map(([key, x]) => [key, Number(x.toFixed(3))]))
  return { first: told(first), swapped: told(swapped) }
}

const JUDGES = ['j1', 'j2', 'j3', 'j4']

/** Weighted theory beside two judged attempts with difficulty; marks from a fixed rule, close to one another. */
function contest(rest: Partial<Panel>, fixed: number, judges = JUDGES): Bundle {
  const difficulty: Aspect = {
    kind: 'given',
    id: 'difficulty',
    name: { zh: '难度', en: 'Difficulty' },
    full: '0',
    step: '0.1',
    sitting: clerk,
  }
  const dive = points('dive', '10', { step: '0.5', factor: 'difficulty', sitting: panel(judges.length, rest) } as Partial<Aspect>)
  const root = group('total', [
    group('theory', [points('paper', '10')], { sitting: clerk, weight: '20%' }),
    group('dives', [difficulty, dive], { repeat: { times: 2, take: 'sum' }, weight: '80%' }),
  ])
  const entries = ['a', 'b', 'c', 'd']
  const of = (i: number, j: number, n: number) => String(6 + ((i * 5 + j * 3 + n * 7 + fixed * (i + 1) * (j + 2)) % 7) / 2)
  const sheets = entries.flatMap((id, i) => [
    sheet(id, 'theory', 'clerk', { paper: String(5 + ((i * fixed) % 4)) }, 'clerk'),
    sheet(id, 'difficulty', 'clerk', { 'difficulty#1': `2.${i + fixed}`, 'difficulty#2': '3' }, 'clerk'),
    ...judges.map((source, j) => sheet(id, 'dive', source, { 'dive#1': of(i, j, 1), 'dive#2': of(i, j, 2) })),
  ])
  return bundle(
    scheme(root),
    entries.map((id) => entry(id)),
    sheets,
  )
}

describe('agrees with the engine asked about every draw', () => {
  test.each<[string, Partial<Panel>]>([
    ['means', {}],
    ['sums of the middle two', { take: 'sum', drop: { high: 1, low: 1 } }],
    ['medians', { take: 'median' }],
    ['the lowest dropped', { drop: { high: 0, low: 1 } }],
  ])('%s', (_, rest) => {
    for (const fixed of [1, 2, 3]) {
      const all = contest(rest, fixed)
      const { first, swapped } = asked(all, JUDGES)
      const found = closeRanks(all)
      expect(found.exact).toBe(true)
      for (const one of found.entries) expect(one.first).toBeCloseTo(first[one.entry] ?? 0, 2)
      for (const one of found.pairs) expect(one.swapped).toBeCloseTo(swapped[`${one.above} ${one.below}`] ?? 0, 2)
    }
  })
  test('judges’ places turned into points, and mean ranks, where low is best', () => {
    const marks: Record<string, number[]> = { a: [9, 7, 8], b: [8, 9, 6], c: [7, 8, 9], d: [5, 6, 5] }
    const ranked = (places: Panel['places'], order: 'more' | 'less') => {
      const of = scheme(
        group('total', [points('mark')], { sitting: panel(3, { take: 'places', per: 'total', places: places as never }) }),
        {
          keys: [{ by: 'node', node: 'total', order }],
        },
      )
      const sheets = Object.entries(marks).flatMap(([id, row]) =>
        row.map((mark, j) => sheet(id, 'total', `j${j + 1}`, { mark: String(mark) })),
      )
      return bundle(
        of,
        Object.keys(marks).map((id) => entry(id)),
        sheets,
      )
    }
    for (const all of [ranked({ by: 'points', table: ['12', '10', '8', '7'] }, 'more'), ranked({ by: 'mean-rank' }, 'less')]) {
      const { first } = asked(all, ['j1', 'j2', 'j3'])
      for (const one of closeRanks(all).entries) expect(one.first).toBeCloseTo(first[one.entry] ?? 0, 3)
    }
  })
})

test('thirty judges are drawn by the seed: about what counting would give, the same each time', () => {
  const thirty = Array.from({ length: 30 }, (_, i) => `k${i}`)
  const found = closeRanks(contest({}, 1, thirty))
  expect([found.exact, found.resamples]).toEqual([false, 2000])
  expect(closeRanks(contest({}, 1, thirty))).toEqual(found)
})

test('gives its reason where it has no answer', () => {
  expect(closeRanks(judged(['5', '6'])).why).toBe('few-entries')
  const lone = contest({}, 1, ['j1'])
  expect(closeRanks(lone).why).toBe('few-judges')
  const all = contest({ quorum: 1 }, 1)
  const scattered = { ...all, sheets: all.sheets.filter((one) => one.kind !== 'judge' || one.entry !== 'a' || one.source === 'j1') }
  expect(closeRanks(scattered).why).toBe('incomplete')
  expect(closeRanks(bundle(scheme(group('total', [points('mark')])), [], [])).why).toBe('few-entries')
})
