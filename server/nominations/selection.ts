/** The list being formed and confirmed: the committee decides, the rules are counted beside it, what is not met needs a reason. */
import type { Db } from '../../db/open.ts'
import type { Act } from '../lib/act.ts'
import { canonical, digest } from '../lib/canonical.ts'
import { type Fault, Problem, wrong, wrongState } from '../lib/problem.ts'
import { type Attributes, type Census, type Counted, census, count, type Quota } from '../scoring/quota.ts'
import type { Instance, RuleKey } from '../scoring/selection/instance.ts'
import type { Place } from '../scoring/selection/ranked.ts'
import { aboutOf, needsReason, standingsOf } from '../scoring/selection/status.ts'
import type { Text } from '../scoring/types.ts'
import type { Evidence } from './entitlement.ts'
import { type Exception, type Field, fieldOf, type Reserve, reservesOf, saidOf } from './field.ts'
import { mayDay } from './input.ts'
import { chosenOf, confirmationOf, deedsOf, programmeOf, upOf } from './queries.ts'

export interface SelectionSeen {
  seats: number
  /** Nomination ids in the committee's order. */
  chosen: string[]
  /** Names this very order; sent back with a change, so that two people do not overwrite each other. */
  base: string
  rules: Counted[]
  census: Census
  ranking: Field['ranking']
  version: number
  places: Place[]
  /** All rules at once, for counting in the browser; its candidates without the attributes that their nominations have. */
  instance: Instance
  exceptions: Exception[]
}

export interface ListRow {
  id: string
  attributes: Attributes
  recommender: string
  channel: 'contest' | 'unit'
  evidence: Evidence | null
  deeds: string
}

/** The list with everything that stands on it; what a confirmation keeps for ever. */
export interface List {
  campaign: { id: string; name: string; nameEn: string; year: number }
  programme: { id: string; name: string; nameEn: string; honour: string; seats: number; quotas: Quota[] }
  rows: ListRow[]
  rules: Counted[]
  census: Census
  /** Names and rules that the committee decided by itself. Lists of earlier years have none, nor reserves. */
  exceptions?: Exception[]
  reserves?: (Reserve & { name: string; unit: string; categoryName: Text })[]
}

export interface ConfirmedList extends List {
  note: string
  at: string
  by: string
  /** Who let a rule or a nominee pass, and why. */
  reasons: { about: string; text?: Text; reason: string; by: string }[]
}

const baseOf = (chosen: string[]) => digest(canonical(chosen))

/** @throws Problem 'not-found' */
export async function selectionOf(db: Db, campaignId: string, programmeId: string, at: string): Promise<SelectionSeen> {
  const field = await fieldOf(db, campaignId, programmeId, at)
  const { programme, rows, rules, census } = await formed(db, field)
  const chosen = rows.map(({ id }) => id)
  const { ranking, version, places, exceptions } = field
  const instance = { ...field.instance, candidates: field.instance.candidates.map(({ attributes: _, ...one }) => one) }
  return { seats: programme.seats, chosen, base: baseOf(chosen), rules, census, ranking, version, places, instance, exceptions }
}

/** The list as it stands. @throws Problem 'not-found' */
export async function listOf(db: Db, campaignId: string, programmeId: string, at: string): Promise<List> {
  return formed(db, await fieldOf(db, campaignId, programmeId, at))
}

async function formed(db: Db, field: Field): Promise<List> {
  const { campaign, seats, quotas, id, name, nameEn, honour } = field.programme
  const chosen = await chosenOf(db, id)
  const texts = await deedsOf(db, chosen)
  const rows = chosen.flatMap((one): ListRow[] => {
    const nominee = field.nominees.get(one)
    if (!nominee) return []
    const { attributes, recommender, channel, evidence } = nominee
    return [{ id: one, attributes, recommender, channel, evidence, deeds: texts.get(one)?.deeds ?? '' }]
  })
  const people = rows.map(({ attributes }) => attributes)
  const reserves = reservesOf(
    field,
    rows.map((row) => row.id),
  ).map((one) => ({
    ...one,
    name: field.nominees.get(one.id)?.attributes.name ?? '',
    unit: field.nominees.get(one.id)?.attributes.unitName ?? '',
    categoryName: field.ranking.categories.find((category) => category.id === one.category)?.name ?? { zh: '', en: '' },
  }))
  return {
    campaign: { id: campaign.id, name: campaign.name, nameEn: campaign.nameEn, year: campaign.year },
    programme: { id, name, nameEn, honour, seats, quotas },
    rows,
    rules: count(quotas, seats, people),
    census: census(people, mayDay(campaign.year)),
    exceptions: field.exceptions,
    reserves,
  }
}

/**
 * Puts exactly these nominees on the list, in this order; fewer than seats is allowed.
 * @throws Problem wrong-state 'list-confirmed'; 'changed-meanwhile' when `base` is not the present list;
 * 'invalid-input' for more than seats, a name twice, or somebody who is not (any more) a nominee of this programme.
 */
