/** SQL of campaigns, nominations and the list, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { CampaignRow, ConfirmationRow, NominationRow, ProgrammeRow } from '../../db/schema.ts'
import { shownTo } from '../lib/audience.ts'
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

export interface NominationSeen extends Omit<NominationRow, 'attributes' | 'dossier'> {
  attributes: Attributes
  dossier: DossierKept
  kind: 'person' | 'unit' | 'team'
  /** The person, organisation or team. */
  holderId: string
  idHash: string | null
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

/** Which nominations of a campaign: all, those that rest on a first place, just one, or those of one holder or ID number. */
type Only = 'all' | 'entitled' | { id: string } | { holderId: string; idHash: string | null }

/** Also those taken back, oldest first. */
export async function nominationsOf(db: Db, campaignId: string, only: Only = 'all'): Promise<NominationSeen[]> {
  const rows = await db
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
    .where('programme.campaignId', '=', campaignId)
    .$if(only === 'entitled', (query) => query.where('nomination.releaseId', 'is not', null))
    .$if(typeof only === 'object', (query) =>
      query.where(({ or, eb }) => {
        if (typeof only !== 'object' || 'id' in only) return eb('nomination.id', '=', (only as { id: string }).id)
        const holder = (['personId', 'organisationId', 'teamId'] as const).map((column) => eb(`nomination.${column}`, '=', only.holderId))
        return or([...holder, ...(only.idHash === null ? [] : [eb('person.idHash', '=', only.idHash)])])
      }),
    )
    .selectAll('nomination')
    .select([
      'programme.campaignId',
      'programme.name as programmeName',
      'recommender.name as unitName',
      'recommender.id as recommenderId',
      'recommender.path as recommenderPath',
      'home.id as homeId',
      'home.path as homePath',
      'person.idHash',
    ])
    .select(['withdrawal.reason', 'withdrawal.at as withdrawnAt'])
    .orderBy('nomination.id')
    .execute()
  return rows.map(({ reason, withdrawnAt, attributes, dossier, ...row }) => ({
    ...row,
    attributes: JSON.parse(attributes),
    dossier: JSON.parse(dossier),
    kind: row.personId ? 'person' : row.teamId ? 'team' : 'unit',
    holderId: (row.personId ?? row.teamId ?? row.organisationId) as string,
    withdrawn: withdrawnAt === null ? null : { reason: reason ?? '', at: withdrawnAt },
  }))
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

export interface ReleaseAt {
  id: string
  eventId: string
  number: number
  kind: 'provisional' | 'official'
  year: number
}

/** Every release of the events of these years' competitions, and of the events named, that is withheld from nobody who nominates, without what it shows; oldest first. */
export async function releaseHeads(db: Db, years: number[], eventIds: string[], at: string): Promise<ReleaseAt[]> {
  return db
    .selectFrom('release')
    .innerJoin('event', 'event.id', 'release.eventId')
    .innerJoin('competition', 'competition.id', 'event.competitionId')
    .where(({ or, eb }) => or([eb('competition.year', 'in', years), eb('event.id', 'in', eventIds)]))
    .where(shownTo({ audience: 'units', at }))
    .where(shownTo({ audience: 'public', at }))
    .select(['release.id', 'release.eventId', 'release.number', 'release.kind', 'competition.year'])
    .orderBy('release.eventId')
    .orderBy('release.number')
    .execute()
}

/** What these releases show, as it is stored, by id. */
export async function shownTexts(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('release').select(['id', 'shown']).where('id', 'in', ids).orderBy('id').execute()
  return new Map(rows.map(({ id, shown }) => [id, shown]))
}

/** The events in which these releases were made, by release id. */
export async function eventsOfReleases(db: Db, releaseIds: string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('release').select(['id', 'eventId']).where('id', 'in', releaseIds).orderBy('id').execute()
  return new Map(rows.map(({ id, eventId }) => [id, eventId]))
}

export interface EntrySubject {
  id: string
  subjectKind: 'person' | 'squad' | 'unit' | 'proposal'
  subjectId: string
  unitId: string
  /** Of a proposal. */
  author: string | null
  attributes: { employee?: string }
  /** Of the person's present unit, else of the entry's. */
  path: string
}

/** Who or what these entries are, by entry id. */
export async function subjectsOf(db: Db, entryIds: string[]): Promise<Map<string, EntrySubject>> {
  const rows = await db
    .selectFrom('entry')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .leftJoin('person', (on) => on.onRef('person.id', '=', 'entry.subjectId').on('entry.subjectKind', '=', 'person'))
    .leftJoin('unit as home', 'home.id', 'person.unitId')
    .leftJoin('proposal', (on) => on.onRef('proposal.id', '=', 'entry.subjectId').on('entry.subjectKind', '=', 'proposal'))
    .where('entry.id', 'in', entryIds)
    .select(['entry.id', 'entry.subjectKind', 'entry.subjectId', 'entry.unitId', 'entry.attributes', 'proposal.author'])
    .select(['unit.path', 'home.path as homePath'])
    .orderBy('entry.id')
    .execute()
  return new Map(
    rows.map(({ attributes, path, homePath, ...row }) => [row.id, { ...row, attributes: JSON.parse(attributes), path: homePath ?? path }]),
  )
}

export interface Candidate {
  id: string
  name: string
  sex: string
  jobClass: string
  unitName: string
}

/** Fifty employees of a subtree whom nobody has put forward in the campaign yet, by id; `q` is a part of their name. */
export async function candidatesOf(db: Db, campaignId: string, path: string, q: string, after: string): Promise<Candidate[]> {
  return db
    .selectFrom('person')
    .innerJoin('unit', 'unit.id', 'person.unitId')
    .where('unit.path', 'like', `${path}%`)
    .where('person.employee', '=', 1)
    .where('person.id', '>', after)
    .where('person.name', 'like', `%${q.replace(/[%_\\]/g, '')}%`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('nomination')
            .innerJoin('programme', 'programme.id', 'nomination.programmeId')
            .leftJoin('withdrawal', 'withdrawal.nominationId', 'nomination.id')
            .select('nomination.id')
            .whereRef('nomination.personId', '=', 'person.id')
            .where('programme.campaignId', '=', campaignId)
            .where('withdrawal.at', 'is', null),
        ),
      ),
    )
    .select(['person.id', 'person.name', 'person.sex', 'person.jobClass', 'unit.name as unitName'])
    .orderBy('person.id')
    .limit(50)
    .execute()
}
