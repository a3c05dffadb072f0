/** The kernel: a plain scheme made into columns of integers, with the proof that none of them can leave the safe integers. */

import { decimal, type Exact, inside, mul, ONE, whole, ZERO } from '../exact.ts'
import { isPointless, isWeighted, keptOf, type Plan, type SittingNode } from '../plan.ts'
import type { Aspect, Group, Node, Panel } from '../types.ts'
import { commonUnit, divisor, gridOf, inUnits } from './grid.ts'

/** The marks on one aspect: those of an entry lie side by side, in the order of the judges' ids. */
export interface Leaf {
  aspect: Aspect
  place: SittingNode
  /** Where they begin in the marks of an entry, and how many there are. */
  first: number
  judges: number
  /** Parts of a point, and the most parts of one mark. */
  unit: number
  most: number
  /** Marks further apart than so many parts are left to the general path. */
  spread: number
}

/** How several values become one: the sum of those that stay after dropping, × times ÷ (parts of their unit × of). */
export interface Join {
  low: number
  high: number
  /** Only the middle one or two of those that stay. */
  middle: boolean
  times: number
  of: number
}

export interface Column {
  node: string
  from:
    | { is: 'marks'; leaf: Leaf; join: Join }
    | { is: 'sum'; parts: { column: number; times: number }[] }
    /** The sum of judges' totals, or of the marks of those judges whose totals stay; or one judge's mark. */
    | { is: 'totals'; totals: number }
    | { is: 'counted'; leaf: Leaf; totals: number }
    | { is: 'sheet'; leaf: Leaf }
  /** Numerators stand over this before the node's own rounding, and over `unit` after it. */
  exactUnit: number
  unit: number
  /** The largest numerator there can be. */
  most: number
  /** The panel's rounding and the node's own; between them lowest and highest numerator. */
  panelRound: Round | null
  floor: number
  cap: number
  round: Round | null
}

/** half up of |n| × up ÷ parts. */
export interface Round {
  up: number
  parts: number
}

/** A panel on judges' totals: a small kernel over single sheets, and how their totals are joined. */
export interface Totals {
  node: string
  judges: number
  /** Columns over sheets (entry × judge); the last one is the total. */
  columns: Column[]
  join: Join
  spread: number
}

export interface Kernel {
  plan: Plan
  leaves: Leaf[]
  /** Marks of one entry. */
  width: number
  totals: Totals[]
  /** Children before parents; the last one is the root. */
  columns: Column[]
}

/** What is being built; `plain` falls once something is found that integers cannot say. */
interface Build {
  plan: Plan
  judges: ReadonlyMap<string, number>
  leaves: Map<string, Leaf>
  width: number
  totals: Totals[]
  plain: boolean
}

/**
 * Compiles a scheme; null when it is not plain: repeats, factors, targets, places, cuts, standardisation, panels too short to
 * trim, or numbers that might not stay below 2^53. Marks lie entry × aspect × judge, as whole parts of a point.
 * @param judges how many mark each entry, by sitting; the panel's size unless said
 * @example 10 judges, highest and lowest dropped, step 0.1, weight 30 % of 100 over 10 points: the column is
 *   (sum − min − max) over 80, and its parent adds 3 × that over 80
 */
export function kernelOf(plan: Plan, judges: ReadonlyMap<string, number> = new Map()): Kernel | null {
  const { root, standardise } = plan.scheme
  const isStaged = [...plan.nodes.values()].some((node) => node.kind === 'group' && node.advance)
  if (plan.repeatOf.size > 0 || standardise || isStaged) return null
  const build: Build = { plan, judges, leaves: new Map(), width: 0, totals: [], plain: true }
  const columns: Column[] = []
  columnOf(build, columns, root, 'marks')
  return build.plain ? { plan, leaves: [...build.leaves.values()], width: build.width, totals: build.totals, columns } : null
}

