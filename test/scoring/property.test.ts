/** Properties that hold for every contest, tried on random ones. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal, type Exact, compare as order } from '../../server/scoring/exact.ts'
import { compare, explain } from '../../server/scoring/explain.ts'
import { bundleFaults } from '../../server/scoring/fault-bundle.ts'
import { score } from '../../server/scoring/score.ts'
import type { Bundle, Mark, Result, Standing } from '../../server/scoring/types.ts'
import { sentence } from '../../server/words/scoring.ts'
import { contests } from './arbitrary.ts'
import { contest, judged } from './build.ts'

const RUNS = { numRuns: 500 }
const exact = (text: string | null) => (text === null ? null : (decimal(text) as Exact))
const of = (result: Result, id: string) => result.standings.find((one) => one.entry === id) as Standing
const ranked = (result: Result) => result.standings.filter((one) => one.rank !== null)

/** Positive when a is worse than b on the shown keys; all keys of these contests run upwards. */
function worse(a: Standing, b: Standing): number {
  for (const [i, value] of a.keys.entries()) {
    const [left, right] = [exact(value), exact(b.keys[i] ?? null)]
    const sign = left && right ? order(right, left) : left ? -1 : right ? 1 : 0
    if (sign !== 0) return sign
  }
  return 0
}

function shuffled(all: Bundle, seed: number): Bundle {
  const mix = <T>(list: readonly T[]) =>
    [...list]
      .map((one, i) => ({ one, at: Math.sin((i + 1) * (seed + 1)) }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one)
  const sheets = mix(all.sheets).map((one) => ({ ...one, marks: Object.fromEntries(mix(Object.entries(one.marks))) }))
  return {
    ...all,
    entries: mix(all.entries),
    sheets,
    seats: mix(all.seats),
    recusals: mix(all.recusals),
    waivers: mix(all.waivers),
    incidents: mix(all.incidents),
  }
}

test('the contests tried are good ones', () =>
  fc.assert(
    fc.property(contests, (all) => {
      expect(bundleFaults(all)).toEqual([])
    }),
    RUNS,
  ))

test('the order in which judges, entries, sheets and incidents arrive changes nothing', () => {
  fc.assert(
    fc.property(contests, fc.nat(), (all, seed) => {
      expect(JSON.stringify(score(shuffled(all, seed)))).toBe(JSON.stringify(score(all)))
    }),
    RUNS,
  )
})

test('raising a mark never lowers its owner’s total or rank', () => {
  fc.assert(
    fc.property(contests, fc.nat(), fc.nat(), (all, at, by) => {
      const cells = all.sheets.flatMap((sheet, i) =>
        Object.entries(sheet.marks).flatMap(([cell, mark]) => (typeof mark === 'string' ? [{ i, cell, mark }] : [])),
      )
      const chosen = cells[at % Math.max(cells.length, 1)]
      const owner = chosen && all.sheets[chosen.i]?.entry
      if (!chosen || owner === undefined) return
      const more = (Number(chosen.mark) + (by % 50) / 10).toFixed(1)
      const sheets = all.sheets.map((sheet, i) => (i === chosen.i ? { ...sheet, marks: { ...sheet.marks, [chosen.cell]: more } } : sheet))
      if (bundleFaults({ ...all, sheets }).length > 0) return
      const [before, after] = [of(score(all), owner), of(score({ ...all, sheets }), owner)]
      if (before.points === null || after.points === null) {
        expect(after.points).toBe(before.points)
        return
      }
      expect(order(exact(after.points) as Exact, exact(before.points) as Exact)).toBeGreaterThanOrEqual(0)
      expect(after.rank ?? 0).toBeLessThanOrEqual(before.rank ?? 0)
    }),
    RUNS,
  )
})

test('a penalty touches only its owner, and lowers it by no more than its points', () => {
  fc.assert(
    fc.property(contests, fc.nat(), (all, at) => {
      const owner = all.entries[at % Math.max(all.entries.length, 1)]?.id
      if (owner === undefined) return
      const [before, after] = [
        score(all),
        score({
          ...all,
          incidents: [...all.incidents, { id: 'x', entry: owner, scope: 'entry', effect: { do: 'points', points: '-4' }, reason: 'x' }],
        }),
      ]
      for (const one of before.standings) {
        if (one.entry === owner) continue
        const other = of(after, one.entry)
        expect([other.points, other.nodes, other.state]).toEqual([one.points, one.nodes, one.state])
        if (one.rank !== null) expect(other.rank).toBeLessThanOrEqual(one.rank)
      }
      const [had, has] = [of(before, owner).points, of(after, owner).points]
      if (had !== null) expect(Number(had) - Number(has)).toBeLessThanOrEqual(4.51)
      if (had !== null) expect(order(exact(has) as Exact, exact(had) as Exact)).toBeLessThanOrEqual(0)
    }),
    RUNS,
  )
})

test('a rank is one more than the number of those strictly better on the shown keys', () => {
  fc.assert(
    fc.property(contests, (all) => {
      const list = ranked(score(all))
      for (const one of list) {
        const field = list.filter((other) => all.scheme.within !== 'zone' || other.zone === one.zone)
        expect(one.rank).toBe(1 + field.filter((other) => worse(one, other) > 0).length)
        expect(one.shared).toBe(field.some((other) => other !== one && worse(one, other) === 0))
      }
    }),
    RUNS,
  )
})

test('rows stand in the order of their shown keys, the unranked last', () => {
  fc.assert(
    fc.property(contests, (all) => {
      const { standings } = score(all)
      for (const [i, one] of standings.entries()) {
        const next = standings[i + 1]
        if (!next || (all.scheme.within === 'zone' && next.zone !== one.zone)) continue
        if (next.rank !== null) expect(one.rank).not.toBeNull()
        if (one.rank !== null && next.rank !== null) expect(worse(one, next)).toBeLessThanOrEqual(0)
      }
    }),
    RUNS,
  )
})

test('the key that decided is the first on which the rank above differs', () => {
  fc.assert(
    fc.property(contests, (all) => {
      const list = ranked(score(all))
      for (const one of list) {
        const above = list.findLast(
          (other) => (other.rank ?? 0) < (one.rank ?? 0) && (all.scheme.within !== 'zone' || other.zone === one.zone),
        )
        expect(one.decidedBy).toBe(above ? one.keys.findIndex((value, i) => value !== above.keys[i]) : null)
        if (above) expect(compare(all, one.entry, above.entry)).toMatchObject({ ahead: above.entry, key: one.decidedBy })
      }
    }),
    { numRuns: 200 },
  )
})

test('a recused judge is as if the sheet had never been there', () => {
  fc.assert(
    fc.property(contests, fc.nat(), (all, at) => {
      const sheet = all.sheets[at % Math.max(all.sheets.length, 1)]
      if (!sheet) return
      const gone = { ...all, sheets: all.sheets.filter((one) => one.source !== sheet.source || one.entry !== sheet.entry) }
      const recused = { ...all, recusals: [...all.recusals, { source: sheet.source, entry: sheet.entry }] }
      expect(score(recused).standings).toEqual(score(gone).standings)
    }),
    RUNS,
  )
})

test('someone who owes a mark disturbs nobody', () => {
  fc.assert(
    fc.property(contests, fc.nat(), (all, at) => {
      const owner = all.entries[at % Math.max(all.entries.length, 1)]?.id
      const open = { ...all, sheets: all.sheets.filter((one) => one.entry !== owner) }
      const without = { ...open, entries: all.entries.filter((one) => one.id !== owner) }
      const rest = score(open).standings.filter((one) => one.entry !== owner)
      if (all.incidents.some((one) => one.entry === owner)) return
      expect(rest).toEqual(score(without).standings)
    }),
    RUNS,
  )
})

test('prizes go down the list without a gap, and no more than their share unless tied', () => {
  fc.assert(
    fc.property(contests, (all) => {
      if (all.scheme.prizes.length === 0) return
      const { standings } = score(all)
      for (const zone of new Set(standings.map((one) => (all.scheme.within === 'zone' ? one.zone : '')))) {
        const list = standings.filter((one) => one.rank !== null && (all.scheme.within !== 'zone' || one.zone === zone))
        const prizes = list.map((one) => (one.prize === null ? 9 : Number(one.prize.slice(1))))
        expect(prizes).toEqual([...prizes].sort((a, b) => a - b))
        for (const [i, share] of [0.1, 0.2, 0.3].entries()) {
          const holders = list.filter((one) => one.prize === `p${i + 1}`)
          const places = Math.floor(share * list.length + 0.5 + 1e-9)
          const tied = holders.filter((one) => one.rank === holders.at(-1)?.rank).length
          expect(holders.length).toBeLessThanOrEqual(Math.max(places, places + tied - 1))
        }
      }
    }),
    RUNS,
  )
})

test('every trace can be told, ends in the rank of the list, and shows no hole', () => {
  fc.assert(
    fc.property(contests, (all) => {
      for (const one of score(all).standings) {
        const { steps } = explain(all, one.entry)
        expect(steps.find((step) => step.do === 'rank')).toMatchObject({ rank: one.rank, values: one.keys })
        for (const step of steps)
          expect(sentence(step, all.scheme, 'en') + sentence(step, all.scheme, 'zh')).not.toMatch(/undefined|NaN|\[object/)
      }
    }),
    { numRuns: 200 },
  )
})

test('sums of tenths are sums of whole numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 9 }), (tenths) => {
      const marks = tenths.map((n) => `${Math.floor(n / 10)}.${n % 10}`)
      const sum = tenths.reduce((a, b) => a + b, 0)
      const points = score(judged(marks, { take: 'sum' })).standings[0]?.points
      expect(order(exact(points ?? null) as Exact, exact(`${Math.floor(sum / 10)}.${sum % 10}`) as Exact)).toBe(0)
    }),
    RUNS,
  )
})

test('whatever stands in a cell, the result has no NaN and nothing is thrown', () => {
  const anything = fc.oneof(fc.string(), fc.double().map(String), fc.anything() as fc.Arbitrary<Mark>)
  fc.assert(
    fc.property(fc.array(anything, { minLength: 1, maxLength: 5 }), (marks) => {
      const one = judged(marks as Mark[])
      expect(JSON.stringify(score(one))).not.toMatch(/NaN|Infinity/)
      expect(score(contest({ a: marks[0] as string })).standings).toHaveLength(1)
    }),
    RUNS,
  )
})