export async function choose(
  act: Act,
  campaignId: string,
  programmeId: string,
  chosen: string[],
  base?: string,
): Promise<{ base: string }> {
  const programme = await programmeOf(act.tx, campaignId, programmeId)
  if (programme.confirmed) throw wrongState('list-confirmed')
  const before = await chosenOf(act.tx, programmeId)
  if (base !== undefined && base !== baseOf(before)) throw new Problem('changed-meanwhile', [], { present: before, base: baseOf(before) })
  if (chosen.length > programme.seats)
    throw wrong('chosen', 'too-many-chosen', { seats: String(programme.seats), n: String(chosen.length) })
  const active = await upOf(act.tx, programmeId, chosen)
  const faults = chosen.flatMap((id, i): Fault[] => {
    if (!active.has(id)) return [{ path: ['chosen', i], code: 'not-a-nominee' }]
    return chosen.indexOf(id) < i ? [{ path: ['chosen', i], code: 'chosen-twice' }] : []
  })
  if (faults.length > 0) throw new Problem('invalid-input', faults)
  await act.tx.deleteFrom('selection').where('programmeId', '=', programmeId).execute()
  const rows = chosen.map((nominationId, i) => ({ programmeId, nominationId, ordinal: i + 1, by: act.by.id, at: act.at }))
  if (rows.length > 0) await act.tx.insertInto('selection').values(rows).execute()
  await act.note(`programme:${programmeId}`, {
    chosen,
    added: chosen.filter((id) => !before.includes(id)),
    dropped: before.filter((id) => !chosen.includes(id)),
  })
  act.tell(`campaign:${campaignId}`)
  return { base: baseOf(chosen) }
}

export interface ConfirmationFields {
  note: string
  base?: string | undefined
  reasons?: Record<string, string> | undefined
}

/**
 * What needs a reason before the list can be confirmed: rules that are not met and were not let pass, by their key (quotas by their id),
 * and nominees whose evidence was withdrawn. Seats may stay vacant.
 */
function openPoints(instance: Instance, rows: readonly ListRow[]): string[] {
  const standings = standingsOf(
    instance,
    rows.map(({ id }) => id),
  )
  const doubtful = rows.filter(({ evidence }) => evidence?.state === 'withdrawn').map(({ id }) => id)
  return [
    // One reason is enough for a right that is gone.
    ...standings.filter((one) => needsReason(one) && !doubtful.some((id) => one.rule === `out:${id}`)).map(({ rule }) => aboutOf(rule)),
    ...doubtful.map((id) => `nominee:${id}`),
  ]
}

/**
 * Confirms the list for ever, as it is shown, with its rules and the reasons given.
 * @throws Problem wrong-state 'list-confirmed', 'nobody-chosen'; 'changed-meanwhile' when `base` is not the present list;
 * 'invalid-input' at reasons, one fault for every open point without a reason.
 */
export async function confirm(
  act: Act,
  campaignId: string,
  programmeId: string,
  { note, base, reasons = {} }: ConfirmationFields,
): Promise<{ digest: string }> {
  const { confirmed } = await programmeOf(act.tx, campaignId, programmeId)
  if (confirmed) throw wrongState('list-confirmed')
  const field = await fieldOf(act.tx, campaignId, programmeId, act.at)
  const list = await formed(act.tx, field)
  if (base !== undefined && base !== baseOf(list.rows.map(({ id }) => id))) throw new Problem('changed-meanwhile')
  if (list.rows.length === 0) throw wrongState('nobody-chosen')
  if (list.rows.length > list.programme.seats)
    throw wrong('chosen', 'too-many-chosen', { seats: String(list.programme.seats), n: String(list.rows.length) })
  const open = openPoints(field.instance, list.rows)
  const missing = open.filter((about) => !reasons[about])
  if (missing.length > 0)
    throw new Problem(
      'invalid-input',
      missing.map((about) => ({ path: ['reasons', about], code: 'reason-needed' })),
    )
  const account = await act.tx.selectFrom('account').select('name').where('id', '=', act.by.id).executeTakeFirst()
  const by = account?.name ?? act.by.id
  const shown: ConfirmedList = {
    ...list,
    note,
    at: act.at,
    by,
    reasons: [
      ...field.exceptions.map((one) => ({ about: aboutOf(one.rule), text: one.text, reason: one.reason, by: one.by })),
      ...open.map((about) => ({ about, ...named(field, about), reason: reasons[about] as string, by })),
    ],
  }
  const text = canonical(shown)
  await act.tx
    .insertInto('confirmation')
    .values({ programmeId, shown: text, digest: digest(text), note, by: act.by.id, at: act.at })
    .execute()
  await act.note(`programme:${programmeId}`, {
    confirmed: list.rows.length,
    digest: digest(text),
    note,
    reasons: shown.reasons.map(({ about, reason }) => ({ about, reason })),
  })
  act.tell(`campaign:${campaignId}`)
  return { digest: digest(text) }
}

/** A rule that the programme's quotas do not name is named in words, so that the list can be read by itself for ever. */
function named({ instance, programme }: Field, about: string): { text?: Text } {
  const isKnown = about.startsWith('nominee:') || programme.quotas.some(({ id }) => id === about)
  return isKnown ? {} : { text: saidOf(instance, { rule: about as RuleKey, side: 'least', by: 0 }) }
}

/** The confirmed list as it was; null while it is still open. */
export async function confirmedList(db: Db, programmeId: string): Promise<ConfirmedList | null> {
  const row = await confirmationOf(db, programmeId)
  return row ? JSON.parse(row.shown) : null
}
