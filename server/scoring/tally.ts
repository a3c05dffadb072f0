/** The tally: one entry's points, from its sheets to the root, with what is owed and what its incidents do to it. */

import { type Books, incidentsAt } from './books.ts'
import { cellValue } from './cell.ts'
import type { Desk, Elsewhere, Overrides } from './desk.ts'
import { compare, decimal, type Exact, print, sum } from './exact.ts'
import { type Fate, fateOf, isLost } from './incident.ts'
import { cellName, type Plan, type SittingNode } from './plan.ts'
import { type Presence, presenceOf } from './presence.ts'
import { joinAttempts } from './repeat.ts'
import { totalValue } from './totals.ts'
import { type Leaf, type Value, valueAt } from './tree.ts'
import type { Entry, Incident, Owed, Step } from './types.ts'

export interface Tally {
  entry: Entry
  /** By node, and by attempt ("run#2") inside repeated groups. */
  nodes: Map<string, Value | null>
  root: Value | null
  /** How many places the root shows: its own, or the scale's. */
  rootPlaces: number | undefined
  owed: Owed[]
  fate: Fate
  /** Whether every part that has a pass mark was passed. */
  passed: boolean
  /** Single judges' or attempts' values of the nodes that count-back keys name. */
  backs: Map<string, Exact[]>
}

export interface TallyOptions {
  overrides?: Overrides
  /** The root's points on a scale, by entry. */
  scaled?: ReadonlyMap<string, Elsewhere>
  /** Later stages that the entry did not reach. */
  unreached?: ReadonlySet<string>
  note?: ((step: Step) => void) | undefined
}

/** Scores one entry. Entries that are not in the running (absent, withdrawn …) owe nothing. */
export function tallyOf(plan: Plan, books: Books, entry: Entry, options: TallyOptions = {}): Tally {
  const tally = blankTally(books, entry)
  tally.rootPlaces = options.scaled?.has(entry.id) ? plan.scheme.standardise?.places : plan.scheme.root.places
  const desk = deskOf(plan, books, tally, options)
  tally.root = onScale(valueAt(desk.walk, plan.scheme.root, null), options.scaled?.get(entry.id), options.note)
  tally.nodes.set(plan.scheme.root.id, tally.root)
  joinRepeated(plan, tally.nodes)
  rememberAttempts(plan, tally)
  tally.passed = hasPassed(plan, tally, options.note)
  if (entry.state !== 'normal' || tally.fate.disqualified) tally.owed = []
  return tally
}

function onScale(root: Value | null, scaled: Elsewhere | undefined, note?: (step: Step) => void): Value | null {
  if (!root || root.absent || !scaled) return root
  for (const step of scaled.steps) note?.(step)
  return { points: scaled.points, exact: scaled.points, absent: false }
}

/** The places with which an entry's node is shown; every digit it has when the scheme names none. */
export function placesShown(plan: Plan, tally: Tally, node: string): number | undefined {
  return node === plan.scheme.root.id ? tally.rootPlaces : plan.nodes.get(node)?.places
}

/** A tally before anything is known. */
export function blankTally(books: Books, entry: Entry): Tally {
  const fate = fateOf(books.incidents.get(entry.id) ?? [])
  return { entry, nodes: new Map(), root: null, rootPlaces: undefined, owed: [], fate, passed: true, backs: new Map() }
}

/** Lays out what is needed to score one entry; also used to ask for judges' totals alone. */
export function deskOf(plan: Plan, books: Books, tally: Tally, options: TallyOptions): Desk {
  const { entry } = tally
  const leaves = new Map<string, Leaf>()
  const incidents = incidentFinder(plan, books, entry)
  const lost = (node: string, attempt: number | null) => isLost(incidents(node, attempt))
  const unreached = (node: string) => options.unreached?.has(node) ?? false
  const desk: Desk = {
    plan,
    books,
    entry,
    overrides: options.overrides ?? new Map(),
    presence: presences(plan, books, entry, lost, unreached, tally, options.note),
    owe: (owed) => {
      if (!isTaken(plan, lost, owed.node)) tally.owed.push({ entry: entry.id, ...owed })
    },
    remember: (node, values) => remember(plan, tally, node, values),
    isLost: lost,
    ...(options.note && { note: options.note }),
    walk: {
      plan,
      cell: (aspect, attempt) => {
        const name = cellName(aspect.id, attempt)
        const known = leaves.get(name)
        if (known !== undefined) return known
        const leaf = cellValue(desk, aspect, attempt)
        leaves.set(name, leaf)
        return leaf
      },
      whole: (node, attempt) => totalValue(desk, node, attempt),
      incidents,
      skips: unreached,
      keep: (name, value) => tally.nodes.set(name, value),
      ...(options.note && { note: options.note }),
    },
  }
  return desk
}

