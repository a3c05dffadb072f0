/** Scoring: a bundle in, standings and their reasons out; the whole pipeline on one page. */

import { type Books, booksOf } from './books.ts'
import type { Overrides } from './desk.ts'
import { frameFaults } from './fault-bundle.ts'
import { type Line, linesOf } from './list.ts'
import { type Plan, planOf } from './plan.ts'
import { squadsOf } from './squad.ts'
import { type Reach, reachOf } from './stages.ts'
import { placeOfState } from './state.ts'
import { type Tally, tallyOf } from './tally.ts'
import type { Bundle, Fault, Owed, Result, Standing, StandingState } from './types.ts'

/** An event, scored: what the result and every explanation are read from. */
export interface Event {
  plan: Plan
  books: Books
  overrides: Overrides
  reach: Map<string, Reach>
  tallies: Map<string, Tally>
  lines: Line[]
}

/**
 * Scores an event: every entry's points, ranks, prizes, titles and squads, and what is still owed (rules 1–21).
 * Pure and total: the order of the bundle's lists never matters, and a bundle that cannot be scored gives `faults`,
 * not an exception. An entry with something owed has no rank and leaves the others alone.
 * @example theory 86 × 30 % + practice 91.5 × 70 % → points '89.85', rank 1
 */
export function score(bundle: Bundle): Result {
  const faults = frameFaults(bundle)
  if (faults.length > 0) return refused(bundle, faults)
  const event = eventOf(bundle)
  const standings = event.lines.map((line) => line.standing)
  const squads = squadsOf(event.plan, event.books, standings, event.tallies)
  return { standings, squads, owed: owedIn(event) }
}

/** The pipeline: read, tally everyone, cut stages, put in order. */
export function eventOf(bundle: Bundle): Event {
  const plan = planOf(bundle.scheme)
  const books = booksOf(bundle)
  const overrides: Overrides = new Map()
  const first = bundle.entries.map((entry) => tallyOf(plan, books, entry, { overrides }))
  const reach = reachOf(plan, first)
  const final = first.map((tally) => {
    const unreached = reach.get(tally.entry.id)?.unreached
    return unreached?.size ? tallyOf(plan, books, tally.entry, { overrides, unreached }) : tally
  })
  const lines = linesOf(plan, final, reach)
  return { plan, books, overrides, reach, tallies: new Map(final.map((tally) => [tally.entry.id, tally])), lines }
}

/** What stands in the way of a release, by the order of the list; ties that the scheme wants decided come last. */
function owedIn({ plan, lines }: Event): Owed[] {
  const owed = lines.flatMap(({ tally }) => tally.owed)
  if (plan.scheme.ties === 'share') return owed
  const undecided = lines.filter(({ standing }) => standing.shared)
  return [...owed, ...undecided.map(({ standing }) => ({ entry: standing.entry, node: plan.scheme.root.id, what: 'decision' as const }))]
}

/** Nobody has points in a bundle that cannot be scored, and the faults say why. */
function refused(bundle: Bundle, faults: Fault[]): Result {
  const standings = [...bundle.entries]
    .map((entry) => ({ entry, state: entry.state === 'normal' ? ('incomplete' as const) : entry.state }))
    .sort((a, b) => placeOfState(a.state) - placeOfState(b.state) || (a.entry.id < b.entry.id ? -1 : 1))
    .map(({ entry, state }): Standing => blank(bundle, entry.id, state))
  return { standings, squads: [], owed: [], faults }
}

function blank(bundle: Bundle, entry: string, state: StandingState): Standing {
  const keys = bundle.scheme.keys.map(() => null)
  return { entry, state, rank: null, shared: false, decidedBy: null, points: null, keys, nodes: {}, prize: null, titles: [], level: null }
}
