/** A made-up contest that fits a scheme: the marks on which its editor shows what it does. The same seed, the same contest. */
import { boundsOf } from '../../../server/scoring/mark.ts'
import { type Cell, planOf, type SittingNode } from '../../../server/scoring/plan.ts'
import type { Aspect, Bundle, Entry, Mark, Scheme, Sheet } from '../../../server/scoring/types.ts'

/** So many marks are scored in a moment. */
const MOST_MARKS = 20_000
const USUAL = 10
/** z and T scores are refused under twenty marks a judge, severity says little under ten. */
const FOR_JUDGES = 24

type Chance = () => number

/** How many entries a sample of this scheme has: ten, more where judges are corrected, fewer where the scheme is very large. */
export function sampleSize(scheme: Scheme): number {
  const marks = [...planOf(scheme).sittings.values()].reduce(
    (sum, { cells, sitting }) => sum + cells.length * (sitting.panel?.size ?? 1),
    0,
  )
  const wanted = scheme.standardise && scheme.standardise.by !== 'scale' ? FOR_JUDGES : USUAL
  return Math.max(3, Math.min(wanted, Math.floor(MOST_MARKS / Math.max(1, marks))))
}

/**
 * Entries s1, s2 … with all their sheets. Every entry has an ability, every judge a severity; no mark leaves its range or step,
 * and no panel its spread rule.
 */
export function sampleOf(scheme: Scheme, seed: number, size: number = sampleSize(scheme)): Bundle {
  const random = chance(seed)
  const plan = planOf(scheme)
  const uses = usesOf([...plan.nodes.values()].filter((node) => node.kind !== 'group') as Aspect[])
  const entries = Array.from({ length: size }, (_, i) => entryOf(scheme, i, random))
  const sheets = entries.flatMap((entry) => {
    const ability = 0.5 + 0.48 * random()
    return [...plan.sittings.values()].flatMap((place) => sheetsOf(place, entry, ability, uses, random))
  })
  return { scheme, entries, seats: [], recusals: [], waivers: [], sheets, incidents: [] }
}

function entryOf(scheme: Scheme, i: number, random: Chance): Entry {
  const levels = scheme.levels?.map((row) => row.from) ?? []
  const asked = Object.assign({}, ...(scheme.titles ?? []).map((title) => title.attributes ?? {})) as Record<string, string>
  return {
    id: `s${i + 1}`,
    label: `s${String(i + 1).padStart(3, '0')}`,
    state: 'normal',
    lot: i + 1,
    chief: i + 1,
    birthDate: `${1970 + Math.floor(random() * 30)}-0${1 + (i % 9)}-15`,
    ...(scheme.squads && { squad: String(1 + Math.floor(i / 3)) }),
    ...(scheme.within && { zone: i % 2 ? 'B' : 'A' }),
    ...(levels.length > 0 && { skillLevel: levels[i % levels.length] as string }),
    attributes: Object.fromEntries(Object.entries(asked).filter(() => random() < 0.7)),
  }
}

function sheetsOf({ node, sitting, cells }: SittingNode, entry: Entry, ability: number, uses: Uses, random: Chance): Sheet[] {
  const { panel, source: kind } = sitting
  const sources = panel ? Array.from({ length: Math.min(panel.size, 30) }, (_, i) => `j${i + 1}`) : [kind]
  const true_ = cells.map((cell) => markOf(cell, Math.min(1, Math.max(0, ability + 0.16 * (random() - 0.5))), uses, random))
  // A rule about totals leaves no aspect room of its own: there all judges agree.
  const apart = panel?.spread ? (panel.per === 'aspect' ? Number(panel.spread.max) : 0) : Number.NaN
  return sources.map((source) => {
    const marks = cells.map(({ aspect, cell }, i): [string, Mark] => [cell, panel ? asSeenBy(aspect, true_[i]!, apart, random) : true_[i]!])
    return { entry: entry.id, sitting: node.id, source, kind, marks: Object.fromEntries(marks) }
  })
}

