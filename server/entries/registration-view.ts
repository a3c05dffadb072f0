/** What units see of registration: the events that are open, will be or were, and how their own entries stand. */
import type { Db } from '../../db/open.ts'
import type { EventRow, RegistrationRow } from '../../db/schema.ts'
import { phaseOf } from '../competitions/phase.ts'
import { EVENT_NAMES, type EventNames, eventOf } from '../competitions/queries.ts'
import { entryIdsWithin, registrationOf, registrationsIn } from './queries.ts'
import { type Opening, openingOf } from './registration.ts'

export type WindowShown = Pick<RegistrationRow, 'opensAt' | 'closesAt' | 'mostEntries' | 'mostSquads'>

export interface RegistrationShown {
  window: WindowShown | null
  /** By the site's clock. */
  opening: Opening
}

const shown = ({ opensAt, closesAt, mostEntries, mostSquads }: WindowShown): WindowShown => ({ opensAt, closesAt, mostEntries, mostSquads })

/** The event's window; none where only the organiser enters. */
export async function registrationFor(db: Db, eventId: string, now: string): Promise<RegistrationShown> {
  await eventOf(db, eventId)
  const window = await registrationOf(db, eventId)
  return { window: window ? shown(window) : null, opening: openingOf(window, (await phaseOf(db, eventId)).drawn, now) }
}

export interface OpenEvent extends EventNames, WindowShown {
  subject: EventRow['subject']
  opening: Opening
  /** Of the reader's own units: approved, waiting for it, returned. */
  approved: number
  waiting: number
  returned: number
}

/** Events with a window that are not marked yet, the next to close first. */
export async function registrationsFor(db: Db, path: string, now: string): Promise<OpenEvent[]> {
  const rows = await db
    .selectFrom('registration')
    .innerJoin('event', 'event.id', 'registration.eventId')
    .innerJoin('competition', 'competition.id', 'event.competitionId')
    .leftJoin('draw', 'draw.eventId', 'event.id')
    .where('event.id', 'not in', db.selectFrom('marking').select('eventId'))
    .where('event.id', 'not in', db.selectFrom('rehearsal').select('eventId'))
    .select([...EVENT_NAMES, 'event.subject', 'opensAt', 'closesAt', 'mostEntries', 'mostSquads', 'draw.at as drawnAt'])
    .orderBy('event.id', 'desc')
    .execute()
  const events: OpenEvent[] = []
  // Without an end it is the last, whatever the database thinks of nothing.
  const end = ({ closesAt }: WindowShown) => closesAt ?? '9999'
  for (const { drawnAt, ...row } of rows.toSorted((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0))) {
    const own = await entryIdsWithin(db, row.event, path)
    const entries = (await registrationsIn(db, row.event)).filter(({ id }) => own.has(id))
    const count = (state: string) => entries.filter((entry) => entry.state === state).length
    events.push({
      ...row,
      opening: openingOf(row, drawnAt !== null, now),
      approved: entries.filter(({ admitted }) => admitted).length,
      waiting: count('registered'),
      returned: count('returned'),
    })
  }
  return events
}