/** What stands on a leaf: all marks joined, one sheet's, or those of so many judges who count in a panel of totals. */
type Mode = 'marks' | 'sheet' | { counted: number; totals: number }

/** Adds a node and all that it holds; returns the place of its column. */
function columnOf(build: Build, columns: Column[], node: Node, mode: Mode): number {
  if (node.kind !== 'group') return add(columns, ofLeaf(build, node, mode))
  const panel = mode === 'marks' && build.plan.sittings.get(node.id)?.sitting.panel
  if (panel && panel.per === 'total') return add(columns, ofTotals(build, columns, node, panel))
  return add(columns, finished(build, node, ofSum(build, columns, node, mode)))
}

function ofLeaf(build: Build, aspect: Aspect, mode: Mode): Column {
  const leaf = leafOf(build, aspect)
  const panel = leaf.place.sitting.panel
  const blank = { node: aspect.id, unit: leaf.unit, most: leaf.most }
  if (mode === 'sheet') return finished(build, aspect, column({ ...blank, from: { is: 'sheet', leaf } }))
  if (mode !== 'marks') {
    const counted = { ...blank, unit: leaf.unit * mode.counted, most: leaf.most * mode.counted }
    return finished(build, aspect, column({ ...counted, from: { is: 'counted', leaf, totals: mode.totals } }))
  }
  const join = panel ? joinOf(build, panel, leaf.judges) : { low: 0, high: 0, middle: false, times: 1, of: 1 }
  const joined = column({ ...blank, ...over(build, leaf, join), from: { is: 'marks', leaf, join } })
  return finished(build, aspect, panel ? rounded(build, joined, panel.round, 'panelRound') : joined)
}

/** Judges' totals, joined; what lies beneath is shown as the mean of the sheets that count. */
function ofTotals(build: Build, columns: Column[], group: Group, panel: Panel): Column {
  const sheets: Column[] = []
  const total = ofSum(build, sheets, group, 'sheet')
  sheets.push(total)
  const judges = judgesOf(build, group, panel)
  const join = joinOf(build, panel, judges)
  const spread = panel.spread ? limit(build, panel.spread, ONE, total.unit) : Number.POSITIVE_INFINITY
  const totals = build.totals.push({ node: group.id, judges, columns: sheets, join, spread }) - 1
  for (const child of group.children) columnOf(build, columns, child, { counted: join.of, totals })
  const joined = column({ node: group.id, ...over(build, total, join), from: { is: 'totals', totals } })
  return finished(build, group, rounded(build, joined, panel.round, 'panelRound'))
}

function ofSum(build: Build, columns: Column[], group: Group, mode: Mode): Column {
  const weighted = isWeighted(group)
  const parts: { column: number; gives: Exact }[] = []
  for (const child of group.children) {
    const at = columnOf(build, columns, child, mode)
    const gain = weighted ? (build.plan.gains.get(child.id) ?? ZERO) : ONE
    if (!isPointless(child)) parts.push({ column: at, gives: mul(gain, whole(1, columns[at]?.unit)) })
  }
  const ends = [group.floor ?? '0', group.cap ?? '0'].map((end) => decimal(end) ?? ZERO)
  const unit = must(build, commonUnit([...ends, ...parts.map((part) => part.gives)]))
  const scaled = parts.map((part) => ({ column: part.column, times: must(build, inUnits(part.gives, unit)) }))
  const most = must(
    build,
    scaled.reduce((sum, { column: at, times }) => sum + (columns[at]?.most ?? 0) * Math.abs(times), 0),
  )
  return column({ node: group.id, from: { is: 'sum', parts: scaled }, unit, most })
}

function column(made: Pick<Column, 'node' | 'from' | 'unit' | 'most'>): Column {
  const open = { floor: Number.NEGATIVE_INFINITY, cap: Number.POSITIVE_INFINITY, panelRound: null, round: null }
  return { ...made, exactUnit: made.unit, ...open }
}

