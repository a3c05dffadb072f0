/** Standardisation: corrected judges, z and T scores, a scale; refusals by name; the raw result beside it. */

import { describe, expect, test } from 'vitest'
import { explain } from '../../server/scoring/explain.ts'
import { score } from '../../server/scoring/score.ts'
import { groups, severity } from '../../server/scoring/severity.ts'
import type { Bundle, Group, Standardise } from '../../server/scoring/types.ts'
import { bundle, contest, entry, group, plain, points, scheme, sheet } from './build.ts'

/** Marks by entry and judge; a judge who is not named did not see the entry. */
function event(rows: Record<string, Record<string, string>>, standardise: Standardise, rest: Partial<Group> = {}): Bundle {
  const root = group('total', [points('mark', '100')], {
    sitting: { source: 'judge', panel: { size: 2, per: 'total', take: 'mean', short: 'mean', quorum: 1 } },
    places: 2,
    ...rest,
  })
  const sheets = Object.entries(rows).flatMap(([id, own]) =>
    Object.entries(own).map(([source, mark]) => sheet(id, 'total', source, { mark })),
  )
  return bundle(
    scheme(root, { standardise }),
    Object.keys(rows).map((id) => entry(id)),
    sheets,
  )
}
const SEVERITY: Standardise = { by: 'severity', places: 2 }
const list = (all: Bundle) => score(all).standings.map((one) => `${one.entry} ${one.points} (${one.raw?.points} ${one.raw?.rank})`)

/** Ten entries of which judge h saw the first ten and s, two points stricter everywhere, the last ten of twelve. */
const LINKED = Object.fromEntries(
  Array.from({ length: 12 }, (_, i) => {
    const level = 60 + i
    return [`e${String(i).padStart(2, '0')}`, { ...(i < 10 && { h: String(level + 1) }), ...(i > 1 && { s: String(level - 1) }) }]
  }),
)

describe('severity', () => {
  test('takes out what strict and generous judges added, and shows the raw result beside it', () => {
    const result = score(event(LINKED, SEVERITY))
    expect(result.standings.map((one) => one.points)).toEqual(Array.from({ length: 12 }, (_, i) => `${71 - i}.00`))
    expect(result.standardised).toEqual({
      by: 'severity',
      judges: [
        { source: 'h', marks: 10, effect: '1.00' },
        { source: 's', marks: 10, effect: '-1.00' },
      ],
    })
    expect(result.standings[0]?.raw).toEqual({ points: '70.00', rank: 1 })
    expect(result.standings.find((one) => one.entry === 'e01')?.raw).toEqual({ points: '62.00', rank: 10 })
  })
  test('refuses a disconnected design, names its parts, and leaves the raw result', () => {
    const all = event({ a: { j1: '90', j2: '80' }, b: { j1: '70', j2: '60' }, c: { j3: '50' }, d: { j3: '40' } }, SEVERITY)
    const result = score(all)
    expect(result.standardised?.refused).toEqual({ why: 'disconnected', groups: [['j1', 'j2'], ['j3']] })
    expect(result.standings[0]).toMatchObject({ entry: 'a', points: '85.00' })
  })
  test('a judge who marked only an entry that does not count leaves the design whole, and that entry as it was', () => {
    const all = event({ ...LINKED, z: { guest: '99' } }, SEVERITY)
    for (const state of ['exhibition', 'withdrawn', 'disqualified'] as const) {
      const entries = all.entries.map((one) => (one.id === 'z' ? { ...one, state } : one))
      const { standings, standardised } = score({ ...all, entries })
      expect(standardised).toMatchObject({ judges: [{ source: 'h' }, { source: 's' }] })
      expect(standardised?.refused).toBeUndefined()
      expect(standings.slice(0, 12).map((one) => one.points)).toEqual(Array.from({ length: 12 }, (_, i) => `${71 - i}.00`))
      expect(standings[12]).toMatchObject({ entry: 'z', state, points: state === 'exhibition' ? '99.00' : null })
    }
  })
  test('shrinks judges who saw few', () => {
    const cells = [
      { entry: 0, judge: 0, mark: 82 },
      { entry: 0, judge: 1, mark: 80 },
      { entry: 1, judge: 0, mark: 71 },
      { entry: 1, judge: 1, mark: 66 },
      { entry: 2, judge: 0, mark: 93 },
      { entry: 2, judge: 1, mark: 90 },
    ]
    const found = severity(cells, 3, 2)
    expect(found.shrinkage).toBeGreaterThan(0)
    expect(Math.abs(found.judges[0] as number)).toBeLessThan(5 / 3)
    expect(found.judges[0]).toBeGreaterThan(0)
  })
  test('all marks equal: nothing is corrected and nothing is NaN', () => {
    expect(list(event({ a: { j1: '50', j2: '50' }, b: { j1: '50', j2: '50' } }, SEVERITY))).toEqual([
      'a 50.00 (50.00 1)',
      'b 50.00 (50.00 1)',
    ])
  })
  test('penalties still come off afterwards', () => {
    const all = event(LINKED, SEVERITY)
    const incidents = [{ id: 'p', entry: 'e11', scope: 'entry' as const, effect: { do: 'points' as const, points: '-5' }, reason: 'x' }]
    expect(score({ ...all, incidents }).standings.find((one) => one.entry === 'e11')?.points).toBe('66.00')
  })
  test('finds the parts of a design', () => {
    const cells = [
      [0, 0],
      [0, 1],
      [1, 1],
      [2, 2],
    ].map(([entry_, judge]) => ({ entry: entry_ as number, judge: judge as number, mark: 1 }))
    expect(groups(cells, 3, 3)).toEqual([[0, 1], [2]])
  })
})

