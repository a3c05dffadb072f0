/** Dealing out entries among judges by a seed: as even as recusals allow, and so that judges meet evenly over the entries. */
import { digest } from '../lib/canonical.ts'
import { type Plan, travelled, travelsOf, worthOf } from '../scoring/design.ts'

export interface Deal {
  seed: string
  judges: number
  entries: number
  /** Judges for each entry. */
  each: number
  /** In how many rooms they stay; entries and judges are divided in their order. */
  rooms: number
  barred: (judge: number, entry: number) => boolean
}

/** An entry that has fewer judges who may mark it than it needs. */
export interface TooFew {
  n: number
}

/**
 * A random plan, repeatable by its seed. Entries with the fewest possible judges choose first, each time those with the least
 * load who have met the least; then loads are levelled along chains of moves until no chain helps, and pairs of judges exchanged
 * wherever judges then meet more evenly. A random regular plan is 98 % as good as the best one (methods 1.12).
 */
export function dealOut(deal: Deal): number[][] | TooFew {
  const chance = chanceOf(deal.seed)
  const room = (i: number, of: number) => Math.floor((i * deal.rooms) / of)
  const open = Array.from({ length: deal.entries }, (_, entry) =>
    range(deal.judges).filter((judge) => room(judge, deal.judges) === room(entry, deal.entries) && !deal.barred(judge, entry)),
  )
  const least = Math.min(...open.map((own) => own.length))
  if (least < deal.each) return { n: least }
  const plan: number[][] = open.map(() => [])
  const load = range(deal.judges).map(() => 0)
  const met = range(deal.judges).map(() => range(deal.judges).map(() => 0))
  const change = (entry: number, judge: number, by: 1 | -1) => {
    const own = plan[entry] as number[]
    if (by < 0) own.splice(own.indexOf(judge), 1)
    for (const other of own) {
      met[judge]![other]! += by
      met[other]![judge]! += by
    }
    if (by > 0) own.push(judge)
    load[judge]! += by
  }
  const order = range(deal.entries)
    .map((entry) => ({ entry, key: chance() }))
    .toSorted((a, b) => open[a.entry]!.length - open[b.entry]!.length || a.key - b.key)
  for (const { entry } of order) {
    for (let k = 0; k < deal.each; k++) {
      const free = open[entry]!.filter((judge) => !plan[entry]!.includes(judge)).map((judge) => ({
        judge,
        load: load[judge]!,
        met: plan[entry]!.reduce((sum, other) => sum + met[judge]![other]!, 0),
        key: chance(),
      }))
      const [best] = free.toSorted((a, b) => a.load - b.load || a.met - b.met || a.key - b.key)
      change(entry, best!.judge, 1)
    }
  }
  level(plan, open, load, change)
  exchange(plan, open, met, change, chance)
  return (deal.rooms > 1 ? plan : joined(plan, deal)).map((own) => own.toSorted((a, b) => a - b))
}

/** A small plan can fall into parts by chance: exchanges join them, where there are any that do. */
function joined(plan: number[][], { judges, barred }: Deal): number[][] {
  let now = plan
  for (let turn = 0; turn < 10; turn++) {
    const next = travelled(now, travelsOf(now, judges, barred))
    if (worthOf(next, judges).parts.length >= worthOf(now, judges).parts.length) break
    now = next
  }
  return now
}

type Change = (entry: number, judge: number, by: 1 | -1) => void

/** Moves along shortest chains from a judge with much to one with at least two less; when none is left the loads are as even as can be. */
function level(plan: Plan, open: Plan, load: readonly number[], change: Change): void {
  const from = (start: number): [entry: number, judge: number, to: number][] | null => {
    const way = new Map<number, [entry: number, judge: number]>()
    const queue = [start]
    for (const judge of queue) {
      if (load[judge]! <= load[start]! - 2) {
        const chain: [number, number, number][] = []
        for (let at = judge; at !== start; ) {
          const [entry, before] = way.get(at)!
          chain.push([entry, before, at])
          at = before
        }
        return chain
      }
      for (const [entry, own] of plan.entries()) {
        if (!own.includes(judge)) continue
        for (const next of open[entry]!) {
          if (next === start || way.has(next) || own.includes(next)) continue
          way.set(next, [entry, judge])
          queue.push(next)
        }
      }
    }
    return null
  }
  for (;;) {
    const chain = range(load.length)
      .toSorted((a, b) => load[b]! - load[a]!)
      .reduce<[number, number, number][] | null>((found, judge) => found ?? from(judge), null)
    if (!chain) return
    // From the far end, so that every judge has room when the entry comes.
    for (const [entry, judge, to] of chain) {
      change(entry, judge, -1)
      change(entry, to, 1)
    }
  }
}

/** Two judges exchange one entry each wherever the squares of how often two judges meet do not grow by it. */
function exchange(plan: Plan, open: Plan, met: readonly number[][], change: Change, chance: () => number): void {
  const entries = plan.length
  const meetings = (judge: number, entry: number) =>
    plan[entry]!.reduce((sum, other) => sum + (other === judge ? 0 : met[judge]![other]!), 0)
  for (let turn = 0; turn < Math.min(100_000, 100 * plan.flat().length); turn++) {
    const [a, b] = [Math.floor(chance() * entries), Math.floor(chance() * entries)]
    const [i, k] = [chance(), chance()]
    if (a === b || plan[a]!.length === 0 || plan[b]!.length === 0) continue
    const [j, l] = [plan[a]![Math.floor(i * plan[a]!.length)]!, plan[b]![Math.floor(k * plan[b]!.length)]!]
    if (j === l || plan[a]!.includes(l) || plan[b]!.includes(j) || !open[a]!.includes(l) || !open[b]!.includes(j)) continue
    const before = meetings(j, a) + meetings(l, b)
    change(a, j, -1)
    change(b, l, -1)
    change(a, l, 1)
    change(b, j, 1)
    // A square grows by 2m − 1 for the last of m meetings.
    if (meetings(l, a) + meetings(j, b) > before) {
      change(a, l, -1)
      change(b, j, -1)
      change(a, j, 1)
      change(b, l, 1)
    }
  }
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

/** Numbers from 0 to 1, eight from each SHA-256("seed:i"). */
function chanceOf(seed: string): () => number {
  let i = 0
  let hash = ''
  return () => {
    if (i % 8 === 0) hash = digest(`${seed}:${i / 8}`)
    const at = (i++ % 8) * 8
    return Number.parseInt(hash.slice(at, at + 8), 16) / 2 ** 32
  }
}
