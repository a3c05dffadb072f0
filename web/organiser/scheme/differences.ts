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
  const [before, after] = [
    { scheme: a, plan: planOf(a) },
    { scheme: b, plan: planOf(b) },
  ]
  const stayed = stayedIn(was, now)
  const nodes = [...now].flatMap(([id, found]): Difference[] => {
    const old = was.get(id)
    if (!old) return [{ how: 'added', where: found.names, what: [], node: found.node }]
    const moves = stayed.has(id) || !old.group || !found.group ? [] : [moveOf(old, found)]
    return same(own(old.node), own(found.node))
      ? moves
      : [...moves, ...changesOf(nodeFields, old.node, found.node, before, after, found.names)]
  })
  const gone = [...was]
    .filter(([id]) => !now.has(id))
    .map(([, { names, node }]): Difference => ({ how: 'removed', where: names, what: [], node }))
  const rules = Object.entries(ruleSections).flatMap(([place, fields]) => changesOf(fields, a, b, before, after, place as RulePlace))
  return [...nodes, ...gone, ...rules]
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

type Where = Pick<Difference, 'where' | 'row'> & { what: readonly Field[] }

function changesOf(fields: readonly Field[], a: object, b: object, before: At, after: At, where: Difference['where']): Difference[] {
  return between(fields, a, b, before, after, { where, what: [] })
}

function between(fields: readonly Field[], a: object, b: object, before: At, after: At, at: Where): Difference[] {
  return fields.flatMap((field): Difference[] => {
    if (field.derived) return []
    const was = applies(field, a, before) ? said(field, settingOf(field, a, before)) : undefined
    const now = applies(field, b, after) ? said(field, settingOf(field, b, after)) : undefined
    const here = { ...at, what: [...at.what, field] }
    if (same(was, now)) return []
    if (field.as === 'rows') return rowsBetween(field, (was ?? []) as object[], (now ?? []) as object[], before, after, here)
    if (field.as === 'part' && was && now) return between(field.fields ?? [], was as object, now as object, before, after, here)
    if (field.as === 'part') {
      const [side, place] = was ? [was, before] : [now, after]
      return leavesOf(field.fields ?? [], side as object, place).map((leaf) =>
        oneSided({ ...here, what: [...here.what, leaf.field] }, leaf, !was),
      )
    }
    const how = was === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
    return [
      { ...here, how, ...(was !== undefined && { was: { field, value: was } }), ...(now !== undefined && { now: { field, value: now } }) },
    ]
  })
}

function oneSided(at: Where, { field, value }: Side, isAdded: boolean): Difference {
  return isAdded ? { ...at, how: 'added', now: { field, value } } : { ...at, how: 'removed', was: { field, value } }
}

/** Rows are the same by their id, grade, or what they compare; else by their number. */
function rowsBetween(field: Field, was: object[], now: object[], before: At, after: At, at: Where): Difference[] {
  const named = (rows: object[]) => new Map(rows.map((row, i) => [rowId(row, i), { row, i }]))
  const [old, next] = [named(was), named(now)]
  const fields = field.fields ?? []
  const whole = (found: Row, place: At, isAdded: boolean) =>
    leavesOf(
      fields.filter((field) => !field.fine),
      found.row,
      place,
    ).map((leaf) => oneSided({ ...at, row: found, what: [...at.what, leaf.field] }, leaf, isAdded))
  const kept = unmoved(
    [...old.keys()].filter((id) => next.has(id)),
    [...next.keys()].filter((id) => old.has(id)),
  )
  return [
    ...[...next].flatMap(([id, found]): Difference[] => {
      const earlier = old.get(id)
      if (!earlier) return whole(found, after, true)
      const place = { field: { word: field.word, as: 'count' as const }, value: 0 }
      const order: Difference[] = kept.includes(id)
        ? []
        : [{ ...at, row: found, how: 'moved', was: { ...place, value: earlier.i + 1 }, now: { ...place, value: found.i + 1 } }]
      return [...order, ...between(fields, earlier.row, found.row, before, after, { ...at, row: found })]
    }),
    ...[...old].filter(([id]) => !next.has(id)).flatMap(([, found]) => whole(found, before, false)),
  ]
}

function rowId(row: object, i: number): string {
  const { id, grade, by, node } = row as Record<string, string | undefined>
  return id ?? grade ?? (by === undefined ? String(i) : `${by} ${node ?? ''}`)
}

/** An empty list says as much as none. */
const said = (field: Field, value: unknown): unknown =>
  value === false || (field.as === 'rows' && (value as unknown[] | undefined)?.length === 0) ? undefined : value

/** The order in which an object happens to hold its keys says nothing. */
const plain = (_: string, value: unknown) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a, plain) === JSON.stringify(b, plain)
