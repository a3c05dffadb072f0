/** A bundle laid out for the oracle: the tree as maps, what every node is out of, and whose sheets are whose. */
import type { Aspect, Bundle, Entry, Group, Incident, Node, Panel, Sheet, Sitting } from '../../../server/scoring/types.ts'
import { must, nil, plus, type Q, ratio, times } from './rational.ts'
import { isGood } from './worth.ts'

export interface Place {
  node: Node
  sitting: Sitting
  panel: Panel | undefined
  cells: { aspect: Aspect; nth: number | null; name: string; above: string[] }[]
}

export interface World {
  bundle: Bundle
  nodes: Map<string, Node>
  above: Map<string, Group[]>
  placeOf: Map<string, Place>
  places: Place[]
  outOf: Map<string, Q>
}

export const called = (id: string, nth: number | null) => (nth === null ? id : `${id}#${nth}`)
/** Nodes that give no points: they rank, or others refer to them. */
export const isBare = (node: Node) => node.kind === 'time' || node.kind === 'given'

export function lay(bundle: Bundle): World {
  const world: World = { bundle, nodes: new Map(), above: new Map(), placeOf: new Map(), places: [], outOf: new Map() }
  const visit = (node: Node, above: Group[], outer: Place | null) => {
    world.nodes.set(node.id, node)
    world.above.set(node.id, above)
    const place = node.sitting ? { node, sitting: node.sitting, panel: node.sitting.panel, cells: [] } : outer
    if (place) world.placeOf.set(node.id, place)
    if (place && node.sitting) world.places.push(place)
    if (node.kind === 'group') {
      for (const child of node.children) visit(child, [...above, node], place)
    } else if (place) {
      const repeated = above.find((it) => it.repeat)
      const turns = repeated ? Array.from({ length: repeated.repeat!.times }, (_, i) => i + 1) : [null]
      for (const nth of turns) {
        const names = [...above, node].flatMap((it) => [it.id, called(it.id, isWithin(world, it.id) ? nth : null)])
        place.cells.push({ aspect: node, nth, name: called(node.id, nth), above: names })
      }
    }
    world.outOf.set(node.id, outOf(world, node, place))
  }
  visit(bundle.scheme.root, [], null)
  return world
}

/** Whether a node is the repeated group or lies in one, so that it has attempts. */
export function isWithin(world: World, id: string): boolean {
  return [...(world.above.get(id) ?? []), world.nodes.get(id)].some((it) => it?.kind === 'group' && it.repeat)
}

export const isWeighted = (group: Group) => group.children.some((it) => it.weight !== undefined)

/** What one attempt of a group is out of. */
export function fullOf(world: World, group: Group): Q {
  if (isWeighted(group)) return must(group.full ?? '100')
  return group.children.filter((it) => !isBare(it)).reduce<Q>((sum, it) => plus(sum, world.outOf.get(it.id)!), nil)
}

function outOf(world: World, node: Node, place: Place | null): Q {
  let full = node.kind === 'group' ? fullOf(world, node) : must(node.full)
  const panel = place?.panel
  const here = panel?.per === 'total' ? place?.node === node : node.kind !== 'group' && !node.factor && !node.base
  if (panel?.take === 'sum' && here) full = times(full, ratio(panel.size - (panel.drop?.high ?? 0) - (panel.drop?.low ?? 0)))
  if (panel?.take === 'places' && panel.places?.by === 'points' && here) full = must(panel.places.table[0]!)
  if (node.kind === 'group' && node.repeat) {
    const { take, times: turns, best } = node.repeat
    full = times(full, ratio(take === 'sum' ? turns : take === 'best' ? (best ?? 1) : 1))
  }
  return full
}

/** The incidents of an entry, by the name of the node that they strike. */
export function strikesOf(world: World, entry: Entry): (name: string) => Incident[] {
  const root = world.bundle.scheme.root.id
  // Of what strikes the entry as a whole only a veto to 0 has points.
  const isPoints = ({ effect }: Incident) => effect.do !== 'disqualify' && (effect.do !== 'veto' || effect.then === 'zero')
  const mine = world.bundle.incidents.filter((it) => it.entry === entry.id && isPoints(it))
  const isLocal = (it: Incident) => (it.scope === 'aspect' || it.scope === 'module') && it.effect.do !== 'veto'
  return (name) => mine.filter((it) => (isLocal(it) ? it.node === name : name === root)).sort((a, b) => (a.id < b.id ? -1 : 1))
}

export const markOf = (sheet: Sheet, aspect: Aspect, name: string) => {
  const mark = Object.hasOwn(sheet.marks, name) ? sheet.marks[name] : undefined
  return typeof mark === 'string' && !isGood(aspect, mark) ? undefined : mark
}

export interface Attendance {
  sheets: Sheet[]
  owed: { what: 'mark' | 'panel-too-short'; source?: string }[]
}

/** Whose sheets count for an entry in a sitting, or who still owes one (rules 4, 6, 7). */
export function attend({ bundle }: World, entry: string, place: Place, needed: Place['cells']): Attendance {
  const sitting = place.node.id
  const here = bundle.seats.filter((it) => it.sitting === sitting)
  const delivered = bundle.sheets.filter((it) => it.entry === entry && it.sitting === sitting && it.kind === place.sitting.source)
  // Without seats, those who delivered a sheet are the panel.
  const seated = new Set((here.length ? here.filter((it) => !it.entries || it.entries.includes(entry)) : delivered).map((it) => it.source))
  const isOut = (source: string) => bundle.recusals.some((it) => it.source === source && it.entry === entry)
  const isFree = (source: string) =>
    bundle.waivers.some((it) => it.source === source && it.sitting === sitting && (it.entry === undefined || it.entry === entry))
  const sheets = delivered
    .filter((it) => !isOut(it.source) && (!place.panel || seated.has(it.source)))
    .filter((it) => needed.every(({ aspect, name }) => markOf(it, aspect, name) !== undefined))
  // Without a panel a seat says who may mark, not whose sheet counts.
  const has = (source: string) => sheets.some((it) => it.source === source)
  if (!needed.length) return { sheets, owed: [] }
  const quorum = place.panel ? (place.panel.quorum ?? place.panel.size) : 1
  if (sheets.length >= quorum) return { sheets, owed: [] }
  if (!place.panel) return { sheets: [], owed: [{ what: 'mark' }] }
  const able = [...seated].filter((it) => !isOut(it) && !isFree(it))
  const late = able.filter((it) => !has(it))
  if (!seated.size) return { sheets: [], owed: [{ what: 'mark' }] }
  if (late.length) return { sheets: [], owed: late.map((source) => ({ what: 'mark', source })) }
  if (seated.size < quorum) return { sheets: [], owed: [{ what: 'panel-too-short' }] }
  return sheets.length ? { sheets, owed: [] } : { sheets: [], owed: [{ what: 'panel-too-short' }] }
}
