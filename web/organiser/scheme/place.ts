/** The places that the editor goes to: every node of the tree, and the rules of the list; and the faults of each. */
import type { Fault, Node, Scheme } from '../../../server/scoring/types.ts'
import { childPath, nodeAt, type Path, ROOT } from './change.ts'
import { type RulePlace, ruleSections } from './rule-fields.ts'

/** A node's path joined ("root.children.0"), or the name of a list rule. */
export type Place = string

export interface TreeRow {
  place: Place
  path: Path
  node: Node
  depth: number
}

/** The tree from top to bottom. */
export function rowsOf(node: Node, path: Path = ROOT, depth = 0): TreeRow[] {
  const own = { place: path.join('.'), path, node, depth }
  return node.kind === 'group' ? [own, ...node.children.flatMap((child, i) => rowsOf(child, childPath(path, i), depth + 1))] : [own]
}

export const pathOf = (place: Place): Path => place.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))

export const isRule = (place: Place): place is RulePlace => place in ruleSections

/** Where a fault is put right. @example ['root', 'children', 0, 'weight'] → 'root.children.0' */
export function placeOf(scheme: Scheme, { path }: Pick<Fault, 'path'>): Place {
  const [top] = path
  if (top !== 'root') {
    const places = Object.entries(ruleSections)
    return places.find(([, fields]) => fields.some((field) => (field.key ?? field.word) === top))?.[0] ?? 'general'
  }
  let end = 1
  while (path[end] === 'children' && typeof path[end + 1] === 'number' && nodeAt(scheme, path.slice(0, end + 2))) end += 2
  return path.slice(0, end).join('.')
}
