/** SQL of the calendar: holidays and make-up days. */
import type { Db } from '../../db/open.ts'
import type { SpecialDayRow } from '../../db/schema.ts'
import type { SpecialDays } from '../lib/workday.ts'

/** Every day that is not what its weekday says. */
export async function specialDays(db: Db): Promise<SpecialDays> {
  return new Map((await specialDayRows(db)).map(({ day, kind }) => [day, kind]))
}

/** The same with their names, in order. */
export async function specialDayRows(db: Db): Promise<SpecialDayRow[]> {
  return db.selectFrom('specialDay').selectAll().orderBy('day').execute()
}
