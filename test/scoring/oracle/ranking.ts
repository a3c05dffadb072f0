/** Order: keys, tiers, shared ranks, zones, and who goes on to the next stage (rules 11–13). */
import type { Entry, Group, Key, Scheme } from '../../../server/scoring/types.ts'
import type { Assessment } from './assess.ts'
import { heads, must, nil, type Q, ratio, seen, share, times, versus } from './rational.ts'
import { rootPlaces } from './standard.ts'

export type KeyValue = Q | Q[] | null

export interface Runner {
  id: string
  label: string
  /** Compared before all keys: more is better. */
  tier: Q[]
  values: KeyValue[]
}

export interface Placed {
  rank: number
  shared: boolean
  decidedBy: number | null
}

/** Below zero when a is ahead; the key that says so, or null for the tier. */
function duel(a: Runner, b: Runner, keys: readonly Key[]): { lead: number; key: number | null } {
  for (const [i, x] of a.tier.entries()) {
    const lead = versus(b.tier[i]!, x)
    if (lead) return { lead, key: null }
  }
  for (const [i, key] of keys.entries()) {
    const lead = against(a.values[i]!, b.values[i]!, key.order === 'more' ? -1 : 1)
    if (lead) return { lead, key: i }
  }
  return { lead: 0, key: null }
}

function against(a: KeyValue, b: KeyValue, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (!isList(a) || !isList(b)) return sign * versus(a as Q, b as Q)
  const length = Math.max(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [x, y] = [a[i], b[i]]
    if (!x || !y) return Number(!x) - Number(!y)
    const lead = sign * versus(x, y)
    if (lead) return lead
  }
  return 0
}

export const isList = (value: KeyValue): value is Q[] => Array.isArray(value) && typeof value[0] !== 'bigint'

/** Ranks 1, 2, 2, 4: one more than the number of those who are strictly better. */
export function order(runners: readonly Runner[], keys: readonly Key[]): Map<string, Placed> {
  const out = new Map<string, Placed>()
  for (const me of runners) {
    const better = runners.filter((it) => duel(it, me, keys).lead < 0)
    const shared = runners.some((it) => it !== me && duel(it, me, keys).lead === 0)
    const last = better.find((it) => better.every((other) => duel(it, other, keys).lead >= 0))
    out.set(me.id, { rank: better.length + 1, shared, decidedBy: last ? duel(last, me, keys).key : null })
  }
  return out
}

const labelOf = (entry: Entry) => entry.code ?? entry.label

/** The values of all keys, on what people see unless the scheme ranks exact values. */
export function keyValues(scheme: Scheme, it: Assessment, penalties: number, keys: readonly Key[] = scheme.keys): KeyValue[] {
  return keys.map((key) => {
    const { entry } = it
    if (key.by === 'penalties') return ratio(penalties)
    if (key.by === 'lots') return entry.lot === undefined ? null : ratio(entry.lot)
    if (key.by === 'chief') return entry.chief === undefined ? null : ratio(entry.chief)
    if (key.by === 'age') return entry.birthDate ? ratio(-BigInt(entry.birthDate.replaceAll('-', ''))) : null
    if (key.by === 'countback') {
      const list = [...(it.backs.get(key.node!) ?? [])]
      return list.length ? list.sort((a, b) => (key.order === 'more' ? versus(b, a) : versus(a, b))) : null
    }
    const got = it.nodes.get(key.node!)
    if (!got || got.absent) return null
    return scheme.rankOn === 'exact'
      ? got.exact
      : seen(got.at, key.node === scheme.root.id ? rootPlaces(scheme) : it.world.nodes.get(key.node!)!.places)
  })
}

export const runner = (it: Assessment, tier: Q[], values: KeyValue[]): Runner => ({
  id: it.entry.id,
  label: labelOf(it.entry),
  tier,
  values,
})

/** The order in which a list is shown: by rank, equals by label and id. */
export function inOrder(runners: readonly Runner[], placed: Map<string, Placed>): Runner[] {
  const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return [...runners].sort((a, b) => placed.get(a.id)!.rank - placed.get(b.id)!.rank || before(a.label, b.label) || before(a.id, b.id))
}

export interface Reach {
  tier: Q[]
  missed: Set<string>
}

export const stagesOf = (scheme: Scheme): Group[] =>
  scheme.root.children.filter((it): it is Group => it.kind === 'group' && it.level === 'stage')

/** Someone whom a cut looks at, or not: who is out only stops where it was not. */
export interface Racer {
  it: Assessment
  isOut: boolean
  veto: string | null
}

/** Runs the cuts among the entries of one zone. */
export function cuts(
  scheme: Scheme,
  racers: readonly Racer[],
  rank: (list: readonly Assessment[]) => Map<string, Placed>,
): Map<string, Reach> {
  const stages = stagesOf(scheme)
  const all = racers.map((it) => it.it)
  const isRunning = (it: Assessment) => racers.some((each) => each.it === it && !each.isOut && each.veto !== 'unranked')
  const out = new Map<string, Reach>(all.map((it) => [it.entry.id, { tier: [ratio(stages.length), nil], missed: new Set() }]))
  let still = [...all]
  for (const [i, stage] of stages.entries()) {
    const cut = stage.advance
    if (!cut) continue
    const points = new Map<string, Q>()
    const missed = new Set(stages.slice(i + 1).map((it) => it.id))
    for (const it of still) {
      const got = it.nodes.get(stage.id)
      // Whoever was not there stops here, and is not one of those whom the cut counts.
      if (got?.absent) out.set(it.entry.id, { tier: [ratio(i), nil], missed })
      else if (!isRunning(it)) continue
      else if (got) points.set(it.entry.id, seen(got.at, stage.places))
      else if (it.isBeneathLost(stage.id)) points.set(it.entry.id, nil)
    }
    const list = still.filter((it) => points.has(it.entry.id)).sort((a, b) => versus(points.get(b.entry.id)!, points.get(a.entry.id)!))
    const n = cut.top ?? (cut.share === undefined ? list.length : heads(times(share(cut.share), ratio(list.length)), cut.round))
    const broken = cut.ties === 'break' ? rank(list) : null
    const worse = (a: Assessment, b: Assessment) => {
      const gap = versus(points.get(a.entry.id)!, points.get(b.entry.id)!)
      return gap < 0 || (gap === 0 && broken !== null && broken.get(a.entry.id)!.rank > broken.get(b.entry.id)!.rank)
    }
    const isOn = (it: Assessment) => {
      if (cut.least !== undefined && versus(points.get(it.entry.id)!, must(cut.least)) < 0) return false
      const better = list.filter((other) => worse(it, other)).length
      const equal = list.filter((other) => !worse(it, other) && !worse(other, it)).length
      return cut.ties === 'none' ? better + equal <= n : better < n
    }
    for (const it of list.filter((other) => !isOn(other))) out.set(it.entry.id, { tier: [ratio(i), points.get(it.entry.id)!], missed })
    still = still.filter((it) => (list.includes(it) ? isOn(it) : !it.nodes.get(stage.id)?.absent))
  }
  return out
}
