/** The list being formed and confirmed: the committee decides, the rules are counted beside it, what is not met needs a reason. */
import type { Db } from '../../db/open.ts'
import type { Act } from '../lib/act.ts'
import { canonical, digest } from '../lib/canonical.ts'
import { type Fault, Problem, wrong, wrongState } from '../lib/problem.ts'
import { type Attributes, type Census, type Counted, census, count, type Quota } from '../scoring/quota.ts'
import { type Evidence, rightsOf } from './entitlement.ts'
import { mayDay } from './input.ts'
import { seen } from './nominee.ts'
import { chosenOf, confirmationOf, nominationsOf, programmeOf } from './queries.ts'

export interface SelectionSeen {
  seats: number
  /** Nomination ids in the committee's order. */
  chosen: string[]
  /** Names this very order; sent back with a change, so that two people do not overwrite each other. */
  base: string
  rules: Counted[]
  census: Census
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
}

export interface ConfirmedList extends List {
  note: string
  at: string
  by: string
  /** Who let a rule or a nominee pass, and why. */
  reasons: { about: string; reason: string; by: string }[]
}

const baseOf = (chosen: string[]) => digest(canonical(chosen))

/** @throws Problem 'not-found' */
export async function selectionOf(db: Db, campaignId: string, programmeId: string, at?: string): Promise<SelectionSeen> {
  const { programme, rows, rules, census } = await listOf(db, campaignId, programmeId, at)
  const chosen = rows.map(({ id }) => id)
  return { seats: programme.seats, chosen, base: baseOf(chosen), rules, census }
}

/** The list as it stands. @throws Problem 'not-found' */
export async function listOf(db: Db, campaignId: string, programmeId: string, at?: string): Promise<List> {
  const { campaign, seats, quotas, ...programme } = await programmeOf(db, campaignId, programmeId)
  const nominations = new Map((await nominationsOf(db, campaignId)).map((one) => [one.id, one]))
  const { evidence } = await rightsOf(db, campaignId, at)
  const rows = (await chosenOf(db, programmeId)).flatMap((id): ListRow[] => {
    const one = nominations.get(id)
    if (!one) return []
    const { attributes, recommender, channel, evidence: rests } = seen(one, evidence.get(id) ?? null)
    return [{ id, attributes, recommender, channel, evidence: rests, deeds: one.deeds }]
  })
  const people = rows.map(({ attributes }) => attributes)
  const { id, name, nameEn, honour } = programme
  return {
    campaign: { id: campaign.id, name: campaign.name, nameEn: campaign.nameEn, year: campaign.year },
    programme: { id, name, nameEn, honour, seats, quotas },
    rows,
    rules: count(quotas, seats, people),
    census: census(people, mayDay(campaign.year)),
  }
}

/**
 * Puts exactly these nominees on the list, in this order; fewer than seats is allowed.
 * @throws Problem wrong-state 'list-confirmed'; 'changed-meanwhile' when `base` is not the present list;
 * 'invalid-input' for more than seats, a name twice, or somebody who is not (any more) a nominee of this programme.
 */
export async function choose(act: Act, campaignId: string, programmeId: string, chosen: string[], base?: string): Promise<SelectionSeen> {
  const programme = await programmeOf(act.tx, campaignId, programmeId)
  if (programme.confirmed) throw wrongState('list-confirmed')
  const before = await chosenOf(act.tx, programmeId)
  if (base !== undefined && base !== baseOf(before)) throw new Problem('changed-meanwhile', [], { present: before, base: baseOf(before) })
  if (chosen.length > programme.seats)
    throw wrong('chosen', 'too-many-chosen', { seats: String(programme.seats), n: String(chosen.length) })
  const active = new Set(
    (await nominationsOf(act.tx, campaignId)).filter((one) => one.programmeId === programmeId && !one.withdrawn).map(({ id }) => id),
  )
  const faults = chosen.flatMap((id, i): Fault[] => {
    if (!active.has(id)) return [{ path: ['chosen', i], code: 'not-a-nominee' }]
    return chosen.indexOf(id) < i ? [{ path: ['chosen', i], code: 'chosen-twice' }] : []
  })
  if (faults.length > 0) throw new Problem('invalid-input', faults)
  await act.tx.deleteFrom('selection').where('programmeId', '=', programmeId).execute()
  for (const [i, nominationId] of chosen.entries()) {
    await act.tx
      .insertInto('selection')
      .values({ programmeId, nominationId, ordinal: i + 1, by: act.by.id, at: act.at })
      .execute()
  }
  await act.note(`programme:${programmeId}`, {
    chosen,
    added: chosen.filter((id) => !before.includes(id)),
    dropped: before.filter((id) => !chosen.includes(id)),
  })
  act.tell(`campaign:${campaignId}`)
  return selectionOf(act.tx, campaignId, programmeId)
}

export interface ConfirmationFields {
  note: string
  base?: string | undefined
  reasons?: Record<string, string> | undefined
}

/** What needs a reason before the list can be confirmed: rules that are not met, nominees whose evidence was withdrawn. */
export const openPoints = ({ rules, rows }: Pick<List, 'rules' | 'rows'>): string[] => [
  ...rules.filter(({ state }) => state !== 'met').map(({ id }) => id),
  ...rows.filter(({ evidence }) => evidence?.state === 'withdrawn').map(({ id }) => `nominee:${id}`),
]

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
  const list = await listOf(act.tx, campaignId, programmeId)
  if (base !== undefined && base !== baseOf(list.rows.map(({ id }) => id))) throw new Problem('changed-meanwhile')
  if (list.rows.length === 0) throw wrongState('nobody-chosen')
  if (list.rows.length > list.programme.seats)
    throw wrong('chosen', 'too-many-chosen', { seats: String(list.programme.seats), n: String(list.rows.length) })
  const open = openPoints(list)
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
    reasons: open.map((about) => ({ about, reason: reasons[about] as string, by })),
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

/** The confirmed list as it was; null while it is still open. */
export async function confirmedList(db: Db, programmeId: string): Promise<ConfirmedList | null> {
  const row = await confirmationOf(db, programmeId)
  return row ? JSON.parse(row.shown) : null
}
