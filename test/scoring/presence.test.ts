/** Not marked ≠ 0 ≠ absent ≠ abstained ≠ recused ≠ disqualified: six different things. */

import { describe, expect, test } from 'vitest'
import { explain } from '../../server/scoring/explain.ts'
import { score } from '../../server/scoring/score.ts'
import type { Bundle, Mark, Panel } from '../../server/scoring/types.ts'
import { bundle, contest, entry, group, judged, panel, points, scheme, sheet } from './build.ts'

const NONE = { none: 'absent' } as const
const ABSTAINED = { none: 'abstained' } as const
const first = (of: Bundle) => score(of).standings[0]

/** Judges j1 … with their seats; "b" is marked in full by all. */
function seated(marks: (Mark | undefined)[], rest: Partial<Panel> = {}, more: Partial<Bundle> = {}): Bundle {
  const of = judged(marks, rest)
  const sheets = marks.map((_, i) => sheet('b', 'total', `j${i + 1}`, { mark: '50' }))
  const seats = marks.map((_, i) => ({ sitting: 'total', source: `j${i + 1}` }))
  return { ...of, entries: [entry('a'), entry('b')], sheets: [...of.sheets, ...sheets], seats, ...more }
}
const of = (result: ReturnType<typeof score>, id: string) => result.standings.find((one) => one.entry === id)

describe('a mark that is', () => {
  test('0 counts', () => expect(first(judged(['0', '50', '100']))?.points).toBe('50'))
  test('not given keeps the entry open and names who owes it, and nobody else is disturbed', () => {
    const result = score(seated([undefined, '50', '100']))
    expect(of(result, 'a')).toMatchObject({ state: 'incomplete', rank: null, points: null })
    expect(of(result, 'b')).toMatchObject({ state: 'normal', rank: 1, points: '50' })
    expect(result.owed).toEqual([{ entry: 'a', node: 'total', what: 'mark', source: 'j1', cells: 1 }])
  })
  test('absent by all is absent, not 0', () =>
    expect(first(judged([NONE, NONE]))).toMatchObject({ state: 'absent', rank: null, points: null }))
  test('absent by some is to be settled, never averaged', () => {
    expect(score(judged([NONE, '50', '60']))).toMatchObject({
      standings: [{ state: 'needs-rescore', rank: null }],
      owed: [{ what: 'rescore', node: 'mark' }],
    })
  })
  test('abstained leaves the panel of its cell', () => expect(first(judged([ABSTAINED, '50', '100']))?.points).toBe('75'))
  test('abstained by everyone leaves nothing to join', () =>
    expect(score(judged([ABSTAINED, ABSTAINED])).owed).toEqual([{ entry: 'a', node: 'mark', what: 'panel-too-short' }]))
  test('bad counts as not given', () => expect(first(judged(['1,25', '50']))?.state).toBe('incomplete'))
})

describe('a recused judge', () => {
  const recusals = [{ source: 'j1', entry: 'a' }]
  test('leaves the panel of that entry only, whatever he had marked', () => {
    const result = score(seated(['0', '50', '100'], {}, { recusals }))
    expect([of(result, 'a')?.points, of(result, 'b')?.points]).toEqual(['75', '50'])
  })
  test('owes nothing', () => expect(of(score(seated([undefined, '50', '100'], {}, { recusals })), 'a')?.points).toBe('75'))
  test('shrinks the panel, so that the short-panel rule applies', () => {
    const rest = { drop: { high: 1, low: 1 } }
    expect(of(score(seated(['0', '50', '100'], { ...rest, short: 'block' }, { recusals })), 'a')?.state).toBe('incomplete')
    expect(of(score(seated(['0', '50', '100'], { ...rest, short: 'fewer' }, { recusals })), 'a')?.points).toBe('75')
    expect(explain(seated(['0', '50', '100'], { ...rest, short: 'fewer' }, { recusals }), 'a').steps).toContainEqual({
      do: 'missing',
      node: 'total',
      source: 'j1',
      why: 'recused',
    })
  })
})

