/** Faults: everything that keeps a scheme from being locked, and a bundle from being scored. */

import { describe, expect, test } from 'vitest'
import { bundleFaults } from '../../server/scoring/fault-bundle.ts'
import { faults } from '../../server/scoring/faults.ts'
import type { Aspect, Bundle, FaultCode, Group, Key, Node, Panel, Prize, Scheme } from '../../server/scoring/types.ts'
import { faultText, scoring } from '../../server/words/scoring.ts'
import { bundle, clerk, contest, entry, group, name, panel, plain, points, scheme, sheet } from './build.ts'

const TWO = () => [points('x', '50'), points('y', '50')]
const of = (root: Partial<Group>, rest: Partial<Scheme> = {}) => scheme(group('total', TWO(), { sitting: clerk, ...root }), rest)
const leaf = (rest: Partial<Aspect>) => of({ children: [points('x', '10', rest)] })
const judged = (rest: Partial<Panel>) => of({ sitting: panel(5, rest) })
const key = (rest: Partial<Key>): Scheme => of({}, { keys: [{ by: 'node', order: 'more', ...rest } as Key] })
const prize = (...prizes: Partial<Prize>[]) => of({}, { prizes: prizes.map((one, i) => ({ id: `p${i}`, name: name('p'), ...one })) })
const weights = (...all: (string | undefined)[]) =>
  of({ children: all.map((weight, i) => points(`x${i}`, '100', weight === undefined ? {} : { weight })) })
const byRank = (rest: Partial<Scheme>) =>
  of(
    { sitting: panel(3, { take: 'places', per: 'total', places: { by: 'mean-rank' } }) },
    { keys: [{ by: 'node', node: 'total', order: 'less' }], ...rest },
  )
const measure = (rule: unknown) => leaf({ kind: 'measure', rule } as Partial<Aspect>)
const time: Aspect = { kind: 'time', id: 'time', name: name('t'), full: '0', step: '1' }
const given: Aspect = { kind: 'given', id: 'g', name: name('g'), full: '0', step: '1' }

function deep(levels: number): Node {
  return levels === 1 ? points('leaf') : group(`g${levels}`, [deep(levels - 1)])
}

function cyclic(): Group {
  const root = group('total', [points('x')], { sitting: clerk })
  root.children.push(root)
  return root
}

const good: [string, Scheme][] = [
  ['mean ranks, and squads without those that miss a member', byRank({ squads: { take: 'sum', incomplete: 'leave-out' } })],
  ['two parts that sum', of({ full: '100' })],
  ['1/3 three times', weights('1/3', '1/3', '1/3')],
  ['30 % and 70 %', weights('30%', '70%')],
  ['33.33 %, 33.33 % and 33.34 %', weights('33.33%', '33.33%', '33.34%')],
  ['weighted parts with a time beside them', of({ children: [points('x', '100', { weight: '1' }), time] })],
  ['a tree of twelve levels', scheme({ ...(deep(12) as Group), sitting: clerk }, { keys: [{ by: 'node', node: 'g12', order: 'more' }] })],
  ['a panel of five, less the highest and the lowest', judged({ drop: { high: 1, low: 1 } })],
  [
    'a bonus outside the full points',
    of({ full: '100', children: [...TWO(), { kind: 'count', id: 'bonus', name: name('b'), full: '0', each: '1', cap: '5' }] }),
  ],
]

describe('a good scheme has none', () => {
  test.each(good)('%s', (_, one) => expect(faults(one)).toEqual([]))
})

