/** Bad input: each kind has its fixed outcome; never NaN, never an exception. */

import { describe, expect, test } from 'vitest'
import { compare, explain } from '../../server/scoring/explain.ts'
import { score } from '../../server/scoring/score.ts'
import type { Bundle, Mark } from '../../server/scoring/types.ts'
import { bundle, contest, entry, group, judged, panel, plain, points, scheme, sheet } from './build.ts'

const first = (all: Bundle) => score(all).standings[0]

describe('a mark that is no number counts as not marked', () => {
  test.each(['NaN', 'Infinity', '-Infinity', '1e400', '1,25', '１２', '', ' ', '+5', '0x1F', '1e-7', 'null', '1.2.3'])('%j', (mark) => {
    expect(first(contest({ a: mark }))).toMatchObject({ state: 'incomplete', rank: null, points: null })
  })
  test('-0 is 0', () => expect(first(contest({ a: '-0' }))).toMatchObject({ rank: 1, points: '0' }))
  test.each([5, null, undefined, {}, [], { none: 'late' }])('%j instead of text', (mark) => {
    expect(first(contest({ a: mark as unknown as string }))?.state).toBe('incomplete')
  })
  test('a cell named like something of JavaScript’s own is not there', () => {
    const all = bundle(
      scheme(group('total', [points('constructor')], { sitting: { source: 'clerk' } })),
      [entry('a')],
      [sheet('a', 'total', 'c', {}, 'clerk')],
    )
    expect(first(all)?.state).toBe('incomplete')
  })
})

describe('panels at their edges', () => {
  const trim = { drop: { high: 1, low: 1 } }
  test('missing judges: by the policy', () => {
    const seats = [1, 2, 3].map((i) => ({ sitting: 'total', source: `j${i}` }))
    expect(first({ ...judged(['50', '60', undefined], trim), seats })?.state).toBe('incomplete')
    expect(first({ ...judged(['50', '60', undefined], trim), seats, waivers: [{ source: 'j3', sitting: 'total' }] })?.points).toBe('55')
  })
  test('a single judge who cannot be trimmed is refused with the scheme', () =>
    expect(score(judged(['50'], trim)).faults?.[0]?.code).toBe('panel-trim'))
  test('a single judge is enough where nothing is dropped', () => expect(first(judged(['50']))?.points).toBe('50'))
  test('a single judge left of five follows the short-panel policy', () => {
    const seats = ['j1', 'j2', 'j3', 'j4', 'j5'].map((source) => ({ sitting: 'total', source }))
    const recusals = ['j2', 'j3', 'j4', 'j5'].map((source) => ({ source, entry: 'a' }))
    const all = (short: 'block' | 'mean') => ({ ...judged(['50', '1', '2', '3', '4'], { ...trim, short }), seats, recusals })
    expect(first(all('mean'))?.points).toBe('50')
    expect(score(all('block')).owed).toEqual([{ entry: 'a', node: 'mark', what: 'panel-too-short' }])
  })
  test('everyone recused: nothing to join, and nobody to wait for', () => {
    const seats = ['j1', 'j2'].map((source) => ({ sitting: 'total', source }))
    const recusals = ['j1', 'j2'].map((source) => ({ source, entry: 'a' }))
    expect(score({ ...judged(['50', '60']), seats, recusals })).toMatchObject({
      owed: [{ what: 'panel-too-short' }],
      standings: [{ state: 'incomplete' }],
    })
  })
  test('all marks equal', () => expect(first(judged(['70', '70', '70', '70', '70'], trim))?.points).toBe('70'))
})

describe('events at their edges', () => {
  test('an empty event has an empty list', () => expect(score(bundle(plain(), [], []))).toEqual({ standings: [], squads: [], owed: [] }))
  test('everyone disqualified: no ranks, no prizes', () => {
    const all = contest({ a: '90', b: '80' }, { prizes: [{ id: 'p', name: { zh: '一', en: 'one' }, share: '50%' }] })
    const result = score({ ...all, entries: [entry('a', { state: 'disqualified' }), entry('b', { state: 'disqualified' })] })
    expect(result.standings.map((one) => [one.rank, one.prize])).toEqual([
      [null, null],
      [null, null],
    ])
  })
  test('ten thousand equals share the first rank', () => {
    const all = contest(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`e${i}`, '70'])))
    const { standings } = score(all)
    expect(standings.every((one) => one.rank === 1 && one.shared)).toBe(true)
  })
  test('a tree that is fifty deep is refused', () => {
    let root = group('g0', [points('x')])
    for (let depth = 1; depth < 50; depth++) root = group(`g${depth}`, [root])
    expect(score(bundle(scheme(root), [entry('a')], [])).faults?.[0]?.code).toBe('too-deep')
  })
  test('a tree that holds itself, however often, is refused', () => {
    const root = group('total', [points('x')])
    for (let i = 0; i < 50; i++) root.children.push(root)
    expect(score(bundle(scheme(root), [entry('a')], [])).faults?.[0]?.code).toBe('id-twice')
  })
  test('a bundle that cannot be scored says why, and nobody has points', () => {
    const all = contest({ a: '90' })
    const result = score({ ...all, sheets: [...all.sheets, ...all.sheets] })
    expect(result).toMatchObject({ faults: [{ code: 'sheet-twice' }], standings: [{ entry: 'a', points: null, rank: null }] })
    expect(explain({ ...all, sheets: [...all.sheets, ...all.sheets] }, 'a').steps).toEqual([])
    expect(compare({ ...all, sheets: [...all.sheets, ...all.sheets] }, 'a', 'a').why).toBe('unranked')
  })
  test('what names nobody is left alone', () => {
    const more = {
      recusals: [{ source: 'x', entry: 'y' }],
      waivers: [{ source: 'x', sitting: 'z' }],
      seats: [{ sitting: 'z', source: 'x' }],
    }
    const incidents = [{ id: 'i', entry: 'nobody', scope: 'entry' as const, effect: { do: 'zero' as const }, reason: 'x' }]
    expect(first({ ...contest({ a: '90' }), ...more, incidents })?.points).toBe('90')
  })
  test('an incident with unreadable points changes nothing', () => {
    const incidents = [{ id: 'i', entry: 'a', scope: 'entry' as const, effect: { do: 'points' as const, points: 'NaN' }, reason: 'x' }]
    expect(first({ ...contest({ a: '90' }), incidents })?.points).toBe('90')
  })
  test('the mean of thirds is never off by a float', () => {
    const root = group(
      'total',
      ['x', 'y', 'z'].map((id) => points(id, '100', { weight: '1/3' })),
      { sitting: panel(3), places: 2 },
    )
    const marks: Record<string, Mark>[] = [
      { x: '0.1', y: '0.2', z: '0.3' },
      { x: '0.2', y: '0.3', z: '0.1' },
      { x: '0.3', y: '0.1', z: '0.2' },
    ]
    const all = bundle(
      scheme(root),
      [entry('a')],
      marks.map((one, i) => sheet('a', 'total', `j${i}`, one)),
    )
    expect(first(all)).toMatchObject({ points: '0.20', nodes: { x: '0.2', y: '0.2', z: '0.2' } })
  })
})
