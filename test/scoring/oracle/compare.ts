/** The engine's answer against the oracle's, entry by entry; what differs is said in words. */
import { score } from '../../../server/scoring/score.ts'
import type { Bundle, Owed, Result, Standing } from '../../../server/scoring/types.ts'
import { type Answer, type Line, oracle } from './oracle.ts'
import { isList, type KeyValue } from './ranking.ts'
import { distance, must, parse, type Q, ratio, round, same, seen, versus, write } from './rational.ts'
import { rootPlaces, SEEN } from './standard.ts'
import { lay } from './world.ts'

export type Engine = (bundle: Bundle) => Result

/** Everything on which the two differ; empty when they agree. */
export function differences(bundle: Bundle, engine: Engine = score): string[] {
  const result = engine(bundle)
  const answer = oracle(bundle)
  if (result.faults?.length) return [`the engine refuses: ${JSON.stringify(result.faults)}`]
  // Judges with few marks are shrunk by a formula that no rule names, and floats may round the other way at an edge.
  if (answer.standard?.isNearEdge || isShrunk(bundle, answer)) return inStandard(result, answer)
  return [...listed(bundle, result, answer), ...inSquads(result, answer), ...inOwed(bundle, result, answer), ...inStandard(result, answer)]
}

const isShrunk = ({ scheme }: Bundle, { standard }: Answer) =>
  scheme.standardise?.by === 'severity' && !standard?.refused && !!standard?.judges.some((it) => it.marks < SEEN)

function listed(bundle: Bundle, result: Result, { lines, standard }: Answer): string[] {
  const scheme = { ...bundle.scheme }
  if (standard?.refused) delete scheme.standardise
  const out: string[] = []
  const tell = (who: string, what: string, engine: unknown, mine: unknown) => {
    if (String(engine) !== String(mine)) out.push(`${who} ${what}: the engine says ${engine}, the oracle ${mine}`)
  }
  if (result.standings.length !== lines.length) out.push(`the engine lists ${result.standings.length}, the oracle ${lines.length}`)
  const order = (list: readonly { entry: string; rank: number | null }[]) =>
    list
      .filter((it) => it.rank !== null)
      .map((it) => it.entry)
      .join(' ')
  tell('the list', 'order', order(result.standings), order(lines))
  for (const it of result.standings) {
    const mine = lines.find((each) => each.entry === it.entry)
    if (!mine) continue
    for (const field of ['state', 'rank', 'shared', 'decidedBy', 'prize', 'level'] as const) tell(it.entry, field, it[field], mine[field])
    tell(it.entry, 'titles', it.titles, mine.titles)
    if (it.raw)
      tell(
        it.entry,
        'raw',
        `${it.raw.points} rank ${it.raw.rank}`,
        `${like(it.raw.points, mine.raw?.points ?? null)} rank ${mine.raw?.rank}`,
      )
    tell(it.entry, 'points', it.points, pointsOf(scheme, it, mine))
    if (mine.rank === null) continue
    for (const [i, key] of it.keys.entries())
      if (!mine.lost(scheme.keys[i]!.node ?? '', scheme.keys[i]!.by))
        tell(it.entry, `key ${i}`, key, keyOf(scheme, i, key, mine.keys[i] ?? null))
    for (const [name, value] of mine.nodes)
      if (!mine.lost(name)) tell(it.entry, `node ${name}`, it.nodes[name] ?? null, nodeOf(it.nodes[name], value))
  }
  return out
}

/** The oracle's figure in the engine's digits, or in its own when they cannot be the same number. */
function like(theirs: string | null | undefined, value: Q | null, places?: number): string | null {
  if (value === null) return null
  const number = theirs ? parse(theirs) : null
  return number && same(number, seen(value, places)) ? theirs! : write(value, places)
}

