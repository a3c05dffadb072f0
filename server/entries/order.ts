/** The order of a draw under rules: entries of one unit not side by side and not in one batch, as far as their numbers allow. */
import { digest } from '../lib/canonical.ts'

export interface Drawing {
  id: string
  unitId: string
}

export interface DrawRules {
  /** Entries of one unit do not stand side by side in a batch. */
  apart: boolean
  /** Entries of one unit are not in one batch. */
  spread: boolean
}

/** What a rule could not avoid, with the numbers of the unit that had the least room. */
export interface Unmet {
  rule: 'apart' | 'spread'
  /** Pairs of neighbours; or entries that share a batch with another one of their unit. */
  left: number
  /** Entries of that unit, and how many there is room for. */
  entries: number
  room: number
}

/**
 * The ids in drawn order. Without rules by SHA-256("seed:lot:id"). With rules that order is dealt out: units from the largest
 * to the smallest, each entry to the emptiest batch that has none of its unit yet, which is best possible (Gale, Ryser); within a
 * batch the commonest unit takes every second place. Then 20 n pairs of places, from SHA-256("seed:swap:i"), are exchanged
 * wherever no rule is kept worse by it, so that the seed alone decides among the orders that are equally good.
 * @param batches of each place in turn; entries beyond them are one more batch
 * @example orderOf(seed, [a of x, b of x, c of y], ['', '', ''], { apart: true, spread: false }) → a c b or b c a
 */
export function orderOf(seed: string, entries: readonly Drawing[], batches: readonly string[], rules: DrawRules): string[] {
  const hashed = new Map(entries.map(({ id }) => [id, digest(`${seed}:lot:${id}`)]))
  const sorted = entries.toSorted((a, b) => ((hashed.get(a.id) as string) < (hashed.get(b.id) as string) ? -1 : 1))
  if (!rules.apart && !rules.spread) return sorted.map(({ id }) => id)
  const batch = sorted.map((_, i) => batches[i] ?? '\u0000')
  const order = deal(sorted, batch)
  mix(seed, order, batch, rules)
  return order.map(({ id }) => id)
}

/** Into batches, and within each batch onto places. */
function deal(entries: readonly Drawing[], batch: readonly string[]): Drawing[] {
  const places = Map.groupBy(batch.keys(), (i) => batch[i] as string)
  const dealt = new Map([...places.keys()].map((name) => [name, [] as Drawing[]]))
  const room = (name: string) => (places.get(name)?.length ?? 0) - (dealt.get(name)?.length ?? 0)
  const units = [...Map.groupBy(entries, (one) => one.unitId).values()].toSorted((a, b) => b.length - a.length)
  const rest: Drawing[] = []
  for (const unit of units) {
    const free = [...dealt.keys()].filter((name) => room(name) > 0).toSorted((a, b) => room(b) - room(a))
    for (const [i, one] of unit.entries()) {
      const name = free[i]
      if (name === undefined) rest.push(one)
      else dealt.get(name)?.push(one)
    }
  }
  for (const one of rest) {
    const slack = (name: string) =>
      Math.ceil((places.get(name)?.length ?? 0) / 2) - (dealt.get(name)?.filter((other) => other.unitId === one.unitId).length ?? 0)
    const [name] = [...dealt.keys()].filter((name) => room(name) > 0).toSorted((a, b) => slack(b) - slack(a))
    dealt.get(name as string)?.push(one)
  }
  const order: Drawing[] = []
  for (const [name, own] of dealt) for (const [i, one] of woven(own).entries()) order[places.get(name)?.[i] as number] = one
  return order
}

/** The commonest unit on the first, third, fifth … place; what is more than half stands together at the end. */
function woven(own: readonly Drawing[]): Drawing[] {
  const units = [...Map.groupBy(own, (one) => one.unitId).values()].toSorted((a, b) => b.length - a.length).flat()
  const most = own.filter((one) => one.unitId === units[0]?.unitId).length
  const half = Math.ceil(own.length / 2)
  if (most > half) {
    const others = units.slice(most)
    return [...others.flatMap((one, i) => [units[i] as Drawing, one]), ...units.slice(others.length, most)]
  }
  return own.map((_, place) => units[place % 2 ? half + (place - 1) / 2 : place / 2] as Drawing)
}

/** Exchanges pairs of places by the seed, wherever no rule is kept worse by it. */
function mix(seed: string, order: Drawing[], batch: readonly string[], { apart, spread }: DrawRules): void {
  const counts = new Map<string, number>()
  const count = (one: Drawing, i: number, by: number): number => {
    const key = `${batch[i]} ${one.unitId}`
    const before = counts.get(key) ?? 0
    counts.set(key, before + by)
    return by > 0 ? Number(before > 0) : -Number(before > 1)
  }
  for (const [i, one] of order.entries()) count(one, i, 1)
  const beside = (i: number) =>
    Number(order[i]?.unitId === order[i - 1]?.unitId && batch[i] === batch[i - 1]) +
    Number(order[i]?.unitId === order[i + 1]?.unitId && batch[i] === batch[i + 1])
  const swap = (i: number, k: number) => {
    const [a, b] = [order[i] as Drawing, order[k] as Drawing]
    const more = count(a, i, -1) + count(b, k, -1) + count(b, i, 1) + count(a, k, 1)
    order[i] = b
    order[k] = a
    return more
  }
  for (let turn = 0; turn < 20 * order.length; turn++) {
    const hash = digest(`${seed}:swap:${turn}`)
    const i = Number.parseInt(hash.slice(0, 8), 16) % order.length
    const k = Number.parseInt(hash.slice(8, 16), 16) % order.length
    if (i === k || order[i]?.unitId === order[k]?.unitId) continue
    const before = beside(i) + beside(k)
    const crowded = spread ? swap(i, k) : swap(i, k) * 0
    const closer = apart ? beside(i) + beside(k) - before : 0
    if (crowded > 0 || (crowded === 0 && closer > 0)) swap(i, k)
  }
}

/** What an order does not keep of the rules, with the arithmetic of the unit that had the least room. */
export function unmetOf(order: readonly Drawing[], batches: readonly string[], rules: DrawRules): Unmet[] {
  const batch = order.map((_, i) => batches[i] ?? '\u0000')
  const names = new Set(batch).size
  const largest = (groups: Map<string, Drawing[]>) => Math.max(0, ...[...groups.values()].map((own) => own.length))
  const inBatches = [...Map.groupBy(order.keys(), (i) => batch[i] as string).values()].map((places) =>
    places.map((i) => order[i] as Drawing),
  )
  const byUnit = (own: readonly Drawing[]) => Map.groupBy(own, (one) => one.unitId)
  const shared = inBatches.reduce((sum, own) => sum + own.length - byUnit(own).size, 0)
  const pairs = order.filter((one, i) => i > 0 && batch[i] === batch[i - 1] && one.unitId === order[i - 1]?.unitId).length
  const tightest = inBatches.toSorted((a, b) => largest(byUnit(b)) * 2 - b.length - (largest(byUnit(a)) * 2 - a.length))[0] ?? []
  return [
    ...(rules.spread && shared > 0 ? [{ rule: 'spread' as const, left: shared, entries: largest(byUnit(order)), room: names }] : []),
    ...(rules.apart && pairs > 0
      ? [{ rule: 'apart' as const, left: pairs, entries: largest(byUnit(tightest)), room: Math.ceil(tightest.length / 2) }]
      : []),
  ]
}
