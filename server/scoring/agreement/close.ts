/** Close ranks: which neighbours on the list would change places with other judges of the same kind (methods 1.10). */

import { order } from '../books.ts'
import { toFloat } from '../exact.ts'
import { frameFaults } from '../fault-bundle.ts'
import type { Line } from '../list.ts'
import { isLowBest } from '../plan.ts'
import { type Event, eventOf } from '../score.ts'
import type { Bundle } from '../types.ts'
import { rounded, type Why } from './figure.ts'
import { type Drawable, drawable, joinDrawn, type Part, partsOf } from './parts.ts'
import { type Resample, resamples } from './resample.ts'

export interface CloseRanks {
  why?: Why
  /** Every resample was looked at; else a fixed number was drawn. */
  exact: boolean
  resamples: number
  /** In the order of the list. `first`: share of resamples in which it is first, alone or not; `low`–`high`: 95 % of its ranks. */
  entries: { entry: string; rank: number; first: number; low: number; high: number }[]
  /** Neighbours with different ranks; `swapped`: share in which the lower one is level or ahead. */
  pairs: { above: string; below: string; swapped: number; close: boolean }[]
}

/** A pair is within the judges' noise when it is level or turned round in at least this share of resamples. */
export const CLOSE = 0.05

/**
 * Judges are drawn with replacement, each with all of his or her marks, and totals and ranks are made again: exactly, over
 * all draws, for benches of up to seven; by 2,000 seeded draws beyond. What judges did not make stays as it is; floors, caps,
 * inner rounding and which attempts were the best are not made again. Few judges make the ranges too short, never too long.
 * No answer where panels differ from entry to entry (an entry needs more than half of its bench), or totals are no sums.
 * @example Shrout & Fleiss' table by means of 4: entry 5 is first in 256 of 256, entry 3 second in 220, third in 35
 */
export function closeRanks(bundle: Bundle, seed = 1): CloseRanks {
  const nothing = (why: Why): CloseRanks => ({ why, exact: false, resamples: 0, entries: [], pairs: [] })
  if (frameFaults(bundle).length > 0) return nothing('few-entries')
  const event = eventOf(bundle)
  const standardised = event.standard !== undefined && !event.standard.refused
  const places = [...event.plan.sittings.values()].map((place) => place.sitting.panel?.places?.by)
  if (standardised || places.includes('majority')) return nothing('not-additive')
  const runners = event.lines.filter((line) => line.ranked).map((line) => runnerOf(event, line))
  if (runners.length < 2) return nothing('few-entries')
  const { judges, benches } = benchesOf(runners.flatMap((one) => one.parts))
  if (benches.every((bench) => bench.length < 2)) return nothing('few-judges')
  const size = new Map(benches.flatMap((bench) => bench.map((judge) => [judges[judge] ?? '', bench.length])))
  if (runners.some((one) => one.parts.some((part) => part.given.length * 2 <= (size.get(part.given[0]?.source ?? '') ?? 0))))
    return nothing('incomplete')
  const { exact, all } = resamples(benches, judges.length, seed)
  return { exact, ...tellingFrom(runners, judges, all, isLowBest(event.plan.scheme)) }
}

/** Someone ranked, with what a draw of judges can change. */
interface Runner {
  line: Line
  /** Ranked among these only: the zone, and how far it came. */
  field: string
  total: number
  places: number
  parts: Part[]
}

function runnerOf(event: Event, line: Line): Runner {
  const { tally, standing } = line
  return {
    line,
    field: `${event.plan.scheme.within === 'zone' ? (standing.zone ?? '') : ''}\u0000${event.reach.get(standing.entry)?.stage ?? ''}`,
    total: tally.root ? toFloat(tally.root.points) : 0,
    places: tally.rootPlaces ?? 9,
    parts: partsOf(event, tally),
  }
}

