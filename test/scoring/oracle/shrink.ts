/** The smallest contest that still shows a difference: parts are taken away while it stays. */
import { faults } from '../../../server/scoring/faults.ts'
import type { Bundle, Node } from '../../../server/scoring/types.ts'

type Test = (bundle: Bundle) => boolean

/** Takes away entries, sheets, seats, incidents, rules and branches, as long as `shows` holds. */
export function shrink(bundle: Bundle, shows: Test, rounds = 400): Bundle {
  const holds = (it: Bundle) => {
    try {
      return faults(it.scheme).length === 0 && shows(it)
    } catch {
      return false
    }
  }
  let best = bundle
  let left = rounds * 10
  for (let changed = true; changed; ) {
    changed = false
    for (const smaller of smallerOnes(best)) {
      if (left-- <= 0) return best
      if (!holds(smaller)) continue
      best = smaller
      changed = true
      break
    }
  }
  return best
}

function* smallerOnes(bundle: Bundle): Generator<Bundle> {
  for (const { id } of bundle.entries) {
    const others = <T extends { entry?: string }>(list: T[]) => list.filter((it) => it.entry !== id)
    const [sheets, incidents, recusals, waivers] = [
      others(bundle.sheets),
      others(bundle.incidents),
      others(bundle.recusals),
      others(bundle.waivers),
    ]
    yield { ...bundle, entries: bundle.entries.filter((it) => it.id !== id), sheets, incidents, recusals, waivers }
  }
  for (const part of ['incidents', 'waivers', 'recusals', 'seats', 'sheets'] as const) {
    if (part === 'seats' && bundle.seats.length) yield { ...bundle, seats: [] }
    for (let i = bundle[part].length - 1; i >= 0; i--) yield { ...bundle, [part]: bundle[part].filter((_, n) => n !== i) }
  }
  yield* smallerSchemes(bundle)
  for (const [i, entry] of bundle.entries.entries()) {
    for (const field of ['code', 'zone', 'squad', 'birthDate', 'skillLevel', 'attributes', 'lot', 'chief'] as const) {
      if (entry[field] === undefined) continue
      const { [field]: _, ...rest } = entry
      yield { ...bundle, entries: bundle.entries.with(i, rest) }
    }
  }
}

function* smallerSchemes(bundle: Bundle): Generator<Bundle> {
  const { scheme } = bundle
  for (const part of ['rankOn', 'within', 'titles', 'levels', 'squads', 'medals'] as const) {
    if (scheme[part] === undefined) continue
    const { [part]: _, ...rest } = scheme
    yield { ...bundle, scheme: rest }
  }
  if (scheme.ties === 'decide') yield { ...bundle, scheme: { ...scheme, ties: 'share' } }
  for (const part of ['keys', 'prizes'] as const) {
    for (let i = scheme[part].length - 1; i >= 0; i--)
      yield { ...bundle, scheme: { ...scheme, [part]: scheme[part].filter((_, n) => n !== i) } }
  }
  for (const root of smallerNodes(scheme.root)) {
    if (root.kind !== 'group') continue
    const ids = idsOf(root)
    const sheets = bundle.sheets
      .filter((it) => ids.has(it.sitting))
      .map((it) => ({ ...it, marks: Object.fromEntries(Object.entries(it.marks).filter(([cell]) => ids.has(cell.split('#')[0]!))) }))
    const incidents = bundle.incidents.filter((it) => !it.node || ids.has(it.node.split('#')[0]!))
    yield { ...bundle, scheme: { ...scheme, root }, sheets, incidents }
  }
}

const idsOf = (node: Node): Set<string> =>
  new Set([node.id, ...(node.kind === 'group' ? node.children.flatMap((it) => [...idsOf(it)]) : [])])

/** A node with one thing less; weights of children are given up together. */
function* smallerNodes(node: Node): Generator<Node> {
  if (node.kind === 'group') {
    for (const [i, child] of node.children.entries()) {
      if (node.children.length > 1) {
        const children = node.children.filter((_, n) => n !== i).map(plain)
        yield { ...node, children }
      }
      for (const smaller of smallerNodes(child)) yield { ...node, children: node.children.with(i, smaller) }
    }
    if (node.children.some((it) => it.weight)) yield { ...node, children: node.children.map(plain) }
  }
  for (const field of ['places', 'pass', 'floor', 'cap', 'advance', 'repeat', 'factor', 'base'] as const) {
    if (!(field in node)) continue
    const { [field]: _, ...rest } = node as unknown as Record<string, unknown>
    yield rest as unknown as Node
  }
  const panel = node.sitting?.panel
  for (const field of ['drop', 'quorum', 'spread', 'round'] as const) {
    if (!panel || panel[field] === undefined) continue
    const { [field]: _, ...rest } = panel
    yield { ...node, sitting: { ...node.sitting!, panel: rest } }
  }
}

function plain(node: Node): Node {
  const { weight: _, ...rest } = node
  return rest as Node
}

/** A contest in words: the scheme, then who was given what. */
export function inWords(bundle: Bundle): string {
  const { scheme } = bundle
  const json = (it: unknown) => JSON.stringify(it, (key, value) => (['name', 'descriptors', 'cite'].includes(key) ? undefined : value))
  const { root, ...rules } = scheme
  const branch = (node: Node, depth: number): string[] => {
    const { children, ...own } = node.kind === 'group' ? node : { ...node, children: [] }
    return [`${'  '.repeat(depth)}${json(own)}`, ...children.flatMap((it) => branch(it, depth + 1))]
  }
  const lists = (['entries', 'seats', 'recusals', 'waivers', 'sheets', 'incidents'] as const).filter((it) => bundle[it].length)
  return [
    `rules ${json(rules)}`,
    ...branch(root, 0),
    ...lists.flatMap((it) => [`${it}:`, ...bundle[it].map((each) => `  ${json(each)}`)]),
  ].join('\n')
}
