/** Prizes, medals, titles and promotions. */

import { describe, expect, test } from 'vitest'
import { score } from '../../server/scoring/score.ts'
import type { Bundle, Entry, MedalRule, Prize } from '../../server/scoring/types.ts'
import { clerk, contest, entry, group, name, plain, points, scheme, sheet } from './build.ts'

const p = (id: string, rest: Partial<Prize>): Prize => ({ id, name: name(id), ...rest })
const TEN = [p('1', { share: '10%' }), p('2', { share: '20%' }), p('3', { share: '30%' })]
/** n entries with falling marks 99, 98 … */
const field = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`e${String(i).padStart(2, '0')}`, String(99 - i)]))
/** How many got each prize, "-" for none. */
function counts(all: Bundle): Record<string, number> {
  const found: Record<string, number> = {}
  for (const one of score(all).standings) found[one.prize ?? '-'] = (found[one.prize ?? '-'] ?? 0) + 1
  return found
}
const prizesOf = (all: Bundle) =>
  score(all)
    .standings.map((one) => one.prize ?? '-')
    .join(' ')

describe('shares', () => {
  test('10, 20 and 30 % of 20 ranked are 2, 4 and 6', () =>
    expect(counts(contest(field(20), { prizes: TEN }))).toEqual({ 1: 2, 2: 4, 3: 6, '-': 8 }))
  test.each([
    ['up', { 1: 1, 2: 2, 3: 3, '-': 1 }],
    ['down', { 2: 1, 3: 2, '-': 4 }],
    ['half', { 1: 1, 2: 1, 3: 2, '-': 3 }],
  ] as const)('of 7 ranked, rounded %s', (round, expected) => {
    expect(counts(contest(field(7), { prizes: TEN.map((one) => ({ ...one, round })) }))).toEqual(expected)
  })
  test('exhibition, absent and disqualified are in no denominator', () => {
    const all = contest(field(23), { prizes: TEN })
    const state = (i: number): Entry['state'] => (i === 0 ? 'exhibition' : i === 1 ? 'absent' : i === 2 ? 'disqualified' : 'normal')
    expect(counts({ ...all, entries: all.entries.map((one, i) => ({ ...one, state: state(i) })) })).toEqual({ 1: 2, 2: 4, 3: 6, '-': 11 })
  })
  test('from the top, less those already given: the top half less the medallists', () => {
    expect(
      counts(
        contest(field(10), { prizes: [p('gold', { count: 1 }), p('silver', { count: 1 }), p('merit', { share: '50%', fromTop: true })] }),
      ),
    ).toEqual({ gold: 1, silver: 1, merit: 3, '-': 5 })
  })
})

describe('numbers', () => {
  const NUMBERS = [p('1', { count: 1 }), p('2', { count: 2 }), p('3', { count: 3 })]
  test('1, 2 and 3', () => expect(prizesOf(contest(field(8), { prizes: NUMBERS }))).toBe('1 2 2 3 3 3 - -'))
  test('a tie over the last place: all of them', () => {
    expect(prizesOf(contest({ a: '90', b: '90', c: '80', d: '70' }, { prizes: NUMBERS }))).toBe('1 1 2 2')
    expect(prizesOf(contest({ a: '90', b: '80', c: '70', d: '70', e: '60' }, { prizes: NUMBERS }))).toBe('1 2 2 2 3')
  })
  test('a tie over the last place: none of them, and they take the next prize', () => {
    expect(
      prizesOf(contest({ a: '90', b: '80', c: '70', d: '70', e: '60' }, { prizes: NUMBERS.map((one) => ({ ...one, ties: 'none' })) })),
    ).toBe('1 2 3 3 3')
  })
  test('a prize stays vacant under its least points', () => {
    expect(
      prizesOf(
        contest(
          { a: '84', b: '80', c: '59' },
          { prizes: [p('1', { count: 1, least: '85' }), p('2', { count: 2, least: '60' }), p('3', { count: 3 })] },
        ),
      ),
    ).toBe('2 2 3')
  })
  test('a prize stays vacant with too few entrants', () =>
    expect(prizesOf(contest(field(4), { prizes: [p('1', { count: 1 }), p('2', { count: 1, entrants: 5 })] }))).toBe('1 - - -'))
  test('by points alone', () =>
    expect(
      prizesOf(
        contest(
          { a: '18', b: '15', c: '13', d: '12' },
          { prizes: [p('1', { least: '18' }), p('2', { least: '15' }), p('3', { least: '13' })] },
        ),
      ),
    ).toBe('1 2 3 -'))
})

