/** Puts the heading of its event over an event's list. */
import type { Db } from '../../db/open.ts'
import { eventOf, schemeOf } from '../competitions/queries.ts'
import type { Bundle, Result } from '../scoring/types.ts'
import { listOf } from './list.ts'
import type { Shown } from './shown.ts'

type Occasion = Pick<Shown, 'number' | 'kind' | 'reason' | 'at'>

/** @param hidden while true, rows carry codes and nothing that tells who they are. */
export async function compose(db: Db, eventId: string, bundle: Bundle, result: Result, occasion: Occasion, hidden = false): Promise<Shown> {
  const event = await eventOf(db, eventId)
  const { number: schemeNumber } = await schemeOf(db, eventId)
  const organiser = await db.selectFrom('unit').select('name').where('id', '=', event.competition.unitId).executeTakeFirst()
  return {
    ...occasion,
    event: { id: event.id, name: event.name, nameEn: event.nameEn, groupName: event.groupName, subject: event.subject },
    competition: {
      id: event.competition.id,
      name: event.competition.name,
      nameEn: event.competition.nameEn,
      kind: event.competition.kind,
      year: event.competition.year,
      organiser: organiser?.name ?? '',
    },
    scheme: { number: schemeNumber, name: bundle.scheme.name },
    ...listOf(bundle, result, hidden),
  }
}
