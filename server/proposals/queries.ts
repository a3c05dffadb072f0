/** SQL of proposals, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { ProposalRow } from '../../db/schema.ts'
import { notFound } from '../lib/problem.ts'

export interface ProposalSeen extends ProposalRow {
  unitName: string
  accepted: 0 | 1 | null
  screeningReason: string | null
}

/** A call's proposals with their screening, oldest first. */
export async function proposalsOf(db: Db, eventId: string): Promise<ProposalSeen[]> {
  return db
    .selectFrom('proposal')
    .innerJoin('unit', 'unit.id', 'proposal.unitId')
    .leftJoin('screening', 'screening.proposalId', 'proposal.id')
    .where('proposal.eventId', '=', eventId)
    .selectAll('proposal')
    .select(['unit.name as unitName', 'screening.accepted', 'screening.reason as screeningReason'])
    .orderBy('proposal.id')
    .execute()
}

/** What an expert reads: the content alone, nothing of who wrote it. @throws Problem 'not-found' when the sheet is not theirs. */
export async function reviewed(
  db: Db,
  eventId: string,
  sheetId: string,
  account: string,
): Promise<Pick<ProposalRow, 'title' | 'kind' | 'present' | 'measure' | 'effect' | 'benefit'>> {
  const row = await db
    .selectFrom('sheet')
    .innerJoin('entry', 'entry.id', 'sheet.entryId')
    .innerJoin('proposal', 'proposal.id', 'entry.subjectId')
    .where('sheet.id', '=', sheetId)
    .where('sheet.eventId', '=', eventId)
    .where('sheet.source', '=', account)
    .where('entry.subjectKind', '=', 'proposal')
    .select(['proposal.title', 'proposal.kind', 'proposal.present', 'proposal.measure', 'proposal.effect', 'proposal.benefit'])
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** What the worker sees of their own proposal, by its number. @throws Problem 'not-found' */
export async function followed(
  db: Db,
  proposalId: string,
): Promise<{ title: string; createdAt: string; accepted: 0 | 1 | null; reason: string }> {
  const row = await db
    .selectFrom('proposal')
    .leftJoin('screening', 'screening.proposalId', 'proposal.id')
    .where('proposal.id', '=', proposalId)
    .select(['proposal.title', 'proposal.createdAt', 'screening.accepted', 'screening.reason'])
    .executeTakeFirst()
  if (!row) throw notFound()
  return { ...row, reason: row.reason ?? '' }
}

/** Units whose name holds the text, for the worker who looks for their own. */
export async function unitsNamed(db: Db, text: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('kind', '=', 'grassroots')
    .where('name', 'like', `%${text.replaceAll(/[%_]/g, '')}%`)
    .orderBy('id')
    .limit(20)
    .execute()
}
