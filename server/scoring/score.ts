/** Scoring: a bundle in, standings and their reasons out; the whole pipeline on one page. */

import { type Books, booksOf } from './books.ts'
import { frameFaults } from './fault-bundle.ts'
import { plainTallies } from './kernel/tally.ts'
import { type Line, linesOf } from './list.ts'
import { placings } from './places.ts'
import { type Plan, planOf } from './plan.ts'
import { squadsOf } from './squad.ts'
import { type Reach, reachOf } from './stages.ts'
import { standardised } from './standardise.ts'
import { placeOfState } from './state.ts'
import { type Tally, type TallyOptions, tallyOf } from './tally.ts'
import type { Bundle, Fault, Owed, Result, Standardised, Standing, StandingState } from './types.ts'

/** An event, scored: what the result and every explanation are read from. */
export interface Event {
  plan: Plan
  books: Books
  options: TallyOptions
  reach: Map<string, Reach>
  tallies: Map<string, Tally>
  lines: Line[]
  standard?: Standardised
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
  return { standings, squads, owed: owedIn(event), ...(event.standard && { standardised: event.standard }) }
}

/** The pipeline: read, place, score everyone, and score them again when the scheme standardises. */
export function eventOf(bundle: Bundle): Event {
  const plan = planOf(bundle.scheme)
  const books = booksOf(bundle)
  const overrides = placings(plan, books)
  const raw = settled(plan, books, { overrides })
  if (!plan.scheme.standardise) return raw
  const standard = standardised(plan, books, plan.scheme.standardise, [...raw.tallies.values()])
  if (standard.report.refused) return { ...raw, standard: standard.report }
  const event = settled(plan, books, { overrides: new Map([...overrides, ...standard.overrides]), scaled: standard.scaled })
  return { ...event, lines: besideRaw(event.lines, raw.lines), standard: standard.report }
}

/** Tallies everyone, cuts the stages, and puts all in order. */
function settled(plan: Plan, books: Books, options: TallyOptions): Event {
  const plain = plainTallies(plan, books)
  const first = books.bundle.entries.map((entry) => plain.get(entry.id) ?? tallyOf(plan, books, entry, options))
  const reach = reachOf(plan, first)
  const final = first.map((tally) => {
    const unreached = reach.get(tally.entry.id)?.unreached
    return unreached?.size ? tallyOf(plan, books, tally.entry, { ...options, unreached }) : tally
  })
  const tallies = new Map(final.map((tally) => [tally.entry.id, tally]))
  return { plan, books, options, reach, tallies, lines: linesOf(plan, final, reach) }
}

function besideRaw(lines: Line[], raw: readonly Line[]): Line[] {
  const before = new Map(raw.map(({ standing }) => [standing.entry, { points: standing.points, rank: standing.rank }]))
  return lines.map((line) => ({
    ...line,
    standing: { ...line.standing, raw: before.get(line.standing.entry) ?? { points: null, rank: null } },
  }))
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
