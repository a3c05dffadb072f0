/** SQL of the committee room, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { BallotRow, MeetingRow, MeetingStepRow } from '../../db/schema.ts'
import { notFound } from '../lib/problem.ts'
import type { Place } from '../panels/queries.ts'
import type { Adoption, Count } from '../scoring/ballot.ts'

/** Somebody or something with the unit that it stood under when the meeting was set up. */
export interface Placed {
  id: string
  unitName: string
  place: Place | null
}
/** Known by the name, which no two members share. */
export interface Member extends Placed {
  relations: string[]
}
export interface Name extends Placed {
  label: string
}

export interface Meeting extends Omit<MeetingRow, 'agenda' | 'members' | 'names'> {
  agenda: string[]
  members: Member[]
  names: Name[]
}

/** What came of a ballot. An annulled one has only its reason. */
export interface Outcome {
  annulled?: string
  count?: Count
  adoption?: Adoption
  /** Every electronic vote, sorted by what it says: anybody may count them again. */
  papers?: string[][]
}

export interface Ballot extends Omit<BallotRow, 'names' | 'outcome'> {
  names: string[]
  outcome: Outcome | null
}

/** @throws Problem 'not-found' */
export async function meetingOf(db: Db, id: string): Promise<Meeting> {
  const row = await db.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return { ...row, agenda: JSON.parse(row.agenda), members: JSON.parse(row.members), names: JSON.parse(row.names) }
}

/** Of a programme, newest first. */
export async function meetingHeads(db: Db, programmeId: string): Promise<Pick<MeetingRow, 'id' | 'name' | 'startsAt'>[]> {
  return db.selectFrom('meeting').select(['id', 'name', 'startsAt']).where('programmeId', '=', programmeId).orderBy('id', 'desc').execute()
}

/** Oldest first. */
export async function stepsOf(db: Db, meetingId: string): Promise<MeetingStepRow[]> {
  return db.selectFrom('meetingStep').selectAll().where('meetingId', '=', meetingId).orderBy('id').execute()
}

const read = (row: BallotRow): Ballot => ({
  ...row,
  names: JSON.parse(row.names),
  outcome: row.outcome === null ? null : JSON.parse(row.outcome),
})

/** Oldest first. */
export async function ballotsOf(db: Db, meetingId: string): Promise<Ballot[]> {
  return (await db.selectFrom('ballot').selectAll().where('meetingId', '=', meetingId).orderBy('id').execute()).map(read)
}

/** @throws Problem 'not-found' */
export async function ballotOf(db: Db, id: string): Promise<Ballot> {
  const row = await db.selectFrom('ballot').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return read(row)
}

/** The ballot that a code gives a vote in. */
export async function ballotOfCode(db: Db, hash: string): Promise<Ballot | null> {
  const row = await db
    .selectFrom('votingCode')
    .innerJoin('ballot', 'ballot.id', 'votingCode.ballotId')
    .selectAll('ballot')
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row ? read(row) : null
}

/** The scrutineers' counts, by when they were keyed. */
export async function countsOf(db: Db, ballotId: string): Promise<{ accountId: string; name: string; count: Count }[]> {
  const rows = await db
    .selectFrom('ballotCount')
    .innerJoin('account', 'account.id', 'ballotCount.accountId')
    .select(['accountId', 'account.name', 'count'])
    .where('ballotId', '=', ballotId)
    .orderBy('ballotCount.at')
    .orderBy('accountId')
    .execute()
  return rows.map((row) => ({ ...row, count: JSON.parse(row.count) }))
}

/** Units by their names, where only one has it. */
export async function placesByName(db: Db, names: string[]): Promise<Map<string, Place>> {
  const rows = await db.selectFrom('unit').select(['id', 'path', 'kind', 'name']).where('name', 'in', names).orderBy('id').execute()
  const only = rows.filter((one) => rows.filter(({ name }) => name === one.name).length === 1)
  return new Map(only.map(({ name, ...place }) => [name, place]))
}

/** Accounts of the committee that may log in, as members of a first meeting. */
export async function committeeAccounts(db: Db): Promise<{ name: string; unit: string }[]> {
  const rows = await db
    .selectFrom('account')
    .leftJoin('unit', 'unit.id', 'account.unitId')
    .leftJoin('accountClosure', 'accountClosure.accountId', 'account.id')
    .select(['account.name', 'unit.name as unit'])
    .where('account.role', '=', 'committee')
    .where('accountClosure.at', 'is', null)
    .orderBy('account.id')
    .execute()
  return rows.map(({ name, unit }) => ({ name, unit: unit ?? '' }))
}

export interface Adopted {
  ballotId: string
  title: string
  at: string
  /** Ids of names, those with most votes first. */
  names: string[]
  votes: Record<string, number>
  present: number
}

/** What the ballots on a programme's names adopted, oldest first: evidence for its list. */
export async function adoptedIn(db: Db, programmeId: string): Promise<Adopted[]> {
  const rows = await db
    .selectFrom('ballot')
    .innerJoin('meeting', 'meeting.id', 'ballot.meetingId')
    .selectAll('ballot')
    .where('meeting.programmeId', '=', programmeId)
    .where('ballot.outcome', 'is not', null)
    .orderBy('ballot.id')
    .execute()
  return rows.map(read).flatMap(({ id, title, closedAt, outcome, voters }) =>
    outcome?.adoption
      ? [
          {
            ballotId: id,
            title,
            at: closedAt ?? '',
            names: outcome.adoption.adopted,
            votes: outcome.count?.votes ?? {},
            present: voters ?? 0,
          },
        ]
      : [],
  )
}
