/** The oracle: a bundle in, what every entry must come to out; written from the specification, apart from the engine. */
import type { Bundle, Entry, Incident } from '../../../server/scoring/types.ts'
import { Assessment, type Placing } from './assess.ts'
import { isPassed, level, medals, type Nominee, prizes, titles } from './awards.ts'
import { places } from './places.ts'
import { cuts, inOrder, type KeyValue, keyValues, order, type Placed, type Reach, type Runner, runner, stagesOf } from './ranking.ts'
import { must, nil, one, type Q, seen, versus } from './rational.ts'
import { type SquadLine, squads } from './squads.ts'
import { byJudges, onScale, rootPlaces, type Standard } from './standard.ts'
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
  lost: (name: string, by?: string) => boolean
  /** Before standardisation. */
  raw: Line | null
}

export interface Answer {
  lines: Line[]
  squads: SquadLine[]
  owed: string[]
  standard: Standard | null
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
  const { scheme } = bundle
  const open = (entry: Entry) => new Assessment(world, entry, new Set())
  const judged = (entry: Entry, missed = new Set<string>(), placed?: ReadonlyMap<string, Placing>) =>
    weigh(world, new Assessment(world, entry, missed, placed).run())
  const placed = places(world, open, judged)
  let cases = bundle.entries.map((entry) => judged(entry, new Set(), placed.get(entry.id)))
  const reach = new Map<string, Reach>()
  const zones = [...new Set(cases.map((it) => zoneOf(bundle, it)))].sort()
  if (stagesOf(scheme).some((it) => it.advance)) {
    for (const zone of zones) {
      const here = cases.filter((it) => zoneOf(bundle, it) === zone && it.it.entry.state === 'normal')
      const rank = (list: readonly Assessment[]) =>
        ranks(
          bundle,
          cases.filter((it) => list.includes(it.it)),
          new Map(),
        )
      for (const [id, far] of cuts(scheme, here, rank)) reach.set(id, far)
    }
    cases = cases.map((it) => {
      const missed = reach.get(it.it.entry.id)?.missed
      return missed?.size ? judged(it.it.entry, missed, placed.get(it.it.entry.id)) : it
    })
  }
  const standard = scheme.standardise ? standardOf(world, cases, open) : null
  const plain = { ...bundle, scheme: { ...scheme } }
  delete plain.scheme.standardise
  const raw = standard ? listed(plain, cases, reach, zones) : []
  if (standard && !standard.refused) cases = cases.map((it) => corrected(world, it, standard, judged))
  const lines = listed(standard?.refused ? plain : bundle, cases, reach, zones)
  for (const line of lines) line.raw = raw.find((it) => it.entry === line.entry) ?? null
  const owed = [...cases.flatMap((it) => (it.it.entry.state === 'normal' && !it.isOut ? [...it.it.owed] : [])), ...undecided(bundle, lines)]
  return { lines, squads: squads(standard?.refused ? { ...world, bundle: plain } : world, cases, lines), owed: owed.sort(), standard }
}

const listed = (bundle: Bundle, cases: readonly Case[], reach: ReadonlyMap<string, Reach>, zones: readonly string[]): Line[] =>
  zones.flatMap((zone) =>
    list(
      bundle,
      cases.filter((it) => zoneOf(bundle, it) === zone),
      reach,
    ),
  )

/** What the scheme's standardisation makes of the totals, or of one sitting's judges. */
function standardOf(world: World, cases: readonly Case[], open: (entry: Entry) => Assessment): Standard {
  const rule = world.bundle.scheme.standardise!
  if (rule.by === 'scale') {
    const ranked = cases.filter((it) => it.isRanked).map(({ it }) => it.root!.at)
    return onScale(rule, ranked, new Map(cases.flatMap(({ it }) => (it.root ? [[it.entry.id, it.root.at]] : []))))
  }
  const place = sittingOf(world)
  const rows = cases.flatMap(({ it, isOut }) => {
    const voices = it.entry.state === 'normal' && !isOut ? open(it.entry).totals(place, null) : null
    return Array.isArray(voices) ? [{ entry: it.entry.id, voices }] : []
  })
  return byJudges(rule, rows)
}

const sittingOf = (world: World) => {
  const named = world.bundle.scheme.standardise!.node
  return world.places.find((it) => (named === undefined ? it.panel?.per === 'total' : it.node.id === named))!
}

/** The same entry with its corrected sitting, or its total on the scale. */
function corrected(
  world: World,
  one: Case,
  standard: Standard,
  judged: (entry: Entry, missed: Set<string>, placed: ReadonlyMap<string, Placing>) => Case,
): Case {
  const { entry, root } = one.it
  const points = standard.points.get(entry.id)
  if (!points) return one
  if (world.bundle.scheme.standardise!.by !== 'scale')
    return judged(entry, new Set(), new Map([[sittingOf(world).node.id, { points, values: [] }]]))
  if (root && !root.absent) one.it.root = { at: points, exact: points, absent: false }
  one.it.nodes.set(world.bundle.scheme.root.id, one.it.root)
  return one
}

const zoneOf = ({ scheme }: Bundle, { it }: Case) => (scheme.within === 'zone' ? (it.entry.zone ?? '') : '')

const undecided = ({ scheme }: Bundle, lines: readonly Line[]) =>
  scheme.ties === 'decide' ? lines.filter((it) => it.shared).map((it) => `${it.entry} ${scheme.root.id} decision `) : []

/** What incidents do to the entry as a whole, and the state that it ends in. */
function weigh(world: World, it: Assessment): Case {
  const { entry } = it
  const mine = world.bundle.incidents.filter((each) => each.entry === entry.id)
  const isOut = mine.some(({ effect }) => effect.do === 'disqualify')
  const veto =
    mine.map(({ effect }) => (effect.do === 'veto' ? effect.then : '')).sort((a, b) => strength.indexOf(b) - strength.indexOf(a))[0] || null
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
    const last = each.veto === 'last' || isPlaceLost(bundle.scheme, each) ? nil : one
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
    const points = seen(it.it.root!.at, rootPlaces(scheme))
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
      points: isShown ? seen(root.at, rootPlaces(scheme)) : null,
      exact: isShown ? root.exact : null,
      keys: keyValues(scheme, it.it, it.penalties),
      prize: given.get(entry.id) ?? null,
      titles: nominee ? titles(scheme.titles ?? [], nominee, all.length) : [],
      level: level(scheme.levels ?? [], nominee, entry),
      nodes: new Map(
        [...it.it.nodes].map(([name, got]) => [
          name,
          got && !got.absent ? seen(got.at, name === scheme.root.id ? rootPlaces(scheme) : placesOf(it.it, name)) : null,
        ]),
      ),
      lost: (name, by) => it.it.isBeneathLost(name, by === 'countback'),
      raw: null,
    }
  }
  const shown = inOrder(running, placed).map((it) => cases.find((each) => each.it.entry.id === it.id)!)
  return [...shown, ...cases.filter((it) => !it.isRanked)].map(line)
}
