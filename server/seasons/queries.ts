/** SQL of periods: the reports that a unit officer owes or has sent. */
import type { Db } from '../../db/open.ts'
import type { SheetRow } from '../../db/schema.ts'

export interface Report {
  event: string
  eventName: string
  eventNameEn: string
  competition: string
  competitionEn: string
  sheet: string
  unit: string
  state: SheetRow['state']
}

/** Report sheets of all units below the path, newest event first. */
export async function reportsWithin(db: Db, path: string): Promise<Report[]> {
  return db
    .selectFrom('sheet')
    .innerJoin('event', 'event.id', 'sheet.eventId')
    .innerJoin('competition', 'competition.id', 'event.competitionId')
    .innerJoin('unit', 'unit.id', 'sheet.source')
    .where('sheet.kind', '=', 'unit')
    .where('unit.path', 'like', `${path}%`)
    .select([
      'event.id as event',
      'event.name as eventName',
      'event.nameEn as eventNameEn',
      'competition.name as competition',
      'competition.nameEn as competitionEn',
      'sheet.id as sheet',
      'unit.name as unit',
      'sheet.state',
    ])
    .orderBy('event.id', 'desc')
    .orderBy('unit.id')
    .limit(500)
    .execute()
}
