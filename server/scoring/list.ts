/** The list: tallies ranked zone by zone, with prizes, titles and promotions, as standings in the order to be shown. */

import { order } from './books.ts'
import { compare, type Exact, ONE, print, shown, whole, ZERO } from './exact.ts'
import { medals } from './medal.ts'
import { isLowBest, type Plan } from './plan.ts'
import { type Award, awards, type Candidate } from './prize.ts'
import { digitsNeeded, keyValues, printKeys, type Ranked, type Runner, rank } from './rank.ts'
import { type Reach, zonesOf } from './stages.ts'
import { isRanked, placeOfState, showsPoints, stateOf } from './state.ts'
import { placesShown, type Tally } from './tally.ts'
import { type Holder, isGiven, promotion } from './title.ts'
import type { LevelRow, Standing, Title } from './types.ts'

/** One line of the list, with what its trace needs. */
export interface Line {
  standing: Standing
  tally: Tally
  ranked: Ranked | null
  award: Award | null
  titles: { title: Title; given: boolean }[]
  promoted: LevelRow | null
  /** The entry one rank above, and how many are ranked in this list. */
  ahead: string | null
  of: number
}

/** Everyone, zone by zone where zones are ranked each for themselves; the best first, the unranked last. */
export function linesOf(plan: Plan, tallies: readonly Tally[], reach: ReadonlyMap<string, Reach>): Line[] {
  return zonesOf(plan, tallies).flatMap((zone) => zoneLines(plan, zone, reach))
}

function zoneLines(plan: Plan, tallies: readonly Tally[], reach: ReadonlyMap<string, Reach>): Line[] {
  const byId = new Map(tallies.map((one) => [one.entry.id, one]))
  const ranked = rank(
    tallies.filter(isRanked).map((one) => runnerOf(plan, one, reach)),
    plan.scheme.keys,
  )
  const given = awardsOf(plan, ranked, byId)
  const digits = digitsNeeded(plan, ranked)
  let ahead: string | null = null
  const lines = ranked.map((one, index) => {
    const above = ranked[index - 1]
    if (above && above.rank < one.rank) ahead = above.runner.id
    const tally = byId.get(one.runner.id) as Tally
    const award = given.get(one.runner.id) ?? null
    return lineOf(plan, tally, { ranked: one, award, ahead, of: ranked.length }, digits.get(one.runner.id))
  })
  const rest = tallies.filter((one) => !isRanked(one)).sort(atTheEnd)
  return [...lines, ...rest.map((tally) => lineOf(plan, tally, { ranked: null, award: null, ahead: null, of: ranked.length }))]
}

export function runnerOf(plan: Plan, tally: Tally, reach: ReadonlyMap<string, Reach>): Runner {
  const { entry } = tally
  const far = reach.get(entry.id)
  const notLast = tally.fate.veto === 'last' || isLostPlace(plan, tally) ? ZERO : ONE
  const tier = far ? [notLast, whole(far.stage), far.points] : [notLast]
  return { id: entry.id, label: labelOf(tally), zone: entry.zone ?? '', tier, values: keyValues(plan, tally) }
}

/** Where a low place is good, an entry whose points were taken (0) would come first: no judge can give less than place 1. */
function isLostPlace(plan: Plan, tally: Tally): boolean {
  return isLowBest(plan.scheme) && tally.root !== null && compare(tally.root.points, ZERO) === 0
}

function labelOf(tally: Tally): string {
  return tally.entry.code ?? tally.entry.label
}

function atTheEnd(a: Tally, b: Tally): number {
  return placeOfState(stateOf(a)) - placeOfState(stateOf(b)) || order(labelOf(a), labelOf(b)) || order(a.entry.id, b.entry.id)
}

function awardsOf(plan: Plan, ranked: readonly Ranked[], tallies: ReadonlyMap<string, Tally>): Map<string, Award> {
  const candidates = ranked.map(({ runner, rank: place }): Candidate => {
    const tally = tallies.get(runner.id) as Tally
    const barred = tally.fate.veto ? 'vetoed' : tally.passed ? null : 'not-passed'
    return { id: runner.id, rank: place, points: rootPoints(tally), barred }
  })
  return plan.scheme.medals ? medals(plan.scheme.medals, candidates) : awards(plan.scheme.prizes, candidates)
}

function rootPoints(tally: Tally): Exact {
  return shown(tally.root?.points ?? ZERO, tally.rootPlaces)
}

type Found = Pick<Line, 'ranked' | 'award' | 'ahead' | 'of'>

function lineOf(plan: Plan, tally: Tally, found: Found, digits: readonly (number | undefined)[] = []): Line {
  const { ranked, award, of } = found
  const state = stateOf(tally)
  const holder: Holder | null = ranked && { entry: tally.entry, rank: ranked.rank, passed: tally.passed, vetoed: tally.fate.veto !== null }
  const titles = holder ? (plan.scheme.titles ?? []).map((title) => ({ title, given: isGiven(title, holder, of) })) : []
  const promoted = holder && promotion(plan.scheme.levels ?? [], holder)
  const seen = showsPoints(state)
  const standing: Standing = {
    entry: tally.entry.id,
    ...(tally.entry.zone !== undefined && { zone: tally.entry.zone }),
    state,
    rank: ranked?.rank ?? null,
    shared: ranked?.shared ?? false,
    decidedBy: ranked?.decidedBy ?? null,
    points: seen ? pointsShown(plan, tally, digits) : null,
    keys: seen ? printKeys(plan, tally, ranked?.runner.values ?? keyValues(plan, tally), digits) : plan.scheme.keys.map(() => null),
    nodes: nodesOf(plan, tally),
    prize: award?.prize ?? null,
    titles: titles.filter((one) => one.given).map((one) => one.title.id),
    level: promoted?.to ?? null,
  }
  return { ...found, standing, tally, titles, promoted }
}

/** The total, with more digits where the list ranks exact values and two would look equal. */
function pointsShown(plan: Plan, tally: Tally, digits: readonly (number | undefined)[]): string | null {
  const { root } = tally
  if (!root || root.absent) return null
  const key = plan.scheme.keys.findIndex((one) => one.by === 'node' && (one.node ?? plan.scheme.root.id) === plan.scheme.root.id)
  const more = digits[key]
  return more === undefined ? print(root.points, tally.rootPlaces) : print(root.exact, more)
}

/** Every node of the scheme, in its order, then the attempts of repeated ones. */
function nodesOf(plan: Plan, tally: Tally): Standing['nodes'] {
  const nodes: Standing['nodes'] = {}
  for (const id of plan.nodes.keys()) nodes[id] = printed(tally, id, placesShown(plan, tally, id))
  if (plan.repeatOf.size === 0) return nodes
  for (const name of [...tally.nodes.keys()].filter((one) => one.includes('#')).sort(byNodeThenAttempt)) {
    nodes[name] = printed(tally, name, plan.nodes.get(name.slice(0, name.indexOf('#')))?.places)
  }
  return nodes
}

function byNodeThenAttempt(a: string, b: string): number {
  const [x, y] = [a.split('#'), b.split('#')]
  return order(x[0] as string, y[0] as string) || Number(x[1]) - Number(y[1])
}

function printed(tally: Tally, name: string, places: number | undefined): string | null {
  const value = tally.nodes.get(name)
  return value && !value.absent ? print(value.points, places) : null
}
