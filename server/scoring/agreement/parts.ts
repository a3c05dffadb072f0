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

/** The panel's value when each judge is drawn so many times; null when nobody, or too few to trim, was drawn. */
export function joinDrawn(part: Part, times: (source: string) => number): number | null {
  const drawn = part.given.reduce((sum, one) => sum + times(one.source), 0)
  const { high = 0, low = 0 } = part.panel.drop ?? {}
  const size = drawn - high - low
  if (size <= 0) return null
  const { take } = part.panel
  // The median is the middle one, or the middle two: everything else is trimmed away.
  const cut = take === 'median' ? low + Math.floor((size - 1) / 2) : low
  const keep = take === 'median' ? 2 - (size % 2) : size
  let [passed, sum, left] = [0, 0, keep]
  for (const { source, value } of part.given) {
    const n = times(source)
    const counts = Math.min(left, Math.max(0, passed + n - Math.max(cut, passed)))
    sum += counts * value
    left -= counts
    passed += n
  }
  const whole =
    take === 'sum' ? part.panel.size - high - low : take === 'places' && part.panel.places?.by !== 'mean-rank' ? part.panel.size : 1
  return (sum / keep) * whole
}
