/** Seasons: periods as imported marks, missing periods, rank points, the red banner. */

import { describe, expect, test } from 'vitest'
import { score } from '../../server/scoring/score.ts'
import { banners, carried } from '../../server/scoring/season.ts'
import type { Aspect, Repeat, Standing } from '../../server/scoring/types.ts'
import { bundle, contest, entry, group, name, points, ranksOf, scheme, sheet, veto } from './build.ts'

const QUARTERS = [
  { u1: '90', u2: '85', u3: '70' },
  { u1: '88', u2: '92' },
  { u1: '95', u2: '80', u3: '75' },
  { u1: '60', u2: '80', u3: '90' },
]
const lists = QUARTERS.map((marks) => score(contest(marks as unknown as Record<string, string>)).standings)

/** The season's event: one imported aspect repeated for each quarter, fed by `carried`. */
function season(aspect: Aspect, repeat: Repeat, as: 'points' | 'rank'): Standing[] {
  const root = group('year', [aspect], { repeat, sitting: { source: 'import' } })
  const sheets = ['u1', 'u2', 'u3'].map((id) => {
    const marks = lists.map((list, i) => {
      const found = list.find((one) => one.entry === id)
      return [`${aspect.id}#${i + 1}`, found ? carried(found, as) : { none: 'absent' as const }]
    })
    return sheet(id, 'year', 'office', Object.fromEntries(marks), 'import')
  })
  return score(
    bundle(
      scheme(root),
      ['u1', 'u2', 'u3'].map((id) => entry(id)),
      sheets,
    ),
  ).standings
}
const quarter = points('quarter', '100')
const list = (standings: Standing[]) => standings.map((one) => `${one.entry} ${one.points}`)

describe('a season', () => {
  test('is the sum of its quarters; a missing one counts 0', () =>
    expect(list(season(quarter, { times: 4, take: 'sum' }, 'points'))).toEqual(['u2 337', 'u1 333', 'u3 235']))
  test('or the mean of those there were', () => {
    expect(list(season(quarter, { times: 4, take: 'mean', absent: 'leave-out' }, 'points'))).toEqual([
      'u2 84.25',
      'u1 83.25',
      'u3 78.333333',
    ])
  })
  test('or the best three of four', () =>
    expect(list(season(quarter, { times: 4, take: 'best', best: 3 }, 'points'))).toEqual(['u1 273', 'u2 257', 'u3 235']))
  test('or points for ranks', () => {
    const table = {
      kind: 'table',
      id: 'place',
      name: name('place'),
      full: '10',
      grades: [
        ['1', '10'],
        ['2', '8'],
        ['3', '6'],
      ].map(([grade, worth]) => ({ grade, name: name('place'), points: worth })),
    } as Aspect
    // u1: 10 + 8 + 10 + 6; u2: 8 + 10 + 8 + 8; u3: 6 + 0 + 6 + 10
    expect(list(season(table, { times: 4, take: 'sum' }, 'rank'))).toEqual(['u1 34', 'u2 34', 'u3 22'])
  })
})

describe('the red banner', () => {
  const first = (id: string, rest: Partial<Standing> = {}): Standing[] => [
    { ...(score(contest({ [id]: '90' })).standings[0] as Standing), ...rest },
  ]
  test('passes to the first of each period, and wins in a row are counted', () => {
    const held = banners([first('a'), first('a'), first('b'), first('a')], 3)
    expect(held.map((zones) => zones[0]?.holders[0])).toEqual([
      { entry: 'a', wins: 1, kept: false },
      { entry: 'a', wins: 2, kept: false },
      { entry: 'b', wins: 1, kept: false },
      { entry: 'a', wins: 1, kept: false },
    ])
  })
  test('is kept for good after three in a row, and a new count begins', () => {
    expect(banners([first('a'), first('a'), first('a'), first('a')], 3).map((zones) => zones[0]?.holders[0])).toMatchObject([
      { wins: 1 },
      { wins: 2 },
      { wins: 3, kept: true },
      { wins: 1, kept: false },
    ])
  })
  test('is not held by a vetoed unit', () => {
    const all = contest(
      { a: '90', b: '80' },
      {},
      { incidents: [{ id: 'i', entry: 'a', scope: 'period', effect: veto('no-prize'), reason: 'accident' }] },
    )
    expect(ranksOf(score(all))).toEqual({ a: 1, b: 2 })
    expect(banners([score(all).standings], 3)[0]?.[0]?.holders).toEqual([])
  })
  test('is held in every zone', () =>
    expect(
      banners([[...first('a', { zone: 'north' }), ...first('b', { zone: 'south' })]], 3)[0]?.map((one) => [
        one.zone,
        one.holders[0]?.entry,
      ]),
    ).toEqual([
      ['north', 'a'],
      ['south', 'b'],
    ]))
})