/** Floor and cap of a group, and the node's rounding. */
function finished(build: Build, node: Node, own: Column): Column {
  if (node.kind !== 'group') return rounded(build, own, node.places, 'round')
  const end = (text: string) => must(build, inUnits(decimal(text) ?? ZERO, own.unit))
  const floor = node.floor === null ? own.floor : end(node.floor ?? '0')
  const cap = node.cap === undefined ? own.cap : end(node.cap)
  const most = Math.max(own.most, ...[floor, cap].filter(Number.isFinite).map(Math.abs))
  return rounded(build, { ...own, floor, cap, most }, node.places, 'round')
}

function rounded(build: Build, own: Column, places: number | undefined, which: 'round' | 'panelRound'): Column {
  if (places === undefined) return own
  const tenths = Number(`1e${places}`)
  const shared = divisor(tenths, own.unit)
  const round = { up: tenths / shared, parts: own.unit / shared }
  must(build, 2 * own.most * round.up + 2 * round.parts)
  const after = { ...own, [which]: round, unit: tenths, most: Math.ceil((own.most * round.up) / round.parts) + 1 }
  return which === 'panelRound' ? { ...after, exactUnit: tenths } : after
}

/** Unit and bound of joined values: as many of them as stay, × times. */
function over(build: Build, one: { unit: number; most: number }, join: Join): { unit: number; most: number } {
  return { unit: must(build, one.unit * join.of), most: must(build, one.most * join.of * join.times) }
}

function joinOf(build: Build, panel: Panel, judges: number): Join {
  const { high, low } = panel.drop ?? { high: 0, low: 0 }
  const kept = judges - high - low
  if (panel.take === 'places' || kept < 1 || judges < (panel.quorum ?? panel.size)) build.plain = false
  const middle = panel.take === 'median'
  const times = panel.take === 'sum' ? keptOf(panel) : 1
  return { low, high, middle, times, of: middle ? 2 - (kept % 2) : Math.max(kept, 1) }
}

function leafOf(build: Build, aspect: Aspect): Leaf {
  const known = build.leaves.get(aspect.id)
  if (known) return known
  const [place, grid] = [build.plan.sittingOf.get(aspect.id), gridOf(aspect)]
  if (!place || !grid) build.plain = false
  const panel = place?.sitting.panel
  const judges = place && panel ? judgesOf(build, place.node, panel) : 1
  const { unit, most, each } = grid ?? { unit: 1, most: 1, each: null }
  const rule =
    (panel?.per === 'aspect' || place?.node === aspect ? panel?.spread : undefined) ?? (aspect.kind === 'judgement' ? LEVEL : null)
  const spread = panel && rule ? limit(build, rule, each, unit) : Number.POSITIVE_INFINITY
  const leaf: Leaf = { aspect, place: place as SittingNode, first: build.width, judges, unit, most, spread }
  build.width += judges
  build.leaves.set(aspect.id, leaf)
  return leaf
}

/** Levels of a judgement may lie one apart (rule 3). */
const LEVEL: NonNullable<Panel['spread']> = { max: '1', from: 'each-other' }

/** The spread rule in parts; one that looks at the panel's middle, or at marks that points do not go by, is not plain. */
function limit(build: Build, spread: NonNullable<Panel['spread']>, each: Exact | null, unit: number): number {
  const max = each && inside(mul(mul(decimal(spread.max) ?? ZERO, each), whole(unit)))
  if (!max || max.n === 0 || spread.from === 'panel') build.plain = false
  return max ? Math.floor(max.n / max.d) : 0
}

function judgesOf(build: Build, node: Node, panel: Panel): number {
  return build.judges.get(node.id) ?? panel.size
}

function must(build: Build, count: number | null): number {
  if (count !== null && Number.isSafeInteger(count)) return count
  build.plain = false
  return 1
}

function add(columns: Column[], made: Column): number {
  return columns.push(made) - 1
}
