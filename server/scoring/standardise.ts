/** Standardisation: corrected judges, z and T scores, and a scale, beside the raw result (design 4.5, rule 16). */

import { type Books, order } from './books.ts'
import { totalPanelOf } from './cell.ts'
import type { Elsewhere, Overrides } from './desk.ts'
import { type Exact, fromFloat, print, toFloat, ZERO } from './exact.ts'
import { fieldOf, type Row } from './field.ts'
import type { Plan, SittingNode } from './plan.ts'
import { corrected, groups, severity } from './severity.ts'
import { isRanked } from './state.ts'
import type { Tally } from './tally.ts'
import type { Standardise, Standardised, Step } from './types.ts'

export interface Standard {
  report: Standardised
  overrides: Overrides
  /** New points of the root, by entry; only for the scale. */
  scaled: ReadonlyMap<string, Elsewhere>
}

/** Under so many marks a judge's mean and spread say little about the judge (methods 0). */
const LEAST_MARKS = 20
const LEAST_ENTRIES = 3
/** Makes the median absolute deviation of a normal spread equal to its standard deviation. */
const MAD_TO_SD = 1.4826

/**
 * What the scheme's standardisation makes of an event; when it refuses, `report.refused` says why and the raw result stands.
 * Computed in float64 in the order of ids, then rounded to the declared places before anything is ranked.
 */
export function standardised(plan: Plan, books: Books, rule: Standardise, tallies: readonly Tally[]): Standard {
  if (rule.by === 'scale') return scale(rule, tallies)
  const place = sittingFor(plan, rule)
  if (!place) return refused(rule, { why: 'no-panel' })
  const rows = fieldOf(plan, books, place).filter((row) => row.totals.length > 0)
  // Who marked only entries that do not count is no part of the design: nothing links that judge to the others, and nothing needs to.
  const field = rows.filter((row) => row.counts)
  const sources = [...new Set(field.flatMap((row) => row.totals.map((one) => one.source)))].sort(order)
  return rule.by === 'severity' ? bySeverity(rule, place, rows, sources) : byScores(rule, place, rows, sources)
}

/** The sitting that the rule names, or the only one whose judges' totals are joined. */
export function sittingFor(plan: Plan, rule: Standardise): SittingNode | null {
  if (rule.node !== undefined) return totalPanelOf({ plan }, rule.node)
  const all = [...plan.sittings.keys()].map((id) => totalPanelOf({ plan }, id)).filter((place) => place !== null)
  return all.length === 1 ? (all[0] ?? null) : null
}

/** A judge outside the design has no effect that could be taken out: such marks are corrected by nothing. */
const OUTSIDE = -1

function bySeverity(rule: Standardise, place: SittingNode, rows: readonly Row[], sources: readonly string[]): Standard {
  const number = new Map(sources.map((source, index) => [source, index]))
  const marksOf = (row: Row) => row.totals.map((one) => ({ judge: number.get(one.source) ?? OUTSIDE, mark: toFloat(one.value) }))
  const field = rows.filter((row) => row.counts)
  const cells = field.flatMap((row, entry) => marksOf(row).map((one) => ({ ...one, entry })))
  const linked = groups(cells, field.length, sources.length)
  const named = linked.map((group) => group.map((judge) => sources[judge] ?? ''))
  if (linked.length > 1) return refused(rule, { why: 'disconnected', groups: named })
  const { judges } = severity(cells, field.length, sources.length)
  const seen = new Uint32Array(sources.length)
  for (const { judge } of cells) seen[judge] = (seen[judge] ?? 0) + 1
  const effects = sources.map((source, judge) => ({ source, marks: seen[judge] ?? 0, effect: rounded(judges[judge] ?? 0, rule) }))
  return told(rule, place, rows, effects, (row) => corrected(marksOf(row), judges))
}