describe('a part that was not passed', () => {
  const root = group('total', [points('theory', '100', { weight: '30%', pass: '60' }), points('practice', '100', { weight: '70%' })], {
    sitting: clerk,
  })
  test('keeps the rank and takes no prize', () => {
    const sheets = [
      sheet('a', 'total', 'c', { theory: '59.99', practice: '100' }, 'clerk'),
      sheet('b', 'total', 'c', { theory: '60', practice: '90' }, 'clerk'),
    ]
    const { standings } = score({
      ...contest({}),
      scheme: scheme(root, { prizes: [p('1', { count: 1 })] }),
      entries: [entry('a'), entry('b')],
      sheets,
    })
    expect(standings.map((one) => [one.entry, one.rank, one.prize])).toEqual([
      ['a', 1, null],
      ['b', 2, '1'],
    ])
  })
})

describe('medals with a tie band of 2', () => {
  const medals = (points_: string[], rule: MedalRule = { band: '2' }) => {
    const marks = Object.fromEntries(points_.map((mark, i) => [`e${i}`, mark]))
    return score({ ...contest(marks), scheme: plain('1000', { medals: rule }) })
      .standings.map((one) => one.prize ?? '-')
      .join(' ')
  }
  const cases: [string, string][] = [
    ['720 710 705 700', 'gold silver bronze -'],
    ['720 718 710 705', 'gold gold bronze -'],
    ['720 718 710 708 700', 'gold gold bronze bronze -'],
    ['720 719 718 717 716', 'gold gold gold bronze bronze'],
    ['720 719 718 715', 'gold gold gold -'],
    ['720 710 708 707 705', 'gold silver silver bronze -'],
    ['720 710 708 705 700', 'gold silver silver - -'],
    ['720 710 705 704 703', 'gold silver bronze bronze bronze'],
    ['90 88.5 87', 'gold gold bronze'],
    ['700', 'gold'],
  ]
  test.each(cases)('%s → %s', (marks, expected) => expect(medals(marks.split(' '))).toBe(expected))
  test('a medallion for the rest who reach it', () =>
    expect(medals(['740', '730', '720', '700', '699'], { band: '2', medallion: '700' })).toBe('gold silver bronze medallion -'))
})

describe('titles and levels', () => {
  const titles = [
    { id: 'young', name: name('青年岗位能手'), rank: 3, bornAfter: '1991-05-01' },
    { id: 'woman', name: name('巾帼建功标兵'), rank: 2, attributes: { sex: 'female' } },
    { id: 'expert', name: name('技术能手'), rank: 2, entrants: 10 },
  ]
  const levels = [
    { rank: 2, from: '3', to: '2' },
    { rank: 2, from: '2', to: '1' },
    { rank: 4, from: '4', to: '3' },
  ]
  const all = contest({ a: '90', b: '80', c: '70', d: '60' }, { titles, levels })
  const entries = [
    entry('a', { birthDate: '1991-05-01', attributes: { sex: 'male' }, skillLevel: '2' }),
    entry('b', { birthDate: '1991-04-30', attributes: { sex: 'female' }, skillLevel: '3' }),
    entry('c', { attributes: { sex: 'female' }, skillLevel: '3' }),
    entry('d', { birthDate: '2000-01-01', skillLevel: '4' }),
  ]
  test('are given by rank and what the entry is; what is not known is not fulfilled', () => {
    expect(score({ ...all, entries }).standings.map((one) => [one.entry, one.titles, one.level])).toEqual([
      ['a', ['young'], '1'],
      ['b', ['woman'], '2'],
      ['c', [], null],
      ['d', [], '3'],
    ])
  })
  test('need enough entrants', () => {
    const ten = contest(field(10), { titles })
    expect(score(ten).standings.filter((one) => one.titles.includes('expert')).length).toBe(2)
  })
})
