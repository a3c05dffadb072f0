/** Changes of a scheme's tree, each giving a new scheme; a path is the node's place, as in the engine's faults. */
import type { Aspect, Group, Node, Scheme, Text } from '../../../server/scoring/types.ts'

/** ['root', 'children', 0, …]: as scoring/faults names the node. */
export type Path = readonly (string | number)[]

export const ROOT: Path = ['root']

export const childPath = (path: Path, index: number): Path => [...path, 'children', index]

/** Replaces the node at a path by what `change` makes of it. */
export function changeNode(scheme: Scheme, path: Path, change: (node: Node) => Node): Scheme {
  const into = (node: Node, rest: Path): Node => {
    if (rest.length === 0) return change(node)
    if (node.kind !== 'group') return node
    return { ...node, children: node.children.map((child, i) => (i === rest[1] ? into(child, rest.slice(2)) : child)) }
  }
  return { ...scheme, root: into(scheme.root, path.slice(1)) as Group }
}

const inGroup = (scheme: Scheme, path: Path, change: (children: Node[]) => Node[]) =>
  changeNode(scheme, path, (node) => (node.kind === 'group' ? { ...node, children: change(node.children) } : node))

const parentOf = (path: Path): [parent: Path, index: number] => [path.slice(0, -2), path.at(-1) as number]

export function removeNode(scheme: Scheme, path: Path): Scheme {
  const [parent, index] = parentOf(path)
  return inGroup(scheme, parent, (children) => children.filter((_, i) => i !== index))
}

/** One place up (−1) or down (1) among its siblings. */
export function moveNode(scheme: Scheme, path: Path, by: -1 | 1): Scheme {
  const [parent, index] = parentOf(path)
  return inGroup(scheme, parent, (children) => moved(children, index, by))
}

/** A list with one item moved; the same list where it cannot move. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...list]
  const [one] = next.splice(index, 1)
  if (one === undefined || index + by < 0 || index + by > next.length) return [...list]
  next.splice(index + by, 0, one)
  return next
}

export function addAspect(scheme: Scheme, path: Path, name: Text): Scheme {
  const aspect: Aspect = { kind: 'points', id: freeId(scheme, 'aspect'), name, full: '10', max: '10', step: '0.5' }
  return inGroup(scheme, path, (children) => [...children, weighted(children, aspect)])
}

/** A new criterion comes with one aspect: an empty one would be a fault from the start. */
export function addCriterion(scheme: Scheme, path: Path, name: Text, aspectName: Text): Scheme {
  const aspect: Aspect = { kind: 'points', id: freeId(scheme, 'aspect'), name: aspectName, full: '10', max: '10', step: '0.5' }
  const group: Group = { kind: 'group', level: 'criterion', id: freeId(scheme, 'criterion'), name, full: '10', children: [aspect] }
  return inGroup(scheme, path, (children) => [...children, weighted(children, group)])
}

/** Among weighted siblings the new one needs a weight too; 0 % leaves the others as they are until it is set. */
const weighted = <N extends Node>(siblings: readonly Node[], node: N): N =>
  siblings.some((one) => one.weight !== undefined) ? { ...node, weight: '0%' } : node

function freeId(scheme: Scheme, stem: string): string {
  const taken = new Set<string>()
  const visit = (node: Node) => {
    taken.add(node.id)
    if (node.kind === 'group') node.children.forEach(visit)
  }
  visit(scheme.root)
  let n = 1
  while (taken.has(`${stem}-${n}`)) n++
  return `${stem}-${n}`
}

/** Sets an aspect's points; where the highest mark was the same number, it follows. */
export function withFull(node: Node, full: string): Node {
  if (node.kind === 'points' || node.kind === 'imported') return { ...node, full, max: node.max === node.full ? full : node.max }
  if (node.kind === 'deduct') return { ...node, full, from: node.from === node.full ? full : node.from }
  return { ...node, full } as Node
}

/** An optional text of a node: empty takes it away. */
export function withOptional<N extends object, K extends keyof N>(node: N, key: K, value: N[K] | undefined): N {
  const { [key]: _, ...rest } = node
  return (value === undefined || value === '' ? rest : { ...rest, [key]: value }) as N
}
