/** Changes of a scheme's tree, each giving a new scheme; a path is the node's place, as in the engine's faults. */
import { isPointless, isWeighted } from '../../../server/scoring/plan.ts'
import type { Aspect, AspectKind, Group, Key, Node, Scheme, Text } from '../../../server/scoring/types.ts'

/** ['root', 'children', 0, …]: as scoring/faults names the node. */
export type Path = readonly (string | number)[]

export const ROOT: Path = ['root']

export const childPath = (path: Path, index: number): Path => [...path, 'children', index]

export const parentPath = (path: Path): Path => path.slice(0, -2)

/** A changed scheme, and where the node that was worked on now stands. */
export interface Changed {
  scheme: Scheme
  path: Path
}

export function nodeAt(scheme: Scheme, path: Path): Node | undefined {
  return path
    .slice(1)
    .filter((step) => step !== 'children')
    .reduce<Node | undefined>((node, i) => (node?.kind === 'group' ? node.children[i as number] : undefined), scheme.root)
}

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

/** Takes the node away; what stands beside it, or above, is next. */
export function removeNode(scheme: Scheme, path: Path): Changed {
  const index = path.at(-1) as number
  const next = inGroup(scheme, parentPath(path), (children) => children.filter((_, i) => i !== index))
  const beside = [path, [...path.slice(0, -1), index - 1]].find((one) => nodeAt(next, one))
  return { scheme: next, path: beside ?? parentPath(path) }
}

/** One place up (−1) or down (1) among its siblings. */
export function moveNode(scheme: Scheme, path: Path, by: -1 | 1): Changed {
  const index = path.at(-1) as number
  const to = [...path.slice(0, -1), index + by]
  if (path.length === 1 || !nodeAt(scheme, to)) return { scheme, path }
  return { scheme: inGroup(scheme, parentPath(path), (children) => moved(children, index, by)), path: to }
}

/** A list with one item moved; the same list where it cannot move. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...list]
  const [one] = next.splice(index, 1)
  if (one === undefined || index + by < 0 || index + by > next.length) return [...list]
  next.splice(index + by, 0, one)
  return next
}

/** Out of its group, to stand right after it. */
export function moveOut(scheme: Scheme, path: Path): Changed {
  const node = nodeAt(scheme, path)
  const parent = parentPath(path)
  if (!node || parent.length < 3) return { scheme, path }
  return insert(removeNode(scheme, path).scheme, parentPath(parent), (parent.at(-1) as number) + 1, node)
}

/** Into the group that stands before it, as its last part. */
export function moveIn(scheme: Scheme, path: Path): Changed {
  const before = [...path.slice(0, -1), (path.at(-1) as number) - 1]
  const node = nodeAt(scheme, path)
  const group = nodeAt(scheme, before)
  if (path.length === 1 || !node || group?.kind !== 'group') return { scheme, path }
  return insert(removeNode(scheme, path).scheme, before, group.children.length, node)
}

function insert(scheme: Scheme, path: Path, index: number, node: Node): Changed {
  const put = (children: Node[]) => [...children.slice(0, index), weighted(children, node), ...children.slice(index)]
  return { scheme: inGroup(scheme, path, put), path: childPath(path, index) }
}

/** Among weighted siblings a new one needs a weight too; 0 % leaves the others as they are until it is set. */
function weighted(siblings: readonly Node[], { weight: _, ...node }: Node): Node {
  const isAmongWeights = siblings.some((one) => one.weight !== undefined)
  return (isAmongWeights && !isPointless(node as Node) ? { ...node, weight: '0%' } : node) as Node
}

/** Where something new goes: into the group at the path, or right after the aspect. */
function placeFor(scheme: Scheme, path: Path): [group: Path, index: number] {
  const node = nodeAt(scheme, path)
  return node?.kind === 'group' ? [path, node.children.length] : [parentPath(path), (path.at(-1) as number) + 1]
}

export function addAspect(scheme: Scheme, path: Path, name: Text): Changed {
  return insert(scheme, ...placeFor(scheme, path), newAspect(scheme, name))
}

/** A new group comes with one aspect: an empty one would be a fault from the start. */
export function addGroup(scheme: Scheme, path: Path, name: Text, aspectName: Text): Changed {
  const level = path.length === 1 ? 'module' : 'criterion'
  const id = freeId(level, idsOf(scheme.root))
  return insert(scheme, ...placeFor(scheme, path), { kind: 'group', level, id, name, children: [newAspect(scheme, aspectName)] })
}

function newAspect(scheme: Scheme, name: Text): Aspect {
  return { kind: 'points', id: freeId('aspect', idsOf(scheme.root)), name, full: '10', max: '10', step: '0.5' }
}

/** The same node once more, right after itself, under ids of its own; what refers to a copied part refers to the copy. */
export function duplicateNode(scheme: Scheme, path: Path): Changed {
  const node = nodeAt(scheme, path)
  if (!node || path.length === 1) return { scheme, path }
  const taken = idsOf(scheme.root)
  const fresh = new Map<string, string>()
  for (const id of idsOf(node)) {
    const own = freeId(id.replace(/-\d+$/, ''), taken)
    taken.push(own)
    fresh.set(id, own)
  }
  return insert(
    scheme,
    parentPath(path),
    (path.at(-1) as number) + 1,
    renamed(node, (id) => fresh.get(id) ?? id),
  )
}

