/** The scheme: how marks become results. */

/** A number as people write it: "85", "9.25", "-2". Never a float: 0.1 + 0.2 must be 0.3. */
export type Decimal = string

/** A weight or share that must add up exactly: "30%", "0.3" or "1/3". */
export type Fraction = string

/** Words shown to people, in both languages. */
export interface Text {
  zh: string
  en: string
}

export interface Scheme {
  name: Text
  root: Group
  /** What decides a rank, first to last. The first key is usually the root's points, descending. */
  keys: Key[]
  /** When all keys are equal: a shared rank (1, 2, 2, 4), or a decision is owed before the release. */
  ties: 'share' | 'decide'
  /** Rank on the values people see (default), or on the exact ones. */
  rankOn?: 'shown' | 'exact'
  /** Zones are ranked each among themselves. */
  within?: 'zone'
  prizes: Prize[]
  titles?: Title[]
  levels?: LevelRow[]
  squads?: SquadRule
  medals?: MedalRule
  standardise?: Standardise
}

export type Node = Group | Aspect

interface Common {
  /** Unique in the scheme, [a-z0-9-]+: "practice", "safety". */
  id: string
  name: Text
  /** The node's share in a weighted parent; all siblings have one, or none has. */
  weight?: Fraction
  /** Places after the point to which the node's points are rounded, half up. Absent: kept exact. */
  places?: number
  /** Points below which the entry has not passed this part (it keeps its rank, but takes no prize). */
  pass?: Decimal
  /** Whose sheets cover this node and everything under it: such a node is a sitting. */
  sitting?: Sitting
  /** The notice or regulation that this rule comes from. */
  cite?: Text
}

export interface Group extends Common {
  kind: 'group'
  level: 'contest' | 'stage' | 'module' | 'criterion'
  /** What the points (of one attempt) are out of. Weighted children: 100 unless said. Else: the sum of the children's, and must equal it. */
  full?: Decimal
  children: Node[]
  /** Problems, elements, rounds, attempts: the same children marked several times, cells "aspect#1", "aspect#2" … */
  repeat?: Repeat
  /** Who goes on to the next stage; a stage only. Those who do not are ranked behind those who do. */
  advance?: Cut
  /** Lowest and highest value after incidents; floor is 0 unless said. */
  floor?: Decimal | null
  cap?: Decimal
}

/** The same children marked several times: the sum, the mean, or the sum of the best m (one unless said). */
export interface Repeat {
  times: number
  take: 'sum' | 'mean' | 'best'
  best?: number
  /** An attempt or period that the entry missed: it counts 0 (unless said), is left out, or counts as the mean of the others. */
  absent?: 'zero' | 'leave-out' | 'mean'
}

/** A leaf: the only place where marks sit. */
export type Aspect = Common & {
  /** The highest points the aspect can give; for `given` and plain `time` it is "0". */
  full: Decimal
  /** Multiplier and addend of this entry or attempt: the id of a `given` aspect. */
  factor?: string
  base?: string
} & AspectKind

export type AspectKind =
  /** 0 (or min) to max by steps; negative ranges are allowed. The mark × full / max; with a factor or base, the mark itself. */
  | { kind: 'points'; min?: Decimal; max: Decimal; step: Decimal }
  /** WorldSkills judgement 0–3, one descriptor a level; points = mean / 3 × full. */
  | { kind: 'judgement'; descriptors: [Text, Text, Text, Text] }
  /** A measured value turned into points. */
  | { kind: 'measure'; unit?: Text; rule: MeasureRule }
  /** each · n, up to cap. */
  | { kind: 'count'; each: Decimal; cap?: Decimal }
  /** from − each · n, not under floor ("0" unless said). */
  | { kind: 'deduct'; from: Decimal; each: Decimal; floor?: Decimal }
  /** A grade looked up: "A" → "10". */
  | { kind: 'table'; grades: { grade: string; name: Text; points: Decimal }[] }
  /** Seconds taken; gives no points of its own, but ranks. */
  | { kind: 'time'; step: Decimal }
  /** A theory paper, or another event's standing. */
  | { kind: 'imported'; max: Decimal; step: Decimal }
  /** Counts of a ballot: points = share of the electorate × full. */
  | { kind: 'votes'; electorate: Decimal }
  /** A number without points that others refer to: a target, a degree of difficulty. */
  | { kind: 'given'; unit?: Text; step: Decimal }

