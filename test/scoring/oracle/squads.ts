/** Squads: members joined to one value, ranked by their own keys (rule 17). */
import type { Effect } from '../../../server/scoring/types.ts'
import { isPassed } from './awards.ts'
import type { Case, Line } from './oracle.ts'
import { type KeyValue, keyValues, order, type Runner } from './ranking.ts'
import { average, higher, lower, minus, must, nil, plus, type Q, round, total, versus } from './rational.ts'
import { rootPlaces } from './standard.ts'
import type { World } from './world.ts'

export interface SquadLine {
  squad: string
  rank: number | null
  shared: boolean
  points: Q | null
  members: string[]
}

export function squads({ bundle }: World, cases: readonly Case[], lines: readonly Line[]): SquadLine[] {
  const rule = bundle.scheme.squads
  if (!rule) return []
  // The total of some contests is a place: then fewer is better, of members and of squads.
  const isLess =
    bundle.scheme.keys[0]?.order === 'less' && bundle.scheme.keys[0].node === bundle.scheme.root.id && rule.take !== 'prize-points'
  const out: SquadLine[] = []
  const runners: Runner[] = []
  const names = [...new Set(bundle.entries.flatMap((it) => it.squad ?? []))].sort()
  for (const squad of names) {
    const members = bundle.entries.filter((it) => it.squad === squad && it.state !== 'exhibition')
    if (!members.length) continue
    const team = members.map((it) => ({
      line: lines.find((each) => each.entry === it.id)!,
      it: cases.find((each) => each.it.entry.id === it.id)!,
    }))
    const values = team.map(({ line, it }) => {
      // Where a low place is good, a 0 is a place that was taken away.
      if (line.points === null || (isLess && versus(line.points, nil) === 0)) return null
      return rule.points ? prizePoints(rule.points, line, it) : line.points
    })
    const isOpen = rule.incomplete === 'leave-out' && values.includes(null)
    const counted = values.map((it) => it ?? nil).sort((a, b) => (isLess ? versus(a, b) : versus(b, a)))
    let points: Q | null = isOpen ? null : join(rule.take, rule.best ?? 1, counted)
    // A mean is seen with two places, or with more if the total has more (rule 9).
    if (points && rule.take === 'mean') points = round(points, Math.max(2, rootPlaces(bundle.scheme) ?? 2))
    const strikes = bundle.incidents.filter((it) => it.squad === squad && it.scope === 'squad')
    if (points)
      points = struck(
        points,
        strikes.map((it) => it.effect),
      )
    const isOut = strikes.some(({ effect }) => effect.do === 'disqualify' || (effect.do === 'veto' && effect.then === 'unranked'))
    const keyed = (rule.keys ?? []).map(
      (key): KeyValue => sumOf(team.map(({ it }) => keyValues(bundle.scheme, it.it, it.penalties, [key])[0]!)),
    )
    if (points && !isOut) runners.push({ id: squad, label: squad, tier: [isLess ? minus(nil, points) : points], values: keyed })
    out.push({ squad, rank: null, shared: false, points: isOut ? null : points, members: members.map((it) => it.id).sort() })
  }
  const placed = order(runners, rule.keys ?? [])
  return out.map((it) => ({ ...it, rank: placed.get(it.squad)?.rank ?? null, shared: placed.get(it.squad)?.shared ?? false }))
}

const join = (take: string, best: number, values: Q[]): Q =>
  take === 'mean' ? average(values) : total(take === 'best' ? values.slice(0, best) : values)

function prizePoints(table: Record<string, string>, line: Line, it: Case): Q {
  const name = line.prize ?? (isPassed(it.it) && !it.veto ? 'passed' : '')
  return table[name] === undefined ? nil : must(table[name])
}

/** Points come first, then a cap; a penalty stops at 0, unless the total was below already. */
function struck(before: Q, effects: readonly Effect[]): Q {
  let points = effects.some((it) => it.do === 'zero' || it.do === 'void') ? nil : before
  for (const it of effects) if (it.do === 'points') points = plus(points, must(it.points))
  for (const it of effects) if (it.do === 'cap') points = lower(points, must(it.points))
  return effects.length ? higher(points, lower(before, nil)) : points
}

const sumOf = (values: readonly KeyValue[]): KeyValue => {
  const list = values.filter((it): it is Q => it !== null && typeof it[0] === 'bigint')
  return list.length === values.length ? total(list) : null
}