/** Schemes that rank exact values may show more digits, so that neighbours differ. */
function pointsOf(scheme: Bundle['scheme'], it: Standing, mine: Line): string | null {
  const { rankOn } = scheme
  const places = rootPlaces(scheme)
  if (rankOn === 'exact' && it.points && mine.exact) {
    const digits = it.points.split('.')[1]?.length ?? 0
    if (digits > (places ?? 6) && same(must(it.points), round(mine.exact, digits))) return it.points
  }
  return places === undefined ? like(it.points, mine.points) : mine.points && write(mine.points, places)
}

function keyOf(scheme: Bundle['scheme'], i: number, theirs: string | null, value: KeyValue): string | null {
  if (value === null || scheme.keys[i]!.by === 'age') return null
  if (isList(value)) return value.map((it, n) => like(theirs?.split(' ')[n], it)).join(' ')
  if (scheme.rankOn !== 'exact' || !theirs || !parse(theirs)) return like(theirs, value)
  const digits = theirs.split('.')[1]?.length ?? 0
  return same(must(theirs), round(value, digits)) ? theirs : write(value)
}

const nodeOf = (theirs: string | null | undefined, value: Q | null) => like(theirs, value)

function inSquads(result: Result, { squads }: Answer): string[] {
  const say = (it: { squad: string; rank: number | null; shared: boolean; points: string | null; members: string[] }) =>
    `${it.squad} rank ${it.rank}${it.shared ? ' shared' : ''} points ${it.points} of ${[...it.members].sort()}`
  const mine = squads
    .map((it) => say({ ...it, points: like(result.squads.find((each) => each.squad === it.squad)?.points, it.points) }))
    .sort()
  const theirs = result.squads.map(say).sort()
  return mine.join('; ') === theirs.join('; ') ? [] : [`squads: the engine says ${theirs.join('; ')}, the oracle ${mine.join('; ')}`]
}

function inOwed(bundle: Bundle, result: Result, { owed }: Answer): string[] {
  const { nodes } = lay(bundle)
  // Where any one sheet is enough, nobody in particular owes it.
  const source = (it: Owed) => (it.what === 'mark' && !nodes.get(it.node)?.sitting?.panel ? '' : (it.source ?? ''))
  const theirs = result.owed.map((it) => [it.entry, it.node, it.what, source(it)].join(' ')).sort()
  return theirs.join('; ') === owed.join('; ')
    ? []
    : [`owed: the engine says ${theirs.join('; ') || 'nothing'}, the oracle ${owed.join('; ') || 'nothing'}`]
}

/** One in the last place that a decimal shows. */
const unit = (text: string): Q => ratio(1, 10n ** BigInt(text.split('.')[1]?.length ?? 0))

/** Floats against fractions: judges' effects may differ in the last digits. */
function inStandard({ standardised }: Result, { standard }: Answer): string[] {
  if (!standard) return standardised ? ['the engine standardises, the oracle does not'] : []
  // Nobody marked anything: there is nothing to correct, whatever it is called.
  if (standardised?.by === 'severity' && !standard.judges.length && !standard.refused) return []
  const theirs = standardised?.refused?.why ?? null
  if (theirs !== standard.refused) return [`standardised: the engine says refused ${theirs}, the oracle ${standard.refused}`]
  const list = (standardised?.judges ?? []).filter((it) => it.marks > 0)
  const isLoose = standardised?.by === 'severity' && standard.judges.some((it) => it.marks < SEEN)
  const isNear = ({ source, marks, effect }: (typeof list)[number]) => {
    const mine = standard.judges.find((it) => it.source === source)
    return mine?.marks === marks && (isLoose || versus(distance(must(effect), mine.effect), unit(effect)) <= 0)
  }
  if (list.length === standard.judges.length && list.every(isNear)) return []
  const say = standard.judges.map((it) => `${it.source} ${it.marks} marks ${write(it.effect, 6)}`)
  return [`judges: the engine says ${JSON.stringify(list)}, the oracle ${say.join('; ')}`]
}
