/** The posted list that follows from a bundle alone: columns, rows and squads; the same here and on a stranger's machine. */
import type { Bundle, Node, Result } from '../scoring/types.ts'
import type { Shown, ShownRow } from './shown.ts'

/** What a recomputation must bring back byte by byte. */
export type List = Pick<Shown, 'columns' | 'keys' | 'prizes' | 'titles' | 'rows' | 'squads'>

/** @param hidden while true, rows carry codes and nothing that tells who they are. */
export function listOf(bundle: Bundle, result: Result, hidden = false): List {
  const { scheme } = bundle
  const columns = scheme.root.children
  const entries = new Map(bundle.entries.map((e) => [e.id, e]))
  const names = new Map<string, Node['name']>()
  walk(scheme.root, (node) => void names.set(node.id, node.name))

  const rows = result.standings.map((s): ShownRow => {
    const entry = entries.get(s.entry)
    return {
      entry: s.entry,
      code: entry?.code ?? null,
      label: hidden ? (entry?.code ?? '') : (entry?.label ?? ''),
      unit: hidden ? '' : (entry?.unit ?? ''),
      zone: s.zone ?? null,
      state: s.state,
      rank: s.rank,
      shared: s.shared,
      points: s.points,
      parts: Object.fromEntries(columns.map((node) => [node.id, s.nodes[node.id] ?? null])),
      keys: s.keys,
      decidedBy: s.decidedBy,
      prize: s.prize,
      titles: s.titles,
    }
  })
  return {
    columns: columns.map((node) => ({
      id: node.id,
      name: node.name,
      kind: node.kind,
      full: node.full ?? '100',
      weight: node.weight ?? null,
    })),
    keys: scheme.keys.map((key) => ({ ...key, name: (key.node && names.get(key.node)) || scheme.root.name })),
    prizes: scheme.prizes.map(({ id, name }) => ({ id, name })),
    titles: (scheme.titles ?? []).map(({ id, name }) => ({ id, name })),
    rows,
    squads: result.squads.map(({ rank, shared, squad, points }) => ({ rank, shared, name: squad, points })),
  }
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  if (node.kind === 'group') for (const child of node.children) walk(child, visit)
}