/** Another id for a node; everything that names it follows. */
export function renameNode(scheme: Scheme, path: Path, id: string): Scheme {
  const was = nodeAt(scheme, path)?.id ?? ''
  const ids = idsOf(scheme.root)
  // An empty or doubled id is a fault that nobody else may inherit.
  const isFaulty = id === '' || was === '' || ids.includes(id) || ids.indexOf(was) !== ids.lastIndexOf(was)
  if (isFaulty) return changeNode(scheme, path, (node) => ({ ...node, id }))
  const to = (one: string) => (one === was ? id : one)
  const keyed = (key: Key): Key => (key.node === undefined ? key : { ...key, node: to(key.node) })
  const { squads, standardise } = scheme
  return {
    ...scheme,
    root: renamed(scheme.root, to) as Group,
    keys: scheme.keys.map(keyed),
    ...(squads?.keys && { squads: { ...squads, keys: squads.keys.map(keyed) } }),
    ...(standardise?.node !== undefined && { standardise: { ...standardise, node: to(standardise.node) } }),
  }
}

/** The first of prize-1, prize-2 … that is free. */
export function freeId(stem: string, taken: Iterable<string>): string {
  const all = new Set(taken)
  let n = 1
  while (all.has(`${stem}-${n}`)) n++
  return `${stem}-${n}`
}

function renamed(node: Node, to: (id: string) => string): Node {
  if (node.kind === 'group') return { ...node, id: to(node.id), children: node.children.map((child) => renamed(child, to)) }
  return {
    ...node,
    id: to(node.id),
    ...(node.factor !== undefined && { factor: to(node.factor) }),
    ...(node.base !== undefined && { base: to(node.base) }),
    ...(node.kind === 'measure' && node.rule.by === 'target' && { rule: { ...node.rule, target: to(node.rule.target) } }),
  }
}

function idsOf(node: Node): string[] {
  return node.kind === 'group' ? [node.id, ...node.children.flatMap(idsOf)] : [node.id]
}

/** Sets an aspect's points; where the highest mark, or the start of a deduction, was the same number, it follows. */
export function withFull(node: Node, full: string): Node {
  if (node.kind === 'points' || node.kind === 'imported') return { ...node, full, max: node.max === node.full ? full : node.max }
  if (node.kind === 'deduct') return { ...node, full, from: node.from === node.full ? full : node.from }
  return { ...node, full } as Node
}

const LEVELS: [Text, Text, Text, Text] = [
  { zh: '低于行业标准，或未做', en: 'Below industry standard, or no attempt' },
  { zh: '达到行业标准', en: 'Meets industry standard' },
  { zh: '达到并在某些方面超过行业标准', en: 'Meets and in some respects exceeds industry standard' },
  { zh: '优秀', en: 'Excellent' },
]

/** Another kind of aspect: what all kinds have stays, the rest begins anew. */
export function withKind(was: Aspect, kind: AspectKind['kind']): Node {
  const { id, name, weight, places, pass, sitting, cite, factor, base } = was
  const full = isPointless(was) ? '10' : was.full
  const common = { id, name, ...(places !== undefined && { places }), ...(sitting && { sitting }), ...(cite && { cite }) }
  if (kind === 'time' || kind === 'given') return { ...common, kind, full: '0', step: '0.01' }
  const counting = {
    ...common,
    full,
    ...(weight !== undefined && { weight }),
    ...(pass !== undefined && { pass }),
    ...(factor !== undefined && { factor }),
    ...(base !== undefined && { base }),
  }
  const grades = [
    { grade: 'A', name: { zh: '好', en: 'Good' }, points: full },
    { grade: 'B', name: { zh: '差', en: 'Poor' }, points: '0' },
  ]
  const own: { [K in Exclude<AspectKind['kind'], 'time' | 'given'>]: AspectKind & { kind: K } } = {
    points: { kind: 'points', max: full, step: '0.5' },
    judgement: { kind: 'judgement', descriptors: LEVELS },
    measure: { kind: 'measure', rule: { by: 'pass' } },
    count: { kind: 'count', each: '1', cap: full },
    deduct: { kind: 'deduct', from: full, each: '1' },
    table: { kind: 'table', grades },
    imported: { kind: 'imported', max: full, step: '0.5' },
    votes: { kind: 'votes', electorate: '100' },
  }
  return { ...counting, ...own[kind] }
}

/** Weights for all parts that give points, in equal shares; or none. */
export function withAdds(group: Group, adds: 'weights' | 'points'): Group {
  if (adds === (isWeighted(group) ? 'weights' : 'points')) return group
  const counting = group.children.filter((child) => !isPointless(child)).length
  const { full: _, ...rest } = group
  const children = group.children.map(({ weight: _, ...child }) =>
    adds === 'weights' && !isPointless(child as Node) ? { ...child, weight: counting === 1 ? '100%' : `1/${counting}` } : child,
  )
  return { ...rest, children: children as Node[] }
}
