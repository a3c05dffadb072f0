/** Judges' ranks instead of their marks: points for places, mean rank, Borda, majority (methods 1.7). */
import type { Entry, Panel } from '../../../server/scoring/types.ts'
import type { Assessment, Placing } from './assess.ts'
import type { Case } from './oracle.ts'
import { average, minus, must, plus, type Q, ratio, times, versus } from './rational.ts'
import type { World } from './world.ts'

interface Spot {
  entry: string
  /** The shared rank, the mean of the tied ranks, and how many the judge placed. */
  low: number
  mid: Q
  of: number
}

export function places(
  world: World,
  open: (entry: Entry) => Assessment,
  judged: (entry: Entry) => Case,
): Map<string, Map<string, Placing>> {
  const out = new Map<string, Map<string, Placing>>()
  const { entries, scheme } = world.bundle
  const zones = scheme.within ? [...new Set(entries.map((it) => it.zone ?? ''))] : [null]
  for (const place of world.places.filter((it) => it.panel?.take === 'places'))
    for (const zone of zones) {
      const byJudge = new Map<string, { entry: string; value: Q }[]>()
      for (const entry of entries.filter((it) => zone === null || (it.zone ?? '') === zone)) {
        const totals = entry.state === 'normal' && !judged(entry).isOut ? open(entry).totals(place, null) : null
        if (!Array.isArray(totals)) continue
        for (const { source, value } of totals) byJudge.set(source, [...(byJudge.get(source) ?? []), { entry: entry.id, value }])
      }
      const spots = [...byJudge.values()].flatMap(spotsOf)
      const mine = new Map<string, Spot[]>()
      for (const spot of spots) mine.set(spot.entry, [...(mine.get(spot.entry) ?? []), spot])
      const final = place.panel!.places!.by === 'majority' ? majority(mine) : null
      for (const [entry, list] of mine) {
        const values = list.map((it) => worthOf(place.panel!, it))
        // Like a sum: a judge who is missing does not cost points.
        const whole = times(average(values), ratio(place.panel!.size))
        const points = final ? ratio(final.get(entry)!) : place.panel!.places!.by === 'mean-rank' ? average(values) : whole
        const have = out.get(entry) ?? new Map<string, Placing>()
        out.set(entry, have.set(place.node.id, { points, values }))
      }
    }
  return out
}

function spotsOf(list: readonly { entry: string; value: Q }[]): Spot[] {
  return list.map(({ entry, value }) => {
    const better = list.filter((it) => versus(it.value, value) > 0).length
    const equal = list.filter((it) => versus(it.value, value) === 0).length
    return { entry, low: better + 1, mid: plus(ratio(better), ratio(equal + 1, 2)), of: list.length }
  })
}

function worthOf({ places: rule }: Panel, spot: Spot): Q {
  // Those who share a place share the points of all the places that they take.
  if (rule?.by === 'points') {
    const equal = Number(minus(times(spot.mid, ratio(2)), ratio(2 * spot.low - 1))[0])
    return average(Array.from({ length: equal }, (_, i) => must(rule.table[spot.low - 1 + i] ?? '0')))
  }
  if (rule?.by === 'borda') return minus(ratio(spot.of), spot.mid)
  return rule?.by === 'mean-rank' ? spot.mid : ratio(spot.low)
}

/** The skating system: a majority for "that place or better", the larger one, the smaller sum, the next column. */
function majority(mine: Map<string, Spot[]>): Map<string, number> {
  const most = Math.max(...[...mine.values()].flat().map((it) => it.low), 1)
  const lines = [...mine].map(([entry, list]) => {
    const row: number[] = []
    for (let column = 1; column <= most; column++) {
      const within = list.filter((it) => it.low <= column)
      const isMost = within.length * 2 > list.length
      row.push(isMost ? -within.length : 0, isMost ? within.reduce((sum, it) => sum + it.low, 0) : 0)
    }
    return { entry, row }
  })
  const before = (a: number[], b: number[]) => {
    const at = a.findIndex((x, i) => x !== b[i])
    return at < 0 ? 0 : a[at]! - b[at]!
  }
  return new Map(lines.map((me) => [me.entry, 1 + lines.filter((it) => before(it.row, me.row) < 0).length]))
}
