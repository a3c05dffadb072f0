/** The oracle: a bundle in, what every entry must come to out; written from the specification, apart from the engine. */
import type { Bundle, Entry, Incident } from '../../../server/scoring/types.ts'
import { Assessment, type Placing } from './assess.ts'
import { isPassed, level, medals, type Nominee, prizes, titles } from './awards.ts'
import { places } from './places.ts'
import { cuts, inOrder, type KeyValue, keyValues, order, type Placed, type Reach, type Runner, runner, stagesOf } from './ranking.ts'
import { must, nil, one, type Q, seen, versus } from './rational.ts'
import { type SquadLine, squads } from './squads.ts'
import { lay, type World } from './world.ts'

export interface Line {
  entry: string
  state: string
  rank: number | null
  shared: boolean
  decidedBy: number | null
  /** As shown, and before the root's rounding. */
  points: Q | null
  exact: Q | null
  keys: KeyValue[]
  prize: string | null
  titles: string[]
  level: string | null
  nodes: Map<string, Q | null>
  /** Nodes whose points an incident took: what still shows beneath them is nobody's promise. */
  lost: (name: string) => boolean
}

export interface Answer {
  lines: Line[]
  squads: SquadLine[]
  owed: string[]
}

export interface Case {
  it: Assessment
  veto: string | null
  isOut: boolean
  penalties: number
  state: string
  isRanked: boolean
}

const strength = ['no-prize', 'zero', 'last', 'unranked']

export function oracle(bundle: Bundle): Answer {
  const world = lay(bundle)
  const judged = (entry: Entry, missed = new Set<string>(), placed?: ReadonlyMap<string, Placing>) =>
    weigh(world, new Assessment(world, entry, missed, placed).run())
  const placed = places(world, (entry) => new Assessment(world, entry, new Set()), judged)
  let cases = bundle.entries.map((entry) => judged(entry, new Set(), placed.get(entry.id)))
  const reach = new Map<string, Reach>()
  const zones = [...new Set(cases.map((it) => zoneOf(bundle, it)))].sort()
  if (stagesOf(bundle.scheme).some((it) => it.advance)) {
    for (const zone of zones) {
      const here = cases.filter((it) => zoneOf(bundle, it) === zone && isRunning(it)).map((it) => it.it)
      const rank = (list: readonly Assessment[]) =>
        ranks(
          bundle,
          cases.filter((it) => list.includes(it.it)),
          new Map(),
        )
      for (const [id, far] of cuts(bundle.scheme, here, rank)) reach.set(id, far)
    }
    cases = cases.map((it) => {
      const missed = reach.get(it.it.entry.id)?.missed
      return missed?.size ? judged(it.it.entry, missed, placed.get(it.it.entry.id)) : it
    })
  }
  const lines = zones.flatMap((zone) =>
    list(
      bundle,
      cases.filter((it) => zoneOf(bundle, it) === zone),
      reach,
    ),
  )
  const owed = [...cases.flatMap((it) => (it.it.entry.state === 'normal' && !it.isOut ? [...it.it.owed] : [])), ...undecided(bundle, lines)]
  return { lines, squads: squads(world, cases, lines), owed: owed.sort() }
}

const zoneOf = ({ scheme }: Bundle, { it }: Case) => (scheme.within === 'zone' ? (it.entry.zone ?? '') : '')
const isRunning = (it: Case) => it.it.entry.state === 'normal' && !it.isOut && it.veto !== 'unranked'

const undecided = ({ scheme }: Bundle, lines: readonly Line[]) =>
  scheme.ties === 'decide' ? lines.filter((it) => it.shared).map((it) => `${it.entry} ${scheme.root.id} decision `) : []

