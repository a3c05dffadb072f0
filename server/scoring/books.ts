/** The books: a bundle read once, so that sheets, seats, recusals, waivers and incidents are found by entry and sitting. */

import type { Bundle, Entry, Incident, Sheet } from './types.ts'

export interface Books {
  bundle: Bundle
  sheets: Map<string, Sheet[]>
  /** Seated sources, by sitting and by sitting and entry. */
  seats: Map<string, Set<string>>
  /** Sittings that have any seat. */
  seated: Set<string>
  recused: Set<string>
  waived: Set<string>
  /** Incidents of an entry, by the name of the node they strike; in the order of their ids. */
  incidents: Map<string, Incident[]>
  /** Incidents of a squad as a whole. */
  squadIncidents: Map<string, Incident[]>
}

/** Reads a bundle; the order in which its lists arrived is forgotten here, so that it can never matter. */
export function booksOf(bundle: Bundle): Books {
  const books: Books = {
    bundle,
    sheets: gather(bundle.sheets, (sheet) => key(sheet.entry, sheet.sitting), bySource),
    seats: seatsOf(bundle),
    seated: new Set(bundle.seats.map((seat) => seat.sitting)),
    recused: new Set(bundle.recusals.map((one) => key(one.source, one.entry))),
    waived: new Set(bundle.waivers.map((one) => key(one.source, one.sitting, one.entry ?? ''))),
    incidents: gather(
      bundle.incidents.filter((one) => one.scope !== 'squad'),
      (one) => one.entry ?? '',
      byId,
    ),
    squadIncidents: gather(
      bundle.incidents.filter((one) => one.scope === 'squad'),
      (one) => one.squad ?? '',
      byId,
    ),
  }
  return books
}

export function sheetsOf(books: Books, entry: string, sitting: string): readonly Sheet[] {
  return books.sheets.get(key(entry, sitting)) ?? []
}

/** Who is to mark this entry in this sitting, by seat; null when the sitting has no seats at all. */
export function seatedAt(books: Books, entry: string, sitting: string): string[] | null {
  if (!books.seated.has(sitting)) return null
  const sources = new Set([...(books.seats.get(key(sitting)) ?? []), ...(books.seats.get(key(sitting, entry)) ?? [])])
  return [...sources].sort(order)
}

export function isRecused(books: Books, source: string, entry: string): boolean {
  return books.recused.has(key(source, entry))
}

export function isWaived(books: Books, source: string, sitting: string, entry: string): boolean {
  return books.waived.has(key(source, sitting, entry)) || books.waived.has(key(source, sitting, ''))
}

/** Incidents that strike one node of an entry: the whole entry's strike the root. */
export function incidentsAt(books: Books, entry: Entry, root: string, node: string): Incident[] {
  return (books.incidents.get(entry.id) ?? []).filter((one) => (isWhole(one) ? node === root : one.node === node))
}

/** Scopes entry and period touch the whole result (a period is an event of its own), and so do a veto and a disqualification. */
export function isWhole(incident: Incident): boolean {
  const { scope, effect } = incident
  return scope === 'entry' || scope === 'period' || effect.do === 'veto' || effect.do === 'disqualify'
}

/** A joined name that no id can forge, since ids hold no control characters. */
export function key(...parts: string[]): string {
  return parts.join('\u0000')
}

/** Code-point order: the same on every machine, whatever its language. */
export function order(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0
}

function seatsOf(bundle: Bundle): Map<string, Set<string>> {
  const seats = new Map<string, Set<string>>()
  for (const { sitting, source, entries } of bundle.seats) {
    for (const name of entries ? entries.map((entry) => key(sitting, entry)) : [key(sitting)]) {
      const sources = seats.get(name)
      if (sources) sources.add(source)
      else seats.set(name, new Set([source]))
    }
  }
  return seats
}

function gather<T>(list: readonly T[], by: (one: T) => string, sort: (a: T, b: T) => number): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const name = by(one)
    const group = groups.get(name)
    if (group) group.push(one)
    else groups.set(name, [one])
  }
  for (const group of groups.values()) if (group.length > 1) group.sort(sort)
  return groups
}

function bySource(a: { source: string }, b: { source: string }): number {
  return order(a.source, b.source)
}

function byId(a: Incident, b: Incident): number {
  return order(a.id, b.id)
}