const bad: [FaultCode, Scheme, string?][] = [
  ['root-not-group', { ...plain(), root: points('x') as unknown as Group }],
  ['too-deep', scheme(deep(50) as Group)],
  ['id-twice', scheme(cyclic())],
  ['id-form', of({ children: [points('X y')] })],
  ['id-twice', of({ children: [points('x'), points('x')] })],
  ['no-children', of({ children: [] })],
  ['name-missing', of({ name: { zh: '总分', en: ' ' } })],
  ['places-range', of({ places: 2.5 })],
  ['places-range', of({ places: 10 })],
  ['weight-needless', of({ weight: '1' })],
  ['weight-form', weights('half', '1/2'), 'root.children.0.weight'],
  ['weight-form', weights('-10%', '110%')],
  ['weights-mixed', weights('1', undefined), 'root.children.1.weight'],
  ['weights-sum', weights('33.33%', '33.33%', '33.33%'), 'root.children'],
  ['weights-sum', weights('0.3', '0.6')],
  ['weight-without-points', of({ children: [points('x', '100', { weight: '1/2' }), group('y', [{ ...time }], { weight: '1/2' })] })],
  ['full-sum', of({ full: '99' }), 'root.full'],
  ['pass-too-high', leaf({ pass: '10.01' })],
  ['floor-above-cap', of({ floor: '50', cap: '40' })],
  ['number-form', leaf({ full: '1e5' })],
  ['number-form', leaf({ step: '0,5' } as Partial<Aspect>)],
  ['number-form', of({ cap: 'NaN' })],
  ['repeat-best', of({ repeat: { times: 3, take: 'best', best: 4 } })],
  ['repeat-best', of({ repeat: { times: 3, take: 'sum', best: 1 } })],
  ['count-range', of({ repeat: { times: 1, take: 'sum' } })],
  ['repeat-nested', of({ repeat: { times: 2, take: 'sum' }, children: [group('inner', TWO(), { repeat: { times: 2, take: 'sum' } })] })],
  ['advance-not-a-stage', of({ children: [group('g1', TWO(), { advance: { top: 3, ties: 'all' } })] })],
  ['advance-to-nothing', of({ children: [group('g1', TWO(), { level: 'stage', advance: { top: 3, ties: 'all' } })] })],
  [
    'cut-empty',
    of({
      children: [group('x', [points('x1')], { level: 'stage', advance: { ties: 'all' } }), group('y', [points('y1')], { level: 'stage' })],
    }),
  ],
  [
    'advance-unreachable',
    of({
      children: [
        group('x', [points('x1')], { level: 'stage', advance: { least: '11', ties: 'all' } }),
        group('y', [points('y1')], { level: 'stage' }),
      ],
    }),
  ],
  ['range-empty', leaf({ min: '10' } as Partial<Aspect>)],
  ['step-range', leaf({ step: '0' } as Partial<Aspect>)],
  ['step-divides', leaf({ step: '3' } as Partial<Aspect>)],
  ['full-not-zero', of({ children: [...TWO(), { ...time, full: '5' }] })],
  ['full-not-from', leaf({ kind: 'deduct', from: '20', each: '1' } as Partial<Aspect>)],
  ['max-not-positive', leaf({ min: '-5', max: '0' } as Partial<Aspect>)],
  ['points-above-full', measure({ by: 'bands', better: 'more', bands: [{ from: '1', points: '11' }] })],
  [
    'bands-order',
    measure({
      by: 'bands',
      better: 'more',
      bands: [
        { from: '1', points: '5' },
        { from: '2', points: '8' },
      ],
    }),
  ],
  ['line-flat', measure({ by: 'line', at: ['5', '5'], points: ['0', '10'] })],
  ['given-missing', measure({ by: 'target', target: 'nowhere', better: 'more' })],
  ['given-missing', leaf({ factor: 'x' })],
  [
    'share-range',
    of({
      children: [given, { ...points('x'), kind: 'measure', rule: { by: 'target', target: 'g', better: 'more', cap: 'much' } } as Aspect],
    }),
  ],
  [
    'given-elsewhere',
    of({ children: [group('r', [given, points('x')], { repeat: { times: 2, take: 'sum' } }), points('y', '10', { factor: 'g' })] }),
  ],
  ['descriptor-missing', leaf({ kind: 'judgement', descriptors: [name('0'), name(''), name('2'), name('3')] } as Partial<Aspect>)],
  ['grade-twice', leaf({ kind: 'table', grades: ['A', 'A'].map((grade) => ({ grade, name: name('a'), points: '1' })) } as Partial<Aspect>)],
  ['no-sitting', scheme(group('total', TWO()))],
  ['sitting-nested', of({ children: [group('g1', TWO(), { sitting: clerk })] })],
  ['panel-missing', of({ sitting: { source: 'judge' } })],
  ['panel-trim', of({ sitting: panel(2, { drop: { high: 1, low: 1 } }) })],
  ['quorum-range', judged({ quorum: 6 })],
  ['places-rule', judged({ take: 'places' })],
  ['places-rule', judged({ take: 'places', per: 'aspect', places: { by: 'borda' } })],
  [
    'places-rule',
    of({
      sitting: undefined as never,
      children: [group('g1', TWO(), { sitting: panel(3, { take: 'places', per: 'total', places: { by: 'majority' } }) })],
    }),
  ],
  ['places-order', of({ sitting: panel(3, { take: 'places', per: 'total', places: { by: 'majority' } }) })],
  ['reported-by-itself', of({ sitting: { source: 'unit', reported: true } })],
  ['no-keys', of({}, { keys: [] })],
  ['key-node', key({ node: 'nowhere' })],
  [
    'key-twice',
    of(
      {},
      {
        keys: [
          { by: 'node', node: 'total', order: 'more' },
          { by: 'node', node: 'total', order: 'less' },
        ],
      },
    ),
  ],
  ['key-needless', key({ by: 'lots', node: 'total' })],
  ['countback-nothing', key({ by: 'countback', node: 'total' })],
  ['prize-measure', prize({})],
  ['prize-measure', prize({ count: 1, share: '10%' })],
  ['share-range', prize({ share: '101%' })],
  ['share-range', prize({ share: '0%' })],
  ['count-range', prize({ count: 0 })],
  ['prize-shares', prize({ share: '60%' }, { share: '50%' })],
  [
    'id-twice',
    of(
      {},
      {
        prizes: [
          { id: 'p', name: name('p'), count: 1 },
          { id: 'p', name: name('p'), count: 1 },
        ],
      },
    ),
  ],
  ['prizes-and-medals', of({}, { medals: { band: '2' }, prizes: [{ id: 'p', name: name('p'), count: 1 }] })],
  ['date-form', of({}, { titles: [{ id: 't', name: name('t'), rank: 1, bornAfter: '1.5.1991' }] })],
  ['level-same', of({}, { levels: [{ rank: 1, from: '3', to: '3' }] })],
  ['squad-best', of({}, { squads: { take: 'sum', best: 2, incomplete: 'count' } })],
  ['squad-count-low', byRank({ squads: { take: 'sum', incomplete: 'count' } })],
  ['squad-points', of({}, { squads: { take: 'prize-points', points: { gold: '8' }, incomplete: 'count' } })],
  ['squad-key', of({}, { squads: { take: 'sum', incomplete: 'count', keys: [{ by: 'lots', order: 'less' }] } })],
  ['standardise-node', of({}, { standardise: { by: 'severity', places: 2 } })],
  ['standardise-scores', of({ sitting: panel(3, { per: 'total' }) }, { standardise: { by: 'z', places: 2 } })],
]

