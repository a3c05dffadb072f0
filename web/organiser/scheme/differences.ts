/** What was added, removed, changed and moved between two numbers of a scheme. */
import { planOf } from '../../../server/scoring/plan.ts'
import type { Node, Scheme, Text } from '../../../server/scoring/types.ts'
import { type At, applies, type Field, leavesOf, settingOf } from './field.ts'
import { nodeFields } from './node-fields.ts'
import { type RulePlace, ruleSections } from './rule-fields.ts'

/** One setting on one or both sides, with its field, so that it can be said in words. */
export interface Side {
  field: Field
  value: unknown
}

export interface Difference {
  how: 'added' | 'removed' | 'changed' | 'moved'
  /** Names from the root down to the node; or the place of a rule of the list. */
  where: readonly Text[] | RulePlace
  /** What was added or removed, where it is a node. */
  node?: Node
  /** The settings on the way to the one that differs: panel, quorum. Empty for a whole node. */
  what: readonly Field[]
  /** Which one of several, where a setting has rows. */
  row?: Row
  was?: Side
  now?: Side
  /** For moves: the group and the place in it. */
  moved?: { was: [group: Text, place: number]; now: [group: Text, place: number] }
}

/** One of several, with its number from 0. */
export interface Row {
  row: object
  i: number
}

interface Found {
  node: Node
  names: Text[]
  group?: Node
  place: number
}

/** All differences, in the order of the later scheme; what was removed stands at the end of its list. */
export function differences(a: Scheme, b: Scheme): Difference[] {
  const [was, now] = [nodesOf(a.root), nodesOf(b.root)]
  const [before, after] = [a, b].map((scheme) => ({ scheme, plan: planOf(scheme) })) as [At, At]
  const stayed = stayedIn(was, now)
  const nodes = [...now].flatMap(([id, found]): Difference[] => {
    const old = was.get(id)
    if (!old) return [{ how: 'added', where: found.names, what: [], node: found.node }]
    const moves = stayed.has(id) || !old.group || !found.group ? [] : [moveOf(old, found)]
    if (same(own(old.node), own(found.node))) return moves
    return [...moves, ...between(nodeFields, [old.node, before], [found.node, after], { where: found.names, what: [] })]
  })
  const gone = [...was].filter(([id]) => !now.has(id))
  const removed = gone.map(([, { names, node }]): Difference => ({ how: 'removed', where: names, what: [], node }))
  const rules = Object.entries(ruleSections).flatMap(([place, fields]) =>
    between(fields, [a, before], [b, after], { where: place as RulePlace, what: [] }),
  )
  return [...nodes, ...removed, ...rules]
}

function nodesOf(node: Node, above: Text[] = [], group?: Node, place = 1, found = new Map<string, Found>()): Map<string, Found> {
  const names = [...above, node.name]
  found.set(node.id, { node, names, ...(group && { group }), place })
  if (node.kind === 'group') for (const [i, child] of node.children.entries()) nodesOf(child, names, node, i + 1, found)
  return found
}

const own = (node: Node): object => (node.kind === 'group' ? { ...node, children: [] } : node)

/** The nodes that are in the same group and the same order as before; what only made room did not move. */
function stayedIn(was: ReadonlyMap<string, Found>, now: ReadonlyMap<string, Found>): Set<string> {
  const kept = (group: Node | undefined, other: ReadonlyMap<string, Found>) =>
    group?.kind === 'group' ? group.children.map((child) => child.id).filter((id) => other.get(id)?.group?.id === group.id) : []
  return new Set([...now].flatMap(([id, { node }]) => unmoved(kept(was.get(id)?.node, now), kept(node, was))))
}

function moveOf(old: Found, found: Found): Difference {
  const side = (one: Found): [Text, number] => [(one.group as Node).name, one.place]
  return { how: 'moved', where: found.names, what: [], moved: { was: side(old), now: side(found) } }
}

