/** SQL of campaigns, nominations and the list, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import type { CampaignRow, ConfirmationRow, NominationRow, ProgrammeRow } from '../../db/schema.ts'
import { notFound } from '../lib/problem.ts'
import type { Attributes, Quota } from '../scoring/quota.ts'
import { type DossierKept, type Rules, rulesFor } from './rules.ts'

export interface ProgrammeSeen extends Omit<ProgrammeRow, 'quotas' | 'rules'> {
  quotas: Quota[]
  rules: Rules
  confirmed: { at: string; byName: string; digest: string; note: string } | null
}

export interface CampaignSeen extends CampaignRow {
  programmes: ProgrammeSeen[]
}

/** Every campaign with its programmes, newest year first. */
export async function campaignsSeen(db: Db): Promise<CampaignSeen[]> {
  const campaigns = await db.selectFrom('campaign').selectAll().orderBy('year', 'desc').orderBy('id', 'desc').limit(100).execute()
  const programmes = await programmesOf(
    db,
    campaigns.map(({ id }) => id),
  )
  return campaigns.map((campaign) => ({ ...campaign, programmes: programmes.filter(({ campaignId }) => campaignId === campaign.id) }))
}

/** @throws Problem 'not-found' */
export async function campaignOf(db: Db, id: string): Promise<CampaignSeen> {
  const campaign = await db.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirst()
  if (!campaign) throw notFound()
  return { ...campaign, programmes: await programmesOf(db, [id]) }
}

/** The programme, if it belongs to the campaign. @throws Problem 'not-found' */
export async function programmeOf(db: Db, campaignId: string, id: string): Promise<ProgrammeSeen & { campaign: CampaignSeen }> {
  const campaign = await campaignOf(db, campaignId)
  const programme = campaign.programmes.find((one) => one.id === id)
  if (!programme) throw notFound()
  return { ...programme, campaign }
}

async function programmesOf(db: Db, campaignIds: string[]): Promise<ProgrammeSeen[]> {
  const rows = await db
    .selectFrom('programme')
    .leftJoin('confirmation', 'confirmation.programmeId', 'programme.id')
    .leftJoin('account', 'account.id', 'confirmation.by')
    .where('programme.campaignId', 'in', campaignIds)
    .selectAll('programme')
    .select(['confirmation.at', 'confirmation.digest', 'confirmation.note', 'account.name as byName'])
    .orderBy('programme.id')
    .execute()
  return rows.map(({ at, digest, note, byName, quotas, rules, ...row }) => ({
    ...row,
    quotas: JSON.parse(quotas),
    rules: { ...rulesFor[row.honour], ...JSON.parse(rules) },
    confirmed: at === null ? null : { at, digest: digest ?? '', note: note ?? '', byName: byName ?? '' },
  }))
}

export interface NominationSeen extends Omit<NominationRow, 'attributes' | 'dossier' | 'deeds' | 'summary'> {
  attributes: Attributes
  dossier: DossierKept
  kind: 'person' | 'unit' | 'team'
  /** The person, organisation or team. */
  holderId: string
  idHash: string | null
  /** Whether the deeds in short are there; the texts themselves are read by `deedsOf`, of those who are shown. */
  hasSummary: boolean
  /** Who recommends now: the unit, or the one that it went into. */
  recommenderId: string
  campaignId: string
  programmeName: string
  /** The unit that put the person forward. */
  unitName: string
  /** Where the nominee belongs now, which decides who may see the nomination. */
  homeId: string
  homePath: string
  recommenderPath: string
  withdrawn: { reason: string; at: string } | null
}

/** So many rows at once: thousands of nominees must not keep marks waiting. */
const PAGE = 200

/** Between the parts of a long reading, so that others are served. */
export const breathe = () => new Promise<void>((go) => setImmediate(go))

const nominationRows = (db: Db) =>
  db
    .selectFrom('nomination')
    .innerJoin('programme', 'programme.id', 'nomination.programmeId')
    .leftJoin('unitSuccession', 'unitSuccession.unitId', 'nomination.unitId')
    .innerJoin('unit as recommender', (on) =>
      on.on('recommender.id', '=', (eb) => eb.fn.coalesce('unitSuccession.intoId', 'nomination.unitId')),
    )
    .leftJoin('person', 'person.id', 'nomination.personId')
    .leftJoin('team', 'team.id', 'nomination.teamId')
    .innerJoin('unit as home', (on) =>
      on.on('home.id', '=', (eb) => eb.fn.coalesce('person.unitId', 'team.unitId', 'nomination.organisationId')),
    )
    .leftJoin('withdrawal', 'withdrawal.nominationId', 'nomination.id')
    .select([
      'nomination.id',
      'programmeId',
      'personId',
      'organisationId',
      'nomination.teamId',
      'nomination.unitId',
      'releaseId',
      'entryId',
    ])
    .select(['pool', 'ordinal', 'nomination.attributes', 'nomination.dossier', 'nomination.by', 'nomination.at'])
    .select(['programme.campaignId', 'programme.name as programmeName', 'person.idHash'])
    .select(['recommender.name as unitName', 'recommender.id as recommenderId', 'recommender.path as recommenderPath'])
    .select(['home.id as homeId', 'home.path as homePath', 'withdrawal.reason', 'withdrawal.at as withdrawnAt'])
    .select((eb) => eb('nomination.summary', '<>', '').as('hasSummary'))

