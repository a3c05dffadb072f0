/** The order of discussion: names with the same recusals together, and these so that people leave the room as seldom as possible. */

export interface Group {
  names: string[]
  /** Who must be outside. */
  out: string[]
}

/** Up to so many groups the best order is found by looking at all; above, by the nearest next and turning pieces round. */
const EXACT = 12

/** `out` always in one order, so that the same people are the same group. */
export function discussionOrder(names: readonly { id: string; out: readonly string[] }[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { id, out } of names) {
    const key = JSON.stringify(out)
    const group = groups.get(key) ?? { names: [], out: [...out] }
    group.names.push(id)
    groups.set(key, group)
  }
  const list = [...groups.values()]
  const costs = list.map((to) => list.map((from) => leavings(from.out, to.out)))
  const order = list.length <= EXACT ? best(list, costs) : good(list, costs)
  return order.map((i) => list[i] as Group)
}

/** How many leave between two. */
const leavings = (from: string[], to: string[]) => to.filter((one) => !from.includes(one)).length

/** How often somebody leaves in all. */
export const movements = (groups: readonly Group[]): number =>
  groups.reduce((sum, group, i) => sum + leavings(groups[i - 1]?.out ?? [], group.out), 0)

/** Held and Karp: the cheapest way to have discussed a set of groups with a given one last. */
function best(list: Group[], costs: number[][]): number[] {
  const n = list.length
  const ways = new Map<number, { cost: number; before: number }>()
  const at = (set: number, last: number) => set * EXACT + last
  for (let set = 1; set < 1 << n; set++)
    for (let last = 0; last < n; last++) {
      if (!(set & (1 << last))) continue
      const rest = set ^ (1 << last)
      let way = { cost: rest === 0 ? (list[last] as Group).out.length : Number.POSITIVE_INFINITY, before: -1 }
      for (let before = 0; before < n; before++) {
        if (!(rest & (1 << before))) continue
        const cost = (ways.get(at(rest, before))?.cost as number) + (costs[last]?.[before] as number)
        if (cost < way.cost) way = { cost, before }
      }
      ways.set(at(set, last), way)
    }
  const order: number[] = []
  const cost = (set: number, last: number) => ways.get(at(set, last))?.cost as number
  let last = list.reduce((found, _, i) => (found < 0 || cost((1 << n) - 1, i) < cost((1 << n) - 1, found) ? i : found), -1)
  for (let set = (1 << n) - 1; last >= 0; ) {
    order.unshift(last)
    const before = ways.get(at(set, last))?.before as number
    set ^= 1 << last
    last = before
  }
  return order
}

function good(list: Group[], costs: number[][]): number[] {
  const rest = new Set(list.keys())
  let order: number[] = []
  for (let from = -1; rest.size > 0; ) {
    const step = (to: number) => (from < 0 ? (list[to] as Group).out.length : (costs[to]?.[from] as number))
    const next = [...rest].reduce((a, b) => (step(b) < step(a) ? b : a))
    order.push(next)
    rest.delete(next)
    from = next
  }
  const cost = (some: number[]) => movements(some.map((i) => list[i] as Group))
  for (let better = true; better; ) {
    better = false
    for (let i = 0; i < order.length; i++)
      for (let j = i + 1; j < order.length; j++) {
        const turned = [...order.slice(0, i), ...order.slice(i, j + 1).reverse(), ...order.slice(j + 1)]
        if (cost(turned) < cost(order)) [order, better] = [turned, true]
      }
  }
  return order
}