/** Whether incidents took the points of a node or cell, or of all that it holds: then nothing about its marks is owed. */
function isTaken(plan: Plan, lost: (node: string, attempt: number | null) => boolean, name: string): boolean {
  const [id = '', turn] = name.split('#')
  const attempt = turn === undefined ? null : Number(turn)
  const isGone = (within: readonly string[], number: number | null) => within.some((one) => lost(one, null) || lost(one, number))
  const cells = plan.sittings.get(id)?.cells ?? []
  if (attempt === null && cells.length > 0) return cells.every((cell) => isGone(cell.within, cell.attempt))
  const cell = plan.sittingOf.get(id)?.cells.find((one) => one.aspect.id === id && one.attempt === attempt)
  return cell !== undefined && isGone(cell.within, attempt)
}

const NO_INCIDENTS: readonly Incident[] = []

/** Incidents by node name: inside repeats "run#2" strikes one attempt and "run" every one. */
function incidentFinder(plan: Plan, books: Books, entry: Entry): (node: string, attempt: number | null) => readonly Incident[] {
  if (!books.incidents.has(entry.id)) return () => NO_INCIDENTS
  const root = plan.scheme.root.id
  return (node, attempt) => {
    const own = attempt === null ? [] : incidentsAt(books, entry, root, cellName(node, attempt))
    const every = attempt === null || plan.repeatOf.has(node) ? incidentsAt(books, entry, root, node) : []
    return [...every, ...own]
  }
}

function presences(
  plan: Plan,
  books: Books,
  entry: Entry,
  lost: (node: string, attempt: number | null) => boolean,
  unreached: (node: string) => boolean,
  tally: Tally,
  note: ((step: Step) => void) | undefined,
): (place: SittingNode) => Presence {
  const known = new Map<string, Presence>()
  const isNeeded = (id: string, attempt: number | null) => !lost(id, null) && !lost(id, attempt) && !unreached(id)
  return (place) => {
    const before = known.get(place.node.id)
    if (before) return before
    const needed = place.cells.filter((cell) => cell.within.every((id) => isNeeded(id, cell.attempt)))
    const presence = presenceOf(plan, books, entry.id, place, needed)
    known.set(place.node.id, presence)
    tally.owed.push(...presence.owed)
    for (const { source, why } of presence.gone) note?.({ do: 'missing', node: place.node.id, source, why })
    for (const { source } of presence.owed) note?.({ do: 'missing', node: place.node.id, ...(source && { source }), why: 'not-marked' })
    return presence
  }
}

/** Judges' values for count-back keys; a repeated group counts back its attempts instead, the next best run after the best. */
export function remember(plan: Plan, tally: Tally, node: string, values: readonly Exact[]): void {
  for (const { by, node: wanted } of plan.scheme.keys) {
    if (by !== 'countback' || wanted === undefined || isRepeated(plan, wanted) || !holds(plan, wanted, node)) continue
    tally.backs.set(wanted, [...(tally.backs.get(wanted) ?? []), ...values])
  }
}

function rememberAttempts(plan: Plan, tally: Tally): void {
  for (const { by, node } of plan.scheme.keys) {
    if (by !== 'countback' || node === undefined || !isRepeated(plan, node)) continue
    const tries = [...tally.nodes].filter(([name]) => name.startsWith(`${node}#`)).map(([, value]) => value)
    tally.backs.set(
      node,
      tries.filter((one) => one !== null && !one.absent).map((one) => (one as Value).points),
    )
  }
}

function isRepeated(plan: Plan, id: string): boolean {
  const node = plan.nodes.get(id)
  return node?.kind === 'group' && node.repeat !== undefined
}

function holds(plan: Plan, outer: string, inner: string): boolean {
  for (let id: string | undefined = inner; id !== undefined; id = plan.parents.get(id)?.id) if (id === outer) return true
  return false
}

/** A node inside a repeated group has a value for each attempt, and one for all: joined like the group; seconds are added up. */
function joinRepeated(plan: Plan, nodes: Map<string, Value | null>): void {
  for (const [id, group] of plan.repeatOf) {
    const node = plan.nodes.get(id)
    if (!node || !group.repeat || node.kind === 'given') continue
    const tries = Array.from({ length: group.repeat.times }, (_, i) => nodes.get(cellName(id, i + 1)) ?? null)
    nodes.set(id, node.kind === 'time' ? added(tries) : joinAttempts(group.repeat, tries, node))
  }
}

function added(tries: readonly (Value | null)[]): Value | null {
  const known = tries.filter((one) => one !== null && !one.absent).map((one) => (one as Value).points)
  if (known.length < tries.length) return null
  return { points: sum(known), exact: sum(known), absent: false }
}

/** Whether every part that has a pass mark was passed. */
export function hasPassed(plan: Plan, tally: Tally, note?: (step: Step) => void): boolean {
  let all = true
  for (const node of plan.nodes.values()) {
    if (node.pass === undefined) continue
    const least = decimal(node.pass)
    const value = tally.nodes.get(node.id)
    const passed = least !== null && !!value && !value.absent && compare(value.points, least) >= 0
    if (value) note?.({ do: 'pass', node: node.id, points: print(value.points, node.places), least: node.pass, passed })
    all &&= passed
  }
  return all
}