/** Judges who sat together anywhere make one bench: their marks hang together and are drawn together. */
function benchesOf(parts: readonly Part[]): { judges: string[]; benches: number[][] } {
  const panels = new Map<string, Set<string>>()
  for (const { sitting, given } of parts) {
    const panel = panels.get(sitting) ?? new Set()
    panels.set(sitting, panel)
    for (const { source } of given) panel.add(source)
  }
  const benches: Set<string>[] = []
  for (const panel of panels.values()) {
    const touched = benches.filter((bench) => [...panel].some((source) => bench.has(source)))
    const joined = new Set([...panel, ...touched.flatMap((bench) => [...bench])])
    benches.splice(0, benches.length, ...benches.filter((bench) => !touched.includes(bench)), joined)
  }
  const judges = benches.flatMap((bench) => [...bench]).sort(order)
  const inOrder = benches.map((bench) => [...bench].map((source) => judges.indexOf(source)).sort((a, b) => a - b))
  return { judges, benches: inOrder.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)) }
}

function tellingFrom(runners: readonly Runner[], judges: readonly string[], all: readonly Resample[], low: boolean) {
  const weight = all.reduce((sum, one) => sum + one.weight, 0)
  const ranks = runners.map(() => new Map<number, number>())
  const swapped = new Float64Array(runners.length)
  const fields = [...new Set(runners.map((one) => one.field))].map((field) => runners.flatMap((one, i) => (one.field === field ? [i] : [])))
  const redo = runners.map((one) => redoing(one, judges))
  for (const draw of all) {
    const totals = redo.map((total) => total(draw.times) * (low ? 1 : -1))
    for (const field of fields) {
      const offset = Math.min(...field.map((i) => runners[i]?.line.standing.rank ?? 1)) - 1
      const sorted = [...field].sort((a, b) => (totals[a] ?? 0) - (totals[b] ?? 0))
      let rank = 1
      for (const [place, i] of sorted.entries()) {
        if (place > 0 && totals[i] !== totals[sorted[place - 1] ?? 0]) rank = place + 1
        const own = ranks[i] as Map<number, number>
        own.set(rank + offset, (own.get(rank + offset) ?? 0) + draw.weight)
      }
    }
    for (let i = 1; i < runners.length; i++) if ((totals[i] ?? 0) <= (totals[i - 1] ?? 0)) swapped[i] = (swapped[i] ?? 0) + draw.weight
  }
  return {
    resamples: weight,
    entries: runners.map(({ line }, i) => ({ ...placeOf(line), ...rangeOf(ranks[i] as Map<number, number>, weight) })),
    pairs: runners.flatMap((below, i) => {
      const above = runners[i - 1]
      if (!above || above.field !== below.field || placeOf(above.line).rank === placeOf(below.line).rank) return []
      const share = (swapped[i] ?? 0) / weight
      return [{ above: placeOf(above.line).entry, below: placeOf(below.line).entry, swapped: rounded(share), close: share >= CLOSE }]
    }),
  }
}

function placeOf({ standing }: Line): { entry: string; rank: number } {
  return { entry: standing.entry, rank: standing.rank ?? 0 }
}

/** The total that other judges would have made, rounded as the total is. A part of which nobody was drawn keeps its value. */
function redoing({ total, places, parts }: Runner, judges: readonly string[]): (times: Uint8Array) => number {
  const number = new Map(judges.map((source, index) => [source, index]))
  const once = new Uint8Array(judges.length).fill(1)
  const moving = parts.filter((part) => part.slope !== 0).map((part) => drawable(part, number))
  const usual = moving.map((part) => joinDrawn(part, once) ?? 0)
  const moved = (part: Drawable, i: number, times: Uint8Array) => {
    const value = joinDrawn(part, times)
    return value === null ? 0 : part.slope * (value - (usual[i] as number))
  }
  return (times) => {
    let changed = total
    for (let i = 0; i < moving.length; i++) changed += moved(moving[i] as Drawable, i, times)
    return rounded(changed, places)
  }
}

/** The share of first ranks, and the middle 95 % of all. */
function rangeOf(ranks: ReadonlyMap<number, number>, weight: number): { first: number; low: number; high: number } {
  const sorted = [...ranks].sort((a, b) => a[0] - b[0])
  const at = (share: number) => {
    let sum = 0
    for (const [rank, count] of sorted) {
      sum += count
      if (sum >= share * weight) return rank
    }
    return sorted.at(-1)?.[0] ?? 0
  }
  return { first: rounded((ranks.get(1) ?? 0) / weight), low: at(0.025), high: at(0.975) }
}
