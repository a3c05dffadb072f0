/** SQL of what first places are read from: releases and the entries that they show. */
import type { Db } from '../../db/open.ts'
import { shownTo } from '../lib/audience.ts'

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

/** The squads in which these entries were made, by entry id. */
export async function squadsOf(db: Db, entryIds: string[]): Promise<Map<string, { id: string; name: string }>> {
  const rows = await db
    .selectFrom('entry')
    .innerJoin('squad', 'squad.id', 'entry.squadId')
    .where('entry.id', 'in', entryIds)
    .select(['entry.id as entryId', 'squad.id', 'squad.name'])
    .orderBy('entry.id')
    .execute()
  return new Map(rows.map(({ entryId, ...squad }) => [entryId, squad]))
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