/** What incidents do to the entry as a whole, and the state that it ends in. */
function weigh(world: World, it: Assessment): Case {
  const { entry } = it
  const mine = world.bundle.incidents.filter((each) => each.entry === entry.id)
  const isOut = mine.some(({ effect }) => effect.do === 'disqualify')
  const veto =
    mine.map(({ effect }) => (effect.do === 'veto' ? effect.then : '')).sort((a, b) => strength.indexOf(b) - strength.indexOf(a))[0] || null
  if (mine.some(({ effect }) => effect.do === 'veto' && effect.then === 'zero') && it.root) {
    it.root = { at: nil, exact: nil, absent: false }
    it.nodes.set(world.bundle.scheme.root.id, it.root)
  }
  const costs = ({ effect }: Incident) => effect.do !== 'points' || versus(must(effect.points), nil) < 0
  let state: string = isOut && entry.state === 'normal' ? 'disqualified' : entry.state
  if (state === 'normal' && it.isRescored) state = 'needs-rescore'
  if (state === 'normal' && !it.root) state = 'incomplete'
  if (state === 'normal' && it.root?.absent) state = 'absent'
  if (state === 'normal' && veto) state = 'vetoed'
  const isRanked = state === 'normal' || (state === 'vetoed' && veto !== 'unranked')
  return { it, veto, isOut, penalties: mine.filter(costs).length, state, isRanked }
}

/** Where a low place is good, points that were taken (0) are no place at all. */
function isPlaceLost({ root }: Bundle['scheme'], { it }: Case): boolean {
  const by = root.sitting?.panel?.places?.by
  return (by === 'mean-rank' || by === 'majority') && it.root !== null && versus(it.root.at, nil) === 0
}

function runners(bundle: Bundle, cases: readonly Case[], reach: ReadonlyMap<string, Reach>): Runner[] {
  return cases.map((each) => {
    const by = bundle.scheme.root.sitting?.panel?.places?.by
    const isTaken = (by === 'mean-rank' || by === 'majority') && !!each.it.root && versus(each.it.root.at, nil) === 0
    const last = each.veto === 'last' || isTaken ? nil : one
    return runner(each.it, [last, ...(reach.get(each.it.entry.id)?.tier ?? [nil, nil])], keyValues(bundle.scheme, each.it, each.penalties))
  })
}

const ranks = (bundle: Bundle, cases: readonly Case[], reach: ReadonlyMap<string, Reach>): Map<string, Placed> =>
  order(runners(bundle, cases, reach), bundle.scheme.keys)

const placesOf = ({ world }: Assessment, name: string) => world.nodes.get(name.split('#')[0]!)!.places

/** One zone: ranked, with prizes, titles and levels. */
function list(bundle: Bundle, cases: readonly Case[], reach: ReadonlyMap<string, Reach>): Line[] {
  const { scheme } = bundle
  const running = runners(
    bundle,
    cases.filter((it) => it.isRanked),
    reach,
  )
  const placed = order(running, scheme.keys)
  const nominees = new Map<string, Nominee>()
  for (const it of cases.filter((each) => each.isRanked)) {
    const { entry } = it.it
    const points = seen(it.it.root!.at, scheme.root.places)
    nominees.set(entry.id, { entry, rank: placed.get(entry.id)!.rank, points, isVetoed: it.veto !== null, isPassed: isPassed(it.it) })
  }
  const all = [...nominees.values()]
  const given = scheme.medals ? medals(scheme.medals, all) : prizes(scheme.prizes, all)
  const line = (it: Case): Line => {
    const { entry, root } = it.it
    const place = placed.get(entry.id)
    const nominee = nominees.get(entry.id) ?? null
    const isShown =
      !['absent', 'withdrawn', 'disqualified', 'incomplete', 'needs-rescore'].includes(it.state) && root !== null && !root.absent
    return {
      entry: entry.id,
      state: it.state,
      rank: place?.rank ?? null,
      shared: place?.shared ?? false,
      decidedBy: place?.decidedBy ?? null,
      points: isShown ? seen(root.at, scheme.root.places) : null,
      exact: isShown ? root.exact : null,
      keys: keyValues(scheme, it.it, it.penalties),
      prize: given.get(entry.id) ?? null,
      titles: nominee ? titles(scheme.titles ?? [], nominee, all.length) : [],
      level: level(scheme.levels ?? [], nominee, entry),
      nodes: new Map([...it.it.nodes].map(([name, got]) => [name, got && !got.absent ? seen(got.at, placesOf(it.it, name)) : null])),
      lost: (name) => it.it.isBeneathLost(name),
    }
  }
  const shown = inOrder(running, placed).map((it) => cases.find((each) => each.it.entry.id === it.id)!)
  return [...shown, ...cases.filter((it) => !it.isRanked)].map(line)
}
