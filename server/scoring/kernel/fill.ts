/** The filling of a kernel: which entries of a bundle are plain, and their marks as columns. */

import { type Books, isRecused, seatedAt, sheetsOf } from '../books.ts'
import { worth } from '../mark.ts'
import type { Plan, SittingNode } from '../plan.ts'
import type { Entry, Sheet } from '../types.ts'
import { inUnits } from './grid.ts'
import { type Kernel, kernelOf, type Leaf } from './kernel.ts'

export interface Filled {
  kernel: Kernel
  /** The plain entries, a row each. */
  entries: Entry[]
  marks: Int32Array
}

/**
 * The plain entries of a bundle and their marks; null when the scheme is not plain. An entry is plain when nothing happened to
 * it: no incident, nobody recused, every seated source there with a good mark in every cell, and no sheet too many.
 */
export function filled(plan: Plan, books: Books): Filled | null {
  const seats = new Map([...plan.sittings.keys()].map((sitting) => [sitting, seatsIn(books, sitting)]))
  const kernel = kernelOf(plan, new Map([...seats].flatMap(([sitting, { all }]) => (all ? [[sitting, all.size] as const] : []))))
  if (!kernel) return null
  const places = [...plan.sittings.values()].map((place) => ({
    place,
    seats: seats.get(place.node.id) as Seats,
    leaves: kernel.leaves.filter((leaf) => leaf.place === place).map((leaf) => ({ leaf, known: new Map<string, number>() })),
  }))
  const marks = new Int32Array(books.bundle.entries.length * kernel.width)
  const entries: Entry[] = []
  for (const entry of books.bundle.entries) {
    const row = entries.length * kernel.width
    if (!books.incidents.has(entry.id) && places.every((one) => take(plan, books, entry.id, one, marks, row))) entries.push(entry)
  }
  return { kernel, entries, marks }
}

/** Whose sheets count in a sitting: the same for all entries, each entry's own, or (without any seat) those that are there. */
interface Seats {
  all: ReadonlySet<string> | null
  own: boolean
}

interface Place {
  place: SittingNode
  seats: Seats
  leaves: { leaf: Leaf; known: Map<string, number> }[]
}

function seatsIn(books: Books, sitting: string): Seats {
  const own = books.bundle.seats.some((seat) => seat.sitting === sitting && seat.entries)
  return { all: own || !books.seated.has(sitting) ? null : (books.seats.get(sitting) ?? null), own }
}

/** Copies an entry's marks of one sitting; false when they are not plain. */
function take(plan: Plan, books: Books, entry: string, { place, seats, leaves }: Place, marks: Int32Array, row: number): boolean {
  const { panel, source } = place.sitting
  const judges = leaves[0]?.leaf.judges ?? 0
  const seated = !panel ? null : seats.own ? new Set(seatedAt(books, entry, place.node.id)) : seats.all
  let judge = 0
  for (const sheet of sheetsOf(books, entry, place.node.id)) {
    if (sheet.kind !== source || (seated && !seated.has(sheet.source))) continue
    if (judge === judges || isRecused(books, sheet.source, entry) || !copy(plan, sheet, leaves, marks, row + judge)) return false
    judge++
  }
  return judge === judges
}

function copy(plan: Plan, sheet: Sheet, leaves: Place['leaves'], marks: Int32Array, at: number): boolean {
  for (const { leaf, known } of leaves) {
    // What a sheet inherits is no text, so only its own marks pass.
    const mark = sheet.marks[leaf.aspect.id]
    if (typeof mark !== 'string') return false
    const parts = known.get(mark) ?? learn(plan, leaf, mark, known)
    if (!(Math.abs(parts) <= leaf.most)) return false
    marks[at + leaf.first] = parts
  }
  return true
}

/** What a mark is worth in the leaf's parts; NaN for a bad one, or one that the grid does not hold. */
function learn(plan: Plan, leaf: Leaf, mark: string, known: Map<string, number>): number {
  const points = worth(plan, leaf.aspect, mark)
  const parts = typeof points === 'string' ? Number.NaN : (inUnits(points, leaf.unit) ?? Number.NaN)
  known.set(mark, parts)
  return parts
}