/** What a given number is for: degrees of difficulty are small, targets are to be reached. */
interface Uses {
  factors: ReadonlySet<string>
  targets: ReadonlySet<string>
}

function usesOf(aspects: readonly Aspect[]): Uses {
  return {
    factors: new Set(aspects.flatMap((one) => one.factor ?? [])),
    targets: new Set(aspects.flatMap((one) => (one.kind === 'measure' && one.rule.by === 'target' ? one.rule.target : []))),
  }
}

function markOf({ aspect }: Pick<Cell, 'aspect'>, level: number, uses: Uses, random: Chance): string {
  switch (aspect.kind) {
    case 'points':
    case 'imported': {
      const min = Number(aspect.kind === 'points' ? (aspect.min ?? 0) : 0)
      return stepped(min, level * (Number(aspect.max) - min), aspect.step)
    }
    case 'judgement':
      return String(Math.round(level * 3))
    case 'measure':
      return measured(aspect, level)
    case 'count':
      return String(Math.round((level * Number(aspect.cap ?? aspect.full)) / Math.max(0.01, Math.abs(Number(aspect.each)))))
    case 'deduct':
      return String(Math.round(((1 - level) * 0.6 * Number(aspect.from)) / Number(aspect.each)))
    case 'table':
      return aspect.grades[Math.floor((1 - level) * aspect.grades.length * 0.999)]?.grade ?? ''
    case 'time':
      return stepped(0, 3600 * (1.6 - level) + 60 * random(), aspect.step)
    case 'votes':
      return String(Math.floor(level * Number(aspect.electorate)))
    case 'given':
      return stepped(0, uses.targets.has(aspect.id) ? 100 : uses.factors.has(aspect.id) ? 1 + 2 * random() : 5 * random(), aspect.step)
  }
}

function measured({ rule }: Aspect & { kind: 'measure' }, level: number): string {
  if (rule.by === 'pass') return level > 0.6 ? '1' : '0'
  if (rule.by === 'bands') return rule.bands[Math.floor((1 - level) * rule.bands.length * 0.999)]?.from ?? '0'
  if (rule.by === 'target') return String(Math.round(rule.better === 'more' ? 60 + 60 * level : 140 - 60 * level))
  const [[from, to], [low, high]] = [rule.at.map(Number), rule.points.map(Number)] as [[number, number], [number, number]]
  return stepped(0, from + (high >= low ? level : 1 - level) * (to - from), '0.01')
}

/** What a judge makes of a mark: a few steps off it, as far as the spread rule allows. */
function asSeenBy(aspect: Aspect, mark: string, apart: number, random: Chance): string {
  const { min, max } = boundsOf(aspect)
  if ((aspect.kind !== 'points' && aspect.kind !== 'judgement') || !max) return mark
  const step = aspect.kind === 'points' ? aspect.step : '1'
  const [low, high] = [Number(min?.n ?? 0n) / Number(min?.d ?? 1n), Number(max.n) / Number(max.d)]
  const isScaled = aspect.kind === 'points' && (aspect.full !== aspect.max || aspect.factor !== undefined)
  const steps = (range: number) => Math.floor(range / Number(step) + 1e-9)
  const most = Math.min(steps(high - low), Number.isNaN(apart) ? Math.max(1, steps(0.12 * (high - low))) : isScaled ? 0 : steps(apart))
  const off = Math.floor(random() * (most + 1)) * Number(step)
  // Downwards only, so that two judges are never further apart than the rule allows; upwards at the bottom.
  const value = Number(mark)
  return stepped(low, (value - most * Number(step) >= low ? value - off : low + off) - low, step)
}

/** `least` and some whole steps: decimals stay exact. */
function stepped(least: number, above: number, step: string): string {
  const places = Math.max(decimals(step), decimals(String(least)))
  return (least + Math.max(0, Math.floor(above / Number(step) + 1e-9)) * Number(step)).toFixed(places)
}

const decimals = (number: string) => number.split('.')[1]?.length ?? 0

/** Mulberry32: small, seeded, the same everywhere. */
function chance(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
