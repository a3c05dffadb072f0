/** Short hands for building schemes and bundles in tests. */

import type {
  Aspect,
  Bundle,
  Effect,
  Entry,
  Group,
  Incident,
  Mark,
  Node,
  Panel,
  Scheme,
  Sheet,
  Sitting,
  SourceKind,
} from '../../server/scoring/types.ts'

export const name = (id: string) => ({ zh: id, en: id })

export function points(id: string, full = '10', rest: Partial<Aspect> = {}): Aspect {
  return { kind: 'points', id, name: name(id), full, max: full, step: '0.01', ...rest } as Aspect
}

export function group(id: string, children: Node[], rest: Partial<Group> = {}): Group {
  return { kind: 'group', level: 'module', id, name: name(id), children, ...rest }
}

export function panel(size: number, rest: Partial<Panel> = {}): Sitting {
  return { source: 'judge', panel: { size, per: 'aspect', take: 'mean', short: 'mean', ...rest } }
}

export const clerk: Sitting = { source: 'clerk' }

export function scheme(root: Group, rest: Partial<Scheme> = {}): Scheme {
  return { name: name('scheme'), root, keys: [{ by: 'node', node: root.id, order: 'more' }], ties: 'share', prizes: [], ...rest }
}

/** One aspect "mark" of 0–`full`, marked by the clerk: the shortest contest there is. */
export function plain(full = '100', rest: Partial<Scheme> = {}): Scheme {
  return scheme(group('total', [points('mark', full)], { sitting: clerk }), rest)
}

export function entry(id: string, rest: Partial<Entry> = {}): Entry {
  return { id, label: id, state: 'normal', ...rest }
}

export function sheet(entryId: string, sitting: string, source: string, marks: Record<string, Mark>, kind: SourceKind = 'judge'): Sheet {
  return { entry: entryId, sitting, source, kind, marks }
}

export function bundle(of: Scheme, entries: Entry[], sheets: Sheet[], rest: Partial<Bundle> = {}): Bundle {
  return { scheme: of, entries, sheets, seats: [], recusals: [], waivers: [], incidents: [], ...rest }
}

/** A plain contest: entry ids with their one mark. */
export function contest(marks: Record<string, string>, rest: Partial<Scheme> = {}, more: Partial<Bundle> = {}): Bundle {
  const entries = Object.keys(marks).map((id) => entry(id))
  const sheets = Object.entries(marks).map(([id, mark]) => sheet(id, 'total', 'clerk', { mark }, 'clerk'))
  return bundle(plain('100', rest), entries, sheets, more)
}

/** One entry "a" with an aspect "mark" judged by several; a mark per judge j1, j2 … */
export function judged(marks: (Mark | undefined)[], rest: Partial<Panel> = {}, aspect: Partial<Aspect> = {}): Bundle {
  const of = scheme(group('total', [points('mark', '100', aspect)], { sitting: panel(marks.length, rest), floor: null }))
  const sheets = marks.map((mark, i) => sheet('a', 'total', `j${i + 1}`, mark === undefined ? {} : { mark }))
  return bundle(of, [entry('a')], sheets)
}

export function penalty(id: string, of: string, points_: string, rest: Partial<Incident> = {}): Incident {
  return { id, entry: of, scope: 'entry', effect: { do: 'points', points: points_ }, reason: 'rule broken', ...rest }
}

/** Everything about a result that a list shows, by entry. */
export function ranksOf(result: { standings: { entry: string; rank: number | null }[] }): Record<string, number | null> {
  return Object.fromEntries(result.standings.map((one) => [one.entry, one.rank]))
}

export function veto(what: (Effect & { do: 'veto' })['then']): Effect {
  return { do: 'veto', then: what }
}