function byScores(rule: Standardise, place: SittingNode, rows: readonly Row[], sources: readonly string[]): Standard {
  const marks = marksBy(rows)
  const few = sources.filter((source) => (marks.get(source)?.length ?? 0) < LEAST_MARKS)
  if (few.length > 0) return refused(rule, { why: 'few-marks', sources: few })
  const shape = new Map(
    sources.map((source) => [source, { centre: mean(marks.get(source) ?? []), spread: deviation(marks.get(source) ?? []) }]),
  )
  const z = (source: string, value: number) => {
    const { centre, spread } = shape.get(source) ?? { centre: 0, spread: 0 }
    return spread > 0 ? (value - centre) / spread : 0
  }
  const effects = sources.map((source) => ({
    source,
    marks: marks.get(source)?.length ?? 0,
    effect: rounded(shape.get(source)?.centre ?? 0, rule),
  }))
  return told(rule, place, rows, effects, (row) => {
    const score = mean(row.totals.map((one) => z(one.source, toFloat(one.value))))
    return rule.by === 't' ? 50 + 10 * score : score
  })
}

/** Every judge's totals of the entries that count. */
function marksBy(rows: readonly Row[]): Map<string, number[]> {
  const marks = new Map<string, number[]>()
  for (const { source, value } of rows.flatMap((row) => (row.counts ? row.totals : []))) {
    const own = marks.get(source)
    if (own) own.push(toFloat(value))
    else marks.set(source, [toFloat(value)])
  }
  return marks
}

function told(
  rule: Standardise,
  place: SittingNode,
  rows: readonly Row[],
  judges: Standardised['judges'],
  valueFor: (row: Row) => number,
): Standard {
  const found = new Map<string, Elsewhere>()
  for (const row of rows)
    found.set(
      row.entry.id,
      step(
        rule,
        mean(row.totals.map((one) => toFloat(one.value))),
        valueFor(row),
        row.totals.map((one) => one.value),
      ),
    )
  return { report: { by: rule.by, judges }, overrides: new Map([[place.node.id, found]]), scaled: new Map() }
}

/**
 * centre + spread × (points − location) / dispersion over the ranked entries: 700 + 30 × … is the unofficial imitation of the
 * WorldSkills scale. All equal: everyone at the centre. Fewer than three: refused.
 */
function scale(rule: Standardise, tallies: readonly Tally[]): Standard {
  const field = tallies.filter((one) => isRanked(one)).sort((a, b) => order(a.entry.id, b.entry.id))
  const values = field.map((one) => toFloat(one.root?.points ?? ZERO))
  if (values.length < LEAST_ENTRIES) return refused(rule, { why: 'few-entries' })
  const location = rule.location === 'mean' ? mean(values) : median(values)
  const dispersion =
    rule.dispersion === 'mad' ? MAD_TO_SD * median(values.map((value) => Math.abs(value - median(values)))) : deviation(values)
  const scaled = new Map<string, Elsewhere>()
  for (const { entry, root } of tallies) {
    if (!root || root.absent) continue
    const raw = toFloat(root.points)
    const moved = dispersion > 0 ? ((rule.spread ?? 30) * (raw - location)) / dispersion : 0
    scaled.set(entry.id, step(rule, raw, (rule.centre ?? 700) + moved, []))
  }
  return { report: { by: 'scale', judges: [] }, overrides: new Map(), scaled }
}

function step(rule: Standardise, before: number, after: number, values: Exact[]): Elsewhere {
  const { value, nearEdge } = fromFloat(after, rule.places)
  const told: Step = { do: 'standardise', by: rule.by, before: rounded(before, rule), after: print(value, rule.places), nearEdge }
  return { points: value, values, steps: [told] }
}

function rounded(value: number, rule: Standardise): string {
  return print(fromFloat(value, rule.places).value, rule.places)
}

function refused(rule: Standardise, why: NonNullable<Standardised['refused']>): Standard {
  return { report: { by: rule.by, refused: why, judges: [] }, overrides: new Map(), scaled: new Map() }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length
}

/** With n − 1; 0 for fewer than two. */
function deviation(values: readonly number[]): number {
  const centre = mean(values)
  return values.length < 2 ? 0 : Math.sqrt(values.reduce((total, value) => total + (value - centre) ** 2, 0) / (values.length - 1))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return mean(sorted.length % 2 ? sorted.slice(half, half + 1) : sorted.slice(half - 1, half + 1))
}