describe('z and T scores', () => {
  const twenty = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`e${String(i).padStart(2, '0')}`, { a: String(50 + i), b: '70' }]),
  )
  test('are refused under twenty marks a judge', () => {
    const result = score(event(LINKED, { by: 't', places: 2 }, { floor: null }))
    expect(result.standardised?.refused).toEqual({ why: 'few-marks', sources: ['h', 's'] })
  })
  test('a judge who gave one mark to all says nothing, and nothing is NaN', () => {
    const result = score(event(twenty, { by: 't', places: 3 }, { floor: null, places: 3 }))
    // sd of 50 … 69 is √35; the highest is 9.5 above the mean; half of it, since judge b says 0
    expect(result.standings[0]).toMatchObject({ entry: 'e19', points: (50 + (10 * (9.5 / Math.sqrt(35))) / 2).toFixed(3) })
  })
  test('z is around 0 and may be below it', () => {
    expect(score(event(twenty, { by: 'z', places: 3 }, { floor: null, places: 3 })).standings.at(-1)?.points).toBe(
      (-9.5 / Math.sqrt(35) / 2).toFixed(3),
    )
  })
})

describe('a scale', () => {
  const on = (marks: Record<string, string>, rule: Partial<Standardise>) =>
    score({ ...contest(marks), scheme: plain('100', { standardise: { by: 'scale', places: 0, ...rule } }) })
  test('puts the median at the centre', () => {
    const result = on({ a: '90', b: '80', c: '70' }, { centre: 700, spread: 30, location: 'median', dispersion: 'mad' })
    // MAD is 10: 700 ± 30 × 10 / 14.826
    expect(result.standings.map((one) => one.points)).toEqual(['720', '700', '680'])
    expect(result.standings[0]?.raw).toEqual({ points: '90', rank: 1 })
  })
  test('all equal: everyone at the centre', () =>
    expect(on({ a: '80', b: '80', c: '80' }, {}).standings.map((one) => one.points)).toEqual(['700', '700', '700']))
  test('is refused for fewer than three', () => expect(on({ a: '90', b: '80' }, {}).standardised?.refused).toEqual({ why: 'few-entries' }))
  test('is told in the trace', () => {
    const all = { ...contest({ a: '90', b: '80', c: '70' }), scheme: plain('100', { standardise: { by: 'scale' as const, places: 0 } }) }
    expect(explain(all, 'a').steps.find((step) => step.do === 'standardise')).toMatchObject({ by: 'scale', after: '730', nearEdge: false })
  })
})