/** The longest run of items that kept their order: all others moved. */
function unmoved(before: readonly string[], after: readonly string[]): string[] {
  const place = new Map(before.map((id, i) => [id, i]))
  const longest = (runs: readonly string[][]) => runs.reduce<string[]>((best, run) => (run.length > best.length ? run : best), [])
  const runs: string[][] = []
  for (const id of after) runs.push([...longest(runs.filter((run) => place.get(run.at(-1)!)! < place.get(id)!)), id])
  return longest(runs)
}

type Where = Pick<Difference, 'where' | 'row' | 'what'>

/** An object of a scheme, and the scheme around it. */
type Placed = readonly [it: object, at: At]

function between(fields: readonly Field[], a: Placed, b: Placed, where: Where): Difference[] {
  return fields.flatMap((field): Difference[] => {
    const [was, now] = [said(field, ...a), said(field, ...b)]
    if (field.derived || same(was, now)) return []
    const here = { ...where, what: [...where.what, field] }
    const inner = field.fields ?? []
    if (field.as === 'rows') return rowsBetween(field, [(was ?? []) as object[], a[1]], [(now ?? []) as object[], b[1]], here)
    if (field.as === 'part' && was && now) return between(inner, [was as object, a[1]], [now as object, b[1]], here)
    if (field.as === 'part') return wholly(inner, was ? [was as object, a[1]] : [now as object, b[1]], here, was ? 'removed' : 'added')
    const how = was === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
    return [
      { ...here, how, ...(was !== undefined && { was: { field, value: was } }), ...(now !== undefined && { now: { field, value: now } }) },
    ]
  })
}

/** Everything that a part or a row said, or now says. */
function wholly(fields: readonly Field[], [it, at]: Placed, where: Where, how: 'added' | 'removed'): Difference[] {
  const leaves = leavesOf(
    fields.filter((field) => !field.fine),
    it,
    at,
  )
  const side = how === 'added' ? 'now' : 'was'
  return leaves.map(({ field, value }) => ({ ...where, how, what: [...where.what, field], [side]: { field, value } }))
}

/** Rows are the same by their id, grade, or what they compare; else by their number. */
function rowsBetween(field: Field, [was, before]: [object[], At], [now, after]: [object[], At], where: Where): Difference[] {
  const named = (rows: object[]) => new Map(rows.map((row, i) => [rowId(row, i), { row, i }]))
  const [old, next] = [named(was), named(now)]
  const fields = field.fields ?? []
  const common = (one: Map<string, Row>, other: Map<string, Row>) => [...one.keys()].filter((id) => other.has(id))
  const kept = unmoved(common(old, next), common(next, old))
  const number = (i: number): Side => ({ field: { word: field.word, as: 'count' }, value: i + 1 })
  const present = [...next].flatMap(([id, row]): Difference[] => {
    const earlier = old.get(id)
    const here = { ...where, row }
    if (!earlier) return wholly(fields, [row.row, after], here, 'added')
    const moves: Difference[] = kept.includes(id) ? [] : [{ ...here, how: 'moved', was: number(earlier.i), now: number(row.i) }]
    return [...moves, ...between(fields, [earlier.row, before], [row.row, after], here)]
  })
  const gone = [...old].filter(([id]) => !next.has(id))
  return [...present, ...gone.flatMap(([, row]) => wholly(fields, [row.row, before], { ...where, row }, 'removed'))]
}

function rowId(row: object, i: number): string {
  const { id, grade, by, node } = row as Record<string, string | undefined>
  return id ?? grade ?? (by === undefined ? String(i) : `${by} ${node ?? ''}`)
}

/** What a setting says; an empty list says as much as none. */
function said(field: Field, it: object, at: At): unknown {
  const value = applies(field, it, at) ? settingOf(field, it, at) : undefined
  return value === false || (Array.isArray(value) && value.length === 0) ? undefined : value
}

/** The order in which an object happens to hold its keys says nothing. */
const plain = (_: string, value: unknown) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a, plain) === JSON.stringify(b, plain)
