/** The field of a programme: its nominees ranked inside their categories, and all its rules as one instance for counting and solving. */
import type { Db } from '../../db/open.ts'
import { Problem, wrongState } from '../lib/problem.ts'
import { instanceFaults } from '../scoring/selection/faults.ts'
import type { Forced, Give, Goal, Instance, RuleKey } from '../scoring/selection/instance.ts'
import { split } from '../scoring/selection/instance.ts'
import { type Place, ranked } from '../scoring/selection/ranked.ts'
import type { Text } from '../scoring/types.ts'
import { nominations } from '../words/nominations.ts'
import { speaker } from '../words/selection.ts'
import type { Question } from './answer.ts'
import { eligibilityOf } from './eligibility.ts'
import { rightsOf } from './entitlement.ts'
import { squadsOf } from './entitlement-queries.ts'
import { seen } from './nominee.ts'
import { breathe, type NominationSeen, nominationsOf, type ProgrammeSeen, programmeOf } from './queries.ts'
import { exceptionsOf, meritsOf, type RankingKept, rankingOf } from './selection-queries.ts'

/** A name or rule that the committee decided by itself, as it is shown. */
export interface Exception {
  rule: RuleKey
  side: Give['side']
  persons: number
  /** "Women: 1 fewer". */
  text: Text
  reason: string
  by: string
  at: string
}

export interface Field {
  programme: Awaited<ReturnType<typeof programmeOf>>
  /** Of this programme, by id, without those taken back. */
  nominees: Map<string, ReturnType<typeof seen>>
  ranking: RankingKept
  version: number
  places: Place[]
  /** Everybody, those without merit with "0": for counting. */
  instance: Instance
  exceptions: Exception[]
}

const NOT_ELIGIBLE = nominations.notEligible.join(' / ')

/** @throws Problem 'not-found' */
export async function fieldOf(db: Db, campaignId: string, programmeId: string, at: string): Promise<Field> {
  const programme = await programmeOf(db, campaignId, programmeId)
  const { evidence } = await rightsOf(db, campaignId, at)
  const all = await nominationsOf(db, campaignId)
  const active = all.filter((one) => one.programmeId === programmeId && !one.withdrawn)
  const nominees = new Map(active.map((one) => [one.id, seen(one, evidence.get(one.id) ?? null)]))
  const { ranking, version } = await rankingOf(db, programmeId)
  const merits = await meritsOf(db, programmeId)
  await breathe()
  const places = ranked(
    [...nominees.values()].map(({ id, attributes, evidence: rests }) => ({
      id,
      attributes,
      values: { ...merits.get(id), ...(rests?.points ? { scores: rests.points } : {}) },
    })),
    ranking.categories,
  )
  await breathe()
  const kept = await exceptionsOf(db, programmeId)
  const teams = ranking.onePerTeam ? await teamsOf(db, active) : new Map<string, Team>()
  const instance = instanceOf(programme, ranking, places, active, nominees, teams)
  const stands = kept.filter(({ rule }) => isOf(rule, nominees))
  const forced = (kind: string) =>
    stands.flatMap(({ rule, reason, byName }): Forced[] => {
      const [side, candidate] = split(rule as RuleKey)
      return side === kind ? [{ candidate, reason, by: byName }] : []
    })
  Object.assign(instance, {
    in: forced('in'),
    out: forced('out'),
    gives: stands.flatMap(({ rule, side, persons }): Give[] => (persons > 0 ? [{ rule: rule as RuleKey, side, by: persons }] : [])),
  })
  await breathe()
  const barred = [...(await eligibilityOf(db, campaignId, programmeId, at, { nominations: all, evidence })).values()].filter(
    ({ state }) => state === 'blocked',
  )
  const decided = new Set([...(instance.in ?? []), ...(instance.out ?? [])].map(({ candidate }) => candidate))
  // Whoever may not get the award is kept off, unless the committee has put them on with a reason.
  for (const { nominationId } of barred)
    if (!decided.has(nominationId)) instance.out?.push({ candidate: nominationId, reason: NOT_ELIGIBLE })
  await breathe()
  const exceptions = stands.map(({ rule, side, persons, reason, byName, at: when }): Exception => {
    const key = rule as RuleKey
    return { rule: key, side, persons, text: saidOf(instance, { rule: key, side, by: persons }), reason, by: byName, at: when }
  })
  return { programme, nominees, ranking, version, places, instance, exceptions }
}

/** A name that was taken back binds nobody any more. */
function isOf(rule: string, nominees: Field['nominees']): boolean {
  const [kind, id] = split(rule as RuleKey)
  return (kind !== 'in' && kind !== 'out') || nominees.has(id)
}

/** A rule, or a rule that gives way, in words for a paper that both languages read. */
export function saidOf(instance: Instance, { rule, side, by }: Give): Text {
  const said = (lang: 'zh' | 'en') => {
    const speak = speaker(instance, lang, ({ name, id }) => name ?? id)
    return by > 0 ? speak.give({ rule, side, by }) : speak.rule(rule)
  }
  return { zh: said('zh'), en: said('en') }
}

interface Team {
  id: string
  name: string
}