describe('a panel', () => {
  test('of a sitting without seats takes the sheets that are there', () => expect(first(judged(['40', '50', '60']))?.points).toBe('50'))
  test('with seats does not count a sheet of someone who has none', () => {
    const bundle_ = seated(['40', '60'])
    const extra = sheet('a', 'total', 'stranger', { mark: '100' })
    expect(of(score({ ...bundle_, sheets: [...bundle_.sheets, extra] }), 'a')?.points).toBe('50')
  })
  test('is complete at its quorum: the others leave it', () =>
    expect(of(score(seated([undefined, '50', '100'], { quorum: 2 })), 'a')?.points).toBe('75'))
  test('below its quorum waits', () =>
    expect(of(score(seated([undefined, undefined, '100'], { quorum: 2 })), 'a')?.state).toBe('incomplete'))
  test('goes on without a judge whom the chief has let go', () => {
    const waivers = [{ source: 'j1', sitting: 'total', entry: 'a' }]
    expect(of(score(seated([undefined, '50', '100'], {}, { waivers })), 'a')?.points).toBe('75')
    expect(of(score(seated([undefined, '50', '100'], {}, { waivers: [{ source: 'j1', sitting: 'total' }] })), 'a')?.points).toBe('75')
    expect(of(score(seated([undefined, '50', '100'], {}, { waivers: [{ source: 'j1', sitting: 'total', entry: 'b' }] })), 'a')?.state).toBe(
      'incomplete',
    )
  })
  test('with fewer seats than its size can never be complete', () => {
    const bundle_ = seated(['40', '60', '80'])
    const seats = bundle_.seats.slice(0, 2)
    expect(score({ ...bundle_, seats }).owed[0]).toEqual({ entry: 'a', node: 'total', what: 'panel-too-short' })
  })
  test('may be different for every entry', () => {
    const root = group('total', [points('mark', '100')], { sitting: panel(2) })
    const seats = [
      { sitting: 'total', source: 'j1' },
      { sitting: 'total', source: 'j2', entries: ['a'] },
      { sitting: 'total', source: 'j3', entries: ['b'] },
    ]
    const sheets = [
      sheet('a', 'total', 'j1', { mark: '10' }),
      sheet('a', 'total', 'j2', { mark: '30' }),
      sheet('b', 'total', 'j1', { mark: '40' }),
      sheet('b', 'total', 'j3', { mark: '80' }),
    ]
    const result = score(bundle(scheme(root), [entry('a'), entry('b')], sheets, { seats }))
    expect([of(result, 'a')?.points, of(result, 'b')?.points]).toEqual(['20', '60'])
  })
})

describe('a sitting without a panel', () => {
  const two = (mark: string) => {
    const one = contest({ a: '50' })
    return { ...one, sheets: [...one.sheets, sheet('a', 'total', 'other', { mark }, 'clerk')] }
  }
  test('takes one agreed value', () => expect(first(two('50.0'))?.points).toBe('50'))
  test('with two different values is to be settled', () => expect(first(two('51'))?.state).toBe('needs-rescore'))
  test('takes it from anyone of its kind: a seat says who may mark, not whose sheet counts', () => {
    expect(first({ ...contest({ a: '50' }), seats: [{ sitting: 'total', source: 'someone-else' }] })?.points).toBe('50')
  })
  test('says who owes it where only one can', () => {
    const all = { ...contest({ a: '50' }), sheets: [], seats: [{ sitting: 'total', source: 'clerk' }] }
    expect(score(all).owed).toEqual([{ entry: 'a', node: 'total', what: 'mark', cells: 1, source: 'clerk' }])
  })
  test('never counts what units report about themselves', () => {
    const root = group('total', [points('mark', '100')], { sitting: { source: 'department', reported: true } })
    const own = sheet('a', 'total', 'unit-a', { mark: '100' }, 'unit')
    const only = bundle(scheme(root), [entry('a')], [own])
    expect(first(only)?.state).toBe('incomplete')
    expect(first({ ...only, sheets: [own, sheet('a', 'total', 'safety-office', { mark: '80' }, 'department')] })?.points).toBe('80')
  })
})

describe('an entry that is', () => {
  const field = { a: '90', b: '80', c: '70' }
  test.each(['absent', 'withdrawn', 'disqualified'] as const)(
    '%s has no rank, owes nothing, is listed last and is in no denominator',
    (state) => {
      const all = contest(field, { prizes: [{ id: 'half', name: { zh: '半', en: 'half' }, share: '50%', round: 'down' }] })
      const result = score({ ...all, entries: [entry('a', { state }), entry('b'), entry('c')] })
      expect(result.standings.map((one) => [one.entry, one.rank, one.points, one.prize])).toEqual([
        ['b', 1, '80', 'half'],
        ['c', 2, '70', null],
        ['a', null, null, null],
      ])
      expect(result.owed).toEqual([])
    },
  )
  test('out of competition is scored, but takes no place', () => {
    const all = contest(field)
    const result = score({ ...all, entries: [entry('a', { state: 'exhibition' }), entry('b'), entry('c')] })
    expect(result.standings.map((one) => [one.entry, one.rank, one.points])).toEqual([
      ['b', 1, '80'],
      ['c', 2, '70'],
      ['a', null, '90'],
    ])
  })
})