export type MeasureRule =
  | { by: 'pass' }
  /** Bands by value: the first band whose `from` is ≤ the value, bands in falling order (`better: 'less'`: first `from` ≥ the value, rising). */
  | { by: 'bands'; better: 'more' | 'less'; bands: { from: Decimal; points: Decimal }[] }
  /** Straight line between two points, kept within them. */
  | { by: 'line'; at: [Decimal, Decimal]; points: [Decimal, Decimal] }
  /** Share of a target reached; `target` names a `given` aspect. cap 1.2 = over-fulfilment counts to 120 %. */
  | { by: 'target'; target: string; better: 'more' | 'less'; cap?: Fraction; floor?: Fraction }

/** Where a sitting's sheets come from and how several become one value. */
export interface Sitting {
  source: SourceKind
  /** Units report on the same cells beforehand; their sheets are shown to the source, never counted. */
  reported?: boolean
  panel?: Panel
}

export type SourceKind = 'judge' | 'panel' | 'timekeeper' | 'clerk' | 'import' | 'unit' | 'department'

export interface Panel {
  /** How many judges mark each entry. */
  size: number
  /** Trim each aspect for itself, or each judge's total of the sitting. */
  per: 'aspect' | 'total'
  take: 'mean' | 'median' | 'sum' | 'places'
  drop?: { high: number; low: number }
  /** Fewer judges than can be trimmed: wait, take the plain mean, or drop fewer. */
  short: 'block' | 'mean' | 'fewer'
  /** Least number of judges without a waiver; the size unless said. */
  quorum?: number
  /** Above this distance the sheet needs re-scoring and is never averaged. */
  spread?: { max: Decimal; from: 'each-other' | 'panel' }
  /** Places to which the panel's value is rounded, before factor, base and the node's own rounding. */
  round?: number
  /** Judges' ranks instead of their marks (take: 'places'). */
  places?: { by: 'points'; table: Decimal[] } | { by: 'mean-rank' } | { by: 'borda' } | { by: 'majority' }
}

/** One ranking key. A node's points or time; fewer penalties; count-back of judges' marks; age; lots; the chief's word. */
export interface Key {
  by: 'node' | 'penalties' | 'countback' | 'age' | 'lots' | 'chief'
  /** For `node` and `countback`. */
  node?: string
  order: 'more' | 'less'
  cite?: Text
}

export interface Cut {
  top?: number
  share?: Fraction
  /** How a share becomes a number; half up unless said. */
  round?: 'up' | 'down' | 'half'
  least?: Decimal
  /** A tie over the last place: all go on, none does, or the scheme's keys decide. */
  ties: 'all' | 'none' | 'break'
}

/** A prize: by number, by share of the ranked entries, or by points; read in order, each after the one before. */
export interface Prize {
  id: string
  name: Text
  count?: number
  share?: Fraction
  /** The number or share reaches from the first rank, less the prizes before it ("top half, less the medallists"). */
  fromTop?: boolean
  /** How a share becomes a number; half up unless said. */
  round?: 'up' | 'down' | 'half'
  least?: Decimal
  /** Fewer ranked entries than this: the prize stays vacant. */
  entrants?: number
  /** A tie over the last place: all get it (default) or none. */
  ties?: 'all' | 'none'
  cite?: Text
}

/** A title with conditions: rank, age on a day, sex, employment, passed parts, entrants. */
export interface Title {
  id: string
  name: Text
  rank: number
  entrants?: number
  bornAfter?: string
  attributes?: Record<string, string>
  passed?: boolean
  cite?: Text
}

/** Promotion: rank up to `rank` → by present skill level to the next. */
export interface LevelRow {
  rank: number
  from: string
  to: string
}

export interface SquadRule {
  take: 'sum' | 'mean' | 'best' | 'prize-points'
  best?: number
  points?: Record<string, Decimal>
  incomplete: 'leave-out' | 'count'
  /** Which keys order squads: of the members' sums. */
  keys?: Key[]
}

/** WorldSkills medals: within `band` of the leader is a tie. */
export interface MedalRule {
  band: Decimal
  medallion?: Decimal
}

export interface Standardise {
  /** The sitting whose judges are corrected; the only panel sitting unless said. `scale` works on the root and needs none. */
  node?: string
  by: 'severity' | 'z' | 't' | 'scale'
  centre?: number
  spread?: number
  location?: 'mean' | 'median'
  dispersion?: 'sd' | 'mad'
  places: number
}