describe('a faulty scheme is refused', () => {
  test.each(bad)('%s', (code, one, path) => {
    const found = faults(one)
    expect(found.map((fault) => fault.code)).toContain(code)
    if (path) expect(found.find((fault) => fault.code === code)?.path.join('.')).toBe(path)
  })
  test('33.33 % three times says what the sum is', () =>
    expect(faults(weights('33.33%', '33.33%', '33.33%'))[0]?.params).toEqual({ sum: '0.9999' }))
})

describe('a faulty bundle', () => {
  const one = contest({ a: '90' })
  const cases: [FaultCode, Bundle][] = [
    ['weights-sum', { ...one, scheme: weights('0.3', '0.6') }],
    ['entry-twice', { ...one, entries: [entry('a'), entry('a')] }],
    ['entry-unknown', { ...one, entries: [] }],
    ['sheet-twice', { ...one, sheets: [...one.sheets, ...one.sheets] }],
    ['sitting-unknown', { ...one, sheets: [sheet('a', 'nowhere', 'c', {})] }],
    ['cell-unknown', { ...one, sheets: [sheet('a', 'total', 'c', { other: '5' }, 'clerk')] }],
    ['mark-not-a-number', { ...one, sheets: [sheet('a', 'total', 'c', { mark: '1e5' }, 'clerk')] }],
    [
      'incident-node',
      { ...one, incidents: [{ id: 'i', entry: 'a', scope: 'module', node: 'nowhere', effect: { do: 'zero' }, reason: 'x' }] },
    ],
    [
      'incident-node',
      { ...one, incidents: [{ id: 'i', entry: 'a', scope: 'aspect', node: 'mark#2', effect: { do: 'zero' }, reason: 'x' }] },
    ],
    [
      'incident-low-best',
      {
        ...one,
        scheme: byRank({}),
        sheets: [],
        incidents: [{ id: 'i', entry: 'a', scope: 'entry', effect: { do: 'points', points: '-1' }, reason: 'x' }],
      },
    ],
    [
      'number-form',
      { ...one, incidents: [{ id: 'i', entry: 'a', scope: 'entry', effect: { do: 'points', points: 'five' }, reason: 'x' }] },
    ],
    [
      'incident-twice',
      {
        ...one,
        incidents: [1, 2].map(() => ({ id: 'i', entry: 'a', scope: 'entry' as const, effect: { do: 'zero' as const }, reason: 'x' })),
      },
    ],
  ]
  test.each(cases)('%s', (code, all) => expect(bundleFaults(all).map((fault) => fault.code)).toContain(code))
  test('without faults has none', () => expect(bundleFaults(bundle(plain(), [entry('a')], []))).toEqual([]))
})

describe('every fault', () => {
  test('is said in both languages', () => {
    for (const code of Object.keys(scoring.faults) as FaultCode[]) {
      for (const lang of ['zh', 'en'] as const) {
        const text = faultText({ code, params: new Proxy({}, { get: () => '7' }) }, lang)
        expect(text.length).toBeGreaterThan(3)
        expect(text).not.toMatch(/undefined|\[object/)
        expect(/[\u4e00-\u9fff]/.test(text)).toBe(lang === 'zh')
      }
    }
  })
})
