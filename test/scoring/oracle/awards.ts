/** Prizes, medals, titles and levels of one ranked list (rules 13–15, 18). */
import type { Entry, LevelRow, MedalRule, Prize, Title } from '../../../server/scoring/types.ts'
import type { Assessment } from './assess.ts'
import { heads, minus, must, type Q, ratio, seen, share, times, versus } from './rational.ts'

export interface Nominee {
  entry: Entry
  rank: number
  points: Q
  isVetoed: boolean
  isPassed: boolean
}

const isFree = (it: Nominee) => !it.isVetoed && it.isPassed

/** Each prize to the next in rank after the prize before it. */
export function prizes(list: readonly Prize[], ranked: readonly Nominee[]): Map<string, string> {
  const given = new Map<string, string>()
  for (const prize of list) {
    if (ranked.length < (prize.entrants ?? 0)) continue
    const free = ranked.filter((it) => isFree(it) && !given.has(it.entry.id)).sort((a, b) => a.rank - b.rank)
    // In the order of ranks: nobody takes a prize over the head of someone who is under its threshold.
    const under = free.findIndex((it) => prize.least !== undefined && versus(it.points, must(prize.least)) < 0)
    const queue = under < 0 ? free : free.slice(0, under)
    const share_ = prize.share === undefined ? undefined : heads(times(share(prize.share), ratio(ranked.length)), prize.round)
    const reach = prize.count ?? share_ ?? queue.length
    const places = Math.max(0, prize.fromTop ? reach - given.size : reach)
    const last = queue[places - 1]?.rank
    const isOver = places > 0 && places < queue.length && queue[places]!.rank === last
    for (const it of places >= queue.length ? queue : queue.filter(({ rank }) => last !== undefined && rank <= last)) {
      if (isOver && it.rank === last && prize.ties === 'none') continue
      given.set(it.entry.id, prize.id)
    }
  }
  return given
}

/** Gold, silver and bronze within a band from the leader down, as WorldSkills gives them. */
export function medals({ band, medallion }: MedalRule, ranked: readonly Nominee[]): Map<string, string> {
  const line = ranked.filter(isFree).sort((a, b) => a.rank - b.rank)
  const given = new Map<string, string>()
  const rest = () => line.filter((it) => !given.has(it.entry.id))
  const give = (medal: string, from: Nominee | undefined) => {
    if (!from) return []
    const edge = minus(from.points, must(band))
    const winners = rest().filter((it) => versus(it.points, edge) >= 0)
    for (const it of winners) given.set(it.entry.id, medal)
    return winners
  }
  const golds = give('gold', line[0])
  const silvers = golds.length === 1 ? give('silver', rest()[0]) : []
  if (golds.length > 2) give('bronze', golds.at(-1))
  else give('bronze', silvers.length > 1 ? silvers.at(-1) : rest()[0])
  if (medallion !== undefined) for (const it of rest()) if (versus(it.points, must(medallion)) >= 0) given.set(it.entry.id, 'medallion')
  return given
}

export function titles(list: readonly Title[], it: Nominee, entrants: number): string[] {
  const has = (asked: Record<string, string>) => Object.entries(asked).every(([name, value]) => it.entry.attributes?.[name] === value)
  return list
    .filter((title) => !it.isVetoed && it.rank <= title.rank && entrants >= (title.entrants ?? 0))
    .filter((title) => title.bornAfter === undefined || (it.entry.birthDate !== undefined && it.entry.birthDate >= title.bornAfter))
    .filter((title) => (!title.passed || it.isPassed) && has(title.attributes ?? {}))
    .map((title) => title.id)
}

export function level(rows: readonly LevelRow[], it: Nominee | null, entry: Entry): string | null {
  const row = it && isFree(it) ? rows.find((each) => it.rank <= each.rank && entry.skillLevel === each.from) : undefined
  return row?.to ?? null
}

/** Whether every part that has a pass mark reached it, as people see it. */
export function isPassed(it: Assessment): boolean {
  return [...it.world.nodes.values()].every((node) => {
    if (node.pass === undefined) return true
    const got = it.nodes.get(node.id)
    return !!got && versus(seen(got.at, node.places), must(node.pass)) >= 0
  })
}