interface After {
  programmeId: string
  after: string
}
const allRows = prepared((db, p: After) =>
  nominationRows(db).where('programmeId', '=', p.programmeId).where('nomination.id', '>', p.after).orderBy('nomination.id').limit(PAGE),
)
const entitledRows = prepared((db, p: After) =>
  nominationRows(db)
    .where('programmeId', '=', p.programmeId)
    .where('nomination.id', '>', p.after)
    .where('releaseId', 'is not', null)
    .orderBy('nomination.id')
    .limit(PAGE),
)

/** Which nominations of a campaign: all, those that rest on a first place, just one, or those of one holder or ID number. */
type Only = 'all' | 'entitled' | { id: string } | { holderId: string; idHash: string | null }

/** Also those taken back, oldest first. */
export async function nominationsOf(db: Db, campaignId: string, only: Only = 'all'): Promise<NominationSeen[]> {
  if (typeof only === 'object') return fewOf(db, campaignId, only)
  const programmes = await db.selectFrom('programme').select('id').where('campaignId', '=', campaignId).orderBy('id').execute()
  const found: NominationSeen[] = []
  for (const { id: programmeId } of programmes)
    for (let after = '', more = true; more; ) {
      const page = await (only === 'all' ? allRows : entitledRows)(db, { programmeId, after })
      found.push(...page.map(nominationSeen))
      after = page.at(-1)?.id ?? ''
      more = page.length === PAGE
      if (more) await breathe()
    }
  return programmes.length > 1 ? found.sort((a, b) => (a.id < b.id ? -1 : 1)) : found
}

async function fewOf(db: Db, campaignId: string, only: Exclude<Only, string>): Promise<NominationSeen[]> {
  const rows = await nominationRows(db)
    .where('programme.campaignId', '=', campaignId)
    .where(({ or, eb }) => {
      if ('id' in only) return eb('nomination.id', '=', only.id)
      const holder = (['personId', 'organisationId', 'teamId'] as const).map((column) => eb(`nomination.${column}`, '=', only.holderId))
      return or([...holder, ...(only.idHash === null ? [] : [eb('person.idHash', '=', only.idHash)])])
    })
    .orderBy('nomination.id')
    .execute()
  return rows.map(nominationSeen)
}

type NominationRead = Awaited<ReturnType<typeof allRows>>[number]

function nominationSeen({ reason, withdrawnAt, attributes, dossier, hasSummary, ...row }: NominationRead): NominationSeen {
  return {
    ...row,
    attributes: JSON.parse(attributes),
    dossier: JSON.parse(dossier),
    hasSummary: !!hasSummary,
    kind: row.personId ? 'person' : row.teamId ? 'team' : 'unit',
    holderId: (row.personId ?? row.teamId ?? row.organisationId) as string,
    withdrawn: withdrawnAt === null ? null : { reason: reason ?? '', at: withdrawnAt },
  }
}

/** Which of these are nominees of a programme who were not taken back. */
export async function upOf(db: Db, programmeId: string, ids: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('nomination')
    .leftJoin('withdrawal', 'withdrawal.nominationId', 'nomination.id')
    .select('nomination.id')
    .where('programmeId', '=', programmeId)
    .where('nomination.id', 'in', ids)
    .where('withdrawal.at', 'is', null)
    .orderBy('nomination.id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The deeds of these nominees, in full and in short. */
export async function deedsOf(db: Db, ids: string[]): Promise<Map<string, { deeds: string; summary: string }>> {
  const texts = new Map<string, { deeds: string; summary: string }>()
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = ids.slice(at, at + PAGE)
    const rows = await db.selectFrom('nomination').select(['id', 'deeds', 'summary']).where('id', 'in', page).orderBy('id').execute()
    for (const { id, ...text } of rows) texts.set(id, text)
    await breathe()
  }
  return texts
}

/** Who was put forward last is behind all others. */
export async function lastOrdinal(db: Db, programmeId: string): Promise<number> {
  const last = db.selectFrom('nomination').select('ordinal').where('programmeId', '=', programmeId).orderBy('ordinal', 'desc').limit(1)
  return (await last.executeTakeFirst())?.ordinal ?? 0
}

/** Ids of the chosen, in the committee's order. */
export async function chosenOf(db: Db, programmeId: string): Promise<string[]> {
  const rows = await db.selectFrom('selection').select('nominationId').where('programmeId', '=', programmeId).orderBy('ordinal').execute()
  return rows.map(({ nominationId }) => nominationId)
}

export async function confirmationOf(db: Db, programmeId: string): Promise<ConfirmationRow | undefined> {
  return db.selectFrom('confirmation').selectAll().where('programmeId', '=', programmeId).executeTakeFirst()
}
