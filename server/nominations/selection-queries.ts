/** SQL of ranking, merit and exceptions, each function named by what it returns. */
import type * as z from 'zod/mini'
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import type { ExceptionRow } from '../../db/schema.ts'
import type { Ranking } from './selection-input.ts'

export type RankingKept = z.output<typeof Ranking>

/** Everybody in one category, by imported points. */
const USUAL: RankingKept = {
  categories: [{ id: 'all', name: { zh: '全部人选', en: 'All nominees' }, of: [], how: 'points', seats: null }],
  unitMost: null,
  onePerTeam: false,
  vacant: false,
  goal: '',
  reserves: 3,
}

/** Version 0 while nobody has set it. */
export async function rankingOf(db: Db, programmeId: string): Promise<{ ranking: RankingKept; version: number }> {
  const row = await db.selectFrom('ranking').select(['body', 'version']).where('programmeId', '=', programmeId).executeTakeFirst()
  return row ? { ranking: { ...USUAL, ...JSON.parse(row.body) }, version: row.version } : { ranking: USUAL, version: 0 }
}

/** What the committee gave each nominee of a programme, by nomination. */
export async function meritsOf(db: Db, programmeId: string): Promise<Map<string, { points?: string; order?: string }>> {
  const merits = new Map<string, { points?: string; order?: string }>()
  for (const { nominationId, how, value } of await meritRows(db, { programmeId }))
    merits.set(nominationId, { ...merits.get(nominationId), [how]: value })
  return merits
}

const meritRows = prepared((db, p: { programmeId: string }) =>
  db
    .selectFrom('merit')
    .innerJoin('nomination', 'nomination.id', 'merit.nominationId')
    .where('nomination.programmeId', '=', p.programmeId)
    .select(['merit.nominationId', 'merit.how', 'merit.value'])
    .orderBy('merit.nominationId')
    .orderBy('merit.how'),
)

/** Names and rules that the committee decided by itself, with who did, oldest first. */
export async function exceptionsOf(db: Db, programmeId: string): Promise<(ExceptionRow & { byName: string })[]> {
  const rows = await db
    .selectFrom('exception')
    .leftJoin('account', 'account.id', 'exception.by')
    .where('programmeId', '=', programmeId)
    .selectAll('exception')
    .select('account.name as accountName')
    .orderBy('exception.at')
    .orderBy('exception.rule')
    .execute()
  return rows.map(({ accountName, ...row }) => ({ ...row, byName: accountName ?? row.by }))
}
