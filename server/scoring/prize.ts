/** Prizes: by number, by share of the ranked or by points, with ties, vacancies and minimum entrants (rules 13, 14). */

import { compare, decimal, type Exact, fraction, mul, toCount, whole, ZERO } from './exact.ts'
import type { Prize, Step } from './types.ts'

type PrizeStep = Step & { do: 'prize' }

/** A ranked entry as prizes see it; `barred` says why it can take none. */
export interface Candidate {
  id: string
  rank: number
  points: Exact
  barred: 'vetoed' | 'not-passed' | null
}

export interface Award {
  prize: string | null
  why: PrizeStep['why']
  /** How many places the prize had; 0 for none. */
  places: number
}

/**
 * Gives the prizes of one list, in the scheme's order, each to the next in rank after the prize before it: 10 / 20 / 30 % of
 * 20 ranked entries are 2, then 4, then 6. A share is of **all** ranked entries (exhibition, absent, withdrawn and
 * disqualified are in no denominator). With `fromTop` the number reaches from the first rank, less what was already given.
 * A vetoed entry or one that failed a part keeps its rank and is passed over. Below `least` nobody takes the prize, and it
 * stays vacant; so it does with fewer than `entrants` ranked. A tie over the last place: all take it unless `ties` is none.
 */
export function awards(prizes: readonly Prize[], ranked: readonly Candidate[]): Map<string, Award> {
  const given = new Map<string, Award>()
  const able = ranked.filter((one) => one.barred === null)
  let next = 0
  for (const prize of prizes) {
    const places = placesOf(prize, ranked.length, next)
    if (prize.entrants !== undefined && ranked.length < prize.entrants) continue
    const end = lastOf(prize, able, next, places)
    for (const one of able.slice(next, end))
      given.set(one.id, { prize: prize.id, why: whyOf(prize), places: Math.min(places, able.length) })
    next = Math.max(next, end)
  }
  for (const one of ranked) if (!given.has(one.id)) given.set(one.id, { prize: null, why: one.barred ?? 'none', places: 0 })
  return given
}

function whyOf(prize: Prize): 'count' | 'share' | 'points' {
  return prize.count !== undefined ? 'count' : prize.share !== undefined ? 'share' : 'points'
}

function placesOf(prize: Prize, ranked: number, already: number): number {
  const share = prize.share === undefined ? null : fraction(prize.share)
  const places = prize.count ?? (share ? toCount(mul(share, whole(ranked)), prize.round ?? 'half') : ranked)
  return prize.fromTop ? Math.max(0, places - already) : places
}

/** One past the last of `able` who takes the prize. */
function lastOf(prize: Prize, able: readonly Candidate[], from: number, places: number): number {
  const least = prize.least === undefined ? null : (decimal(prize.least) ?? ZERO)
  const reaches = (one: Candidate | undefined) => one !== undefined && (least === null || compare(one.points, least) >= 0)
  let end = from
  while (end < from + places && reaches(able[end])) end++
  const last = able[end - 1]
  if (end === from || end < from + places || !last || able[end]?.rank !== last.rank || !reaches(able[end])) return end
  if (prize.ties === 'none') while (end > from && able[end - 1]?.rank === last.rank) end--
  else while (able[end]?.rank === last.rank && reaches(able[end])) end++
  return end
}
