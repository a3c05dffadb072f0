/** The parts of an entry's total that judges made: their values, how the panel joins them, and what one point is worth at the top. */

import { incidentsAt } from '../books.ts'
import { compare, ONE, toFloat, ZERO } from '../exact.ts'
import { isLost } from '../incident.ts'
import type { SittingNode } from '../plan.ts'
import type { Event } from '../score.ts'
import { type Tally, tallyOf } from '../tally.ts'
import type { Group, Panel, Step } from '../types.ts'

export interface Part {
  /** The sitting whose judges made it. */
  sitting: string
  panel: Panel
  /** From the lowest. */
  given: { source: string; value: number }[]
  /** Points of the total for one point of the panel's value. */
  slope: number
}

type PanelStep = Step & { do: 'panel' }

/** All parts of one entry, read from its trace, so that they are the engine's own. */
export function partsOf(event: Event, tally: Tally): Part[] {
  const steps: PanelStep[] = []
  const unreached = event.reach.get(tally.entry.id)?.unreached
  const note = (step: Step) => void (step.do === 'panel' && steps.push(step))
  tallyOf(event.plan, event.books, tally.entry, { ...event.options, ...(unreached && { unreached }), note })
  const seen = new Map<string, number>()
  return steps.flatMap((step) => {
    const [id = '', turn] = (step.cell ?? step.node).split('#')
    const place = event.plan.sittings.get(id) ?? event.plan.sittingOf.get(id)
    if (!place?.sitting.panel) return []
    // A sitting of whole attempts does not name them in its trace: they come one after the other.
    const number = (seen.get(id) ?? 0) + 1
    seen.set(id, number)
    const attempt = turn !== undefined ? Number(turn) : event.plan.repeatOf.has(id) ? number : null
    return [partOf(event, tally, place, place.sitting.panel, step, id, attempt)]
  })
}

function partOf(event: Event, tally: Tally, place: SittingNode, panel: Panel, step: PanelStep, id: string, attempt: number | null): Part {
  const given = [...step.kept, ...step.dropped].map(({ source, value }) => ({ source, value: Number(value) }))
  given.sort((a, b) => a.value - b.value || (a.source < b.source ? -1 : 1))
  return { sitting: place.node.id, panel, given, slope: slopeOf(event, tally, id, attempt) }
}

/** Multiplied up from the node to the root: factor, weights, shares in repeats; 0 where an incident or a better attempt took it. */
function slopeOf({ plan, books }: Event, tally: Tally, id: string, attempt: number | null): number {
  const node = plan.nodes.get(id)
  let slope = node && node.kind !== 'group' && node.factor ? factorOf(tally, node.factor, attempt) : 1
  const lost = (name: string) => isLost(incidentsAt(books, tally.entry, plan.scheme.root.id, name))
  for (let at: string | undefined = id; at !== undefined; at = plan.parents.get(at)?.id) {
    if (lost(at) || (attempt !== null && lost(`${at}#${attempt}`))) return 0
    slope *= toFloat(plan.gains.get(at) ?? ONE)
    const group = plan.nodes.get(at)
    if (group?.kind === 'group' && group.repeat && attempt !== null) slope *= shareOf(tally, group, group.repeat, attempt)
  }
  return slope
}

function factorOf(tally: Tally, id: string, attempt: number | null): number {
  const value = (attempt === null ? null : tally.nodes.get(`${id}#${attempt}`)) ?? tally.nodes.get(id)
  return value ? toFloat(value.points) : 1
}

/** What an attempt counts for: all of it, its part of a mean, or all or nothing where the best are taken. */
function shareOf(tally: Tally, group: Group, repeat: NonNullable<Group['repeat']>, attempt: number): number {
  const tries = Array.from({ length: repeat.times }, (_, i) => tally.nodes.get(`${group.id}#${i + 1}`) ?? null)
  const made = tries.filter((one) => one && !one.absent).length
  if (repeat.take === 'best') {
    const points = (i: number) => tries[i]?.points ?? ZERO
    const best = tries.map((_, i) => i).sort((a, b) => compare(points(b), points(a)) || a - b)
    return best.slice(0, repeat.best ?? 1).includes(attempt - 1) ? 1 : 0
  }
  const filled = repeat.absent === 'mean' ? repeat.times / made : 1
  if (repeat.take === 'sum') return filled
  return repeat.absent === 'leave-out' || repeat.absent === 'mean' ? 1 / made : 1 / repeat.times
}

/** A part made ready to be drawn again and again: judges by number, values from the lowest. */
export interface Drawable {
  judges: Int32Array
  values: Float64Array
  /** Dropped from the bottom, and from both ends together. */
  low: number
  trimmed: number
  median: boolean
  /** A sum is the mean times this. */
  whole: number
  slope: number
}

export function drawable({ panel, given, slope }: Part, number: ReadonlyMap<string, number>): Drawable {
  const { high = 0, low = 0 } = panel.drop ?? {}
  const isSum = panel.take === 'sum' || (panel.take === 'places' && panel.places?.by !== 'mean-rank')
  return {
    judges: Int32Array.from(given, (one) => number.get(one.source) ?? 0),
    values: Float64Array.from(given, (one) => one.value),
    low,
    trimmed: high + low,
    median: panel.take === 'median',
    whole: isSum ? panel.size - high - low : 1,
    slope,
  }
}

/** The panel's value when each judge is drawn so many times; null when nobody, or too few to trim, was drawn. */
export function joinDrawn(part: Drawable, times: Uint8Array): number | null {
  const { judges, values, low, median } = part
  let drawn = 0
  for (let i = 0; i < judges.length; i++) drawn += times[judges[i] as number] as number
  const size = drawn - part.trimmed
  if (size <= 0) return null
  // The median is the middle one, or the middle two: everything else is trimmed away.
  const from = median ? low + ((size - 1) >> 1) : low
  const keep = median ? 2 - (size % 2) : size
  let [passed, sum, left] = [0, 0, keep]
  for (let i = 0; i < judges.length && left > 0; i++) {
    const n = times[judges[i] as number] as number
    const counts = Math.min(left, Math.max(0, passed + n - Math.max(from, passed)))
    sum += counts * (values[i] as number)
    left -= counts
    passed += n
  }
  return (sum / keep) * part.whole
}