/** By nomination: the team that the unit names, else the squad of the contest that the nomination rests on. */
async function teamsOf(db: Db, active: readonly NominationSeen[]): Promise<Map<string, Team>> {
  const squads = await squadsOf(
    db,
    active.flatMap(({ entryId }) => entryId ?? []),
  )
  return new Map(
    active.flatMap(({ id, dossier, recommenderId, unitName, entryId }): [string, Team][] => {
      const { team } = dossier
      if (team) return [[id, { id: `${recommenderId}/${team}`, name: `${unitName} ${team}` }]]
      const squad = squads.get(entryId ?? '')
      return squad ? [[id, squad]] : []
    }),
  )
}

function instanceOf(
  { seats, quotas }: ProgrammeSeen,
  { categories, unitMost, onePerTeam, vacant, goal, reserves }: RankingKept,
  places: readonly Place[],
  active: readonly NominationSeen[],
  nominees: Field['nominees'],
  teams: ReadonlyMap<string, Team>,
): Instance {
  const several = categories.length > 1
  const placeOf = new Map(places.map((one) => [one.id, one]))
  const units = new Map(active.map((one) => [one.recommenderId, one.unitName]))
  const [aim = '', about] = goal.split(':')
  const people = quotas.find(({ id }) => id === about)?.of
  const goals: Goal[] =
    aim === 'units-twice' ? [{ goal: aim }] : (aim === 'more' || aim === 'fewer') && people ? [{ goal: aim, of: people }] : []
  return {
    seats,
    vacant,
    reserves,
    quotas,
    goals,
    categories: several ? categories.map(({ id, name, seats: own }) => ({ id, name: name.zh, seats: own ?? 0 })) : [],
    onePerTeam,
    teams: [...new Map([...teams.values()].map((one) => [one.id, one])).values()],
    units: unitMost === null ? [] : [...units].map(([id, name]) => ({ id, name, most: unitMost })),
    candidates: active.map((one) => {
      const place = placeOf.get(one.id)
      return {
        id: one.id,
        name: one.attributes.name ?? '',
        merit: place?.merit ?? '0',
        person: one.holderId,
        unit: one.recommenderId,
        ...(teams.has(one.id) ? { team: teams.get(one.id)?.id ?? '' } : {}),
        ...(several && place?.category ? { category: place.category } : {}),
        attributes: nominees.get(one.id)?.attributes ?? {},
      }
    }),
  }
}

/** The field as a solver takes it: names without merit wait, unless the committee put them on. */
export function rankedField({ instance, places }: Field): Instance {
  const waiting = new Set(places.flatMap(({ id, merit }) => (merit === null ? [id] : [])))
  for (const { candidate } of instance.in ?? []) waiting.delete(candidate)
  const known = ({ candidate }: Forced) => !waiting.has(candidate)
  return {
    ...instance,
    candidates: instance.candidates.filter(({ id }) => !waiting.has(id)),
    out: (instance.out ?? []).filter(known),
  }
}

/** A question about a programme's list, as it stands when it is asked. */
export interface Asked {
  campaignId: string
  programmeId: string
  question: Question
  at: string
}

/** What a field from the database can still have wrong with it; all else was refused when it came in. */
const SERIOUS = new Set(['person-twice', 'merit-too-fine', 'forced-both'])

/**
 * The question with the field that it is about, as a solver takes them.
 * @throws Problem 'not-found'; wrong-state 'no-merit' while nobody is ranked, 'no-merit-of'; 'invalid-input' for a person who is up twice
 */
export async function posed(db: Db, { campaignId, programmeId, question, at }: Asked): Promise<{ instance: Instance; question: Question }> {
  const instance = rankedField(await fieldOf(db, campaignId, programmeId, at))
  if (instance.candidates.length === 0) throw wrongState('no-merit')
  await breathe()
  const faults = instanceFaults(instance).filter(({ code }) => SERIOUS.has(code))
  if (faults.length > 0)
    throw new Problem(
      'invalid-input',
      faults.map(({ path, code, value }) => ({ path, code, params: { value } })),
    )
  const known = new Set(instance.candidates.map(({ id }) => id))
  if (question.ask === 'why' && !known.has(question.candidate)) throw wrongState('no-merit-of')
  return { instance, question: question.ask === 'repair' ? { ...question, list: question.list.filter((id) => known.has(id)) } : question }
}

export interface Reserve {
  id: string
  category: string
  rank: number
}

/** Who comes next in each category: the best of those not chosen, less those kept off. */
export function reservesOf({ places, instance, ranking }: Field, chosen: readonly string[]): Reserve[] {
  const gone = new Set([...chosen, ...(instance.out ?? []).map(({ candidate }) => candidate)])
  return ranking.categories.flatMap(({ id: category }) =>
    places
      .filter((one) => one.category === category && one.rank !== null && !gone.has(one.id))
      .sort((a, b) => (a.rank as number) - (b.rank as number) || (a.id < b.id ? -1 : 1))
      .slice(0, ranking.reserves)
      .map(({ id }, at) => ({ id, category, rank: at + 1 })),
  )
}
