/** SQL of the calendar: holidays and make-up days, planned phases, work places. */
import type { Db } from '../../db/open.ts'
import type { CompetitionRow, SpecialDayRow, StationRow } from '../../db/schema.ts'
import type { SpecialDays } from '../lib/workday.ts'
import { EVENT_NAMES, type EventNames } from './queries.ts'
import { PHASES, type PhaseName, phaseWindow, type Window } from './window.ts'

/** Every day that is not what its weekday says. */
export async function specialDays(db: Db): Promise<SpecialDays> {
  return new Map((await specialDayRows(db)).map(({ day, kind }) => [day, kind]))
}

/** The same with their names, in order. */
export async function specialDayRows(db: Db): Promise<SpecialDayRow[]> {
  return db.selectFrom('specialDay').selectAll().orderBy('day').execute()
}

export async function phasesOf(db: Db, eventId: string): Promise<(Window & { phase: PhaseName })[]> {
  const registration = await phaseWindow(db, eventId, 'registration')
  const planned = await db
    .selectFrom('phase')
    .select(['phase', 'opensAt', 'closesAt'])
    .where('eventId', '=', eventId)
    .orderBy('phase')
    .execute()
  const all = [...(registration ? [{ phase: 'registration' as const, ...registration }] : []), ...planned]
  return all.toSorted((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase))
}

export async function stationsOf(db: Db, eventId: string): Promise<Pick<StationRow, 'batch' | 'session' | 'place'>[]> {
  return db.selectFrom('station').select(['batch', 'session', 'place']).where('eventId', '=', eventId).orderBy('ordinal').execute()
}

/** A window of an event, as the calendar and the desk show it; second appeals and rulings follow from appeals that were filed. */
export interface Planned extends Window, EventNames {
  competitionId: string
  phase: PhaseName | 'second' | 'ruling'
}

/** What is planned to be open between two instants; a window without an end counts on the day when it opens. Rehearsals have no plan. */
export async function plannedBetween(db: Db, from: string, until: string): Promise<Planned[]> {
  const windows = db
    .selectFrom('registration')
    .select(({ val }) => ['eventId', val<PhaseName>('registration').as('phase'), 'opensAt', 'closesAt'])
    .unionAll(db.selectFrom('phase').select(['eventId', 'phase', 'opensAt', 'closesAt']))
  return db
    .selectFrom(windows.as('window'))
    .innerJoin('event', 'event.id', 'window.eventId')
    .innerJoin('competition', 'competition.id', 'event.competitionId')
    .where('opensAt', '<', until)
    .where((is) => is.or([is('closesAt', '>=', from), is.and([is('closesAt', 'is', null), is('opensAt', '>=', from)])]))
    .where('event.id', 'not in', db.selectFrom('rehearsal').select('eventId'))
    .select([...EVENT_NAMES, 'competition.id as competitionId', 'phase', 'opensAt', 'closesAt'])
    .orderBy('opensAt')
    .orderBy('event.id')
    .orderBy('phase')
    .execute()
}

/** Competitions that have a day between two days, in the order in which they begin. */
export async function competitionsBetween(db: Db, first: string, last: string): Promise<CompetitionRow[]> {
  return db
    .selectFrom('competition')
    .selectAll()
    .where('startsOn', '<=', last)
    .where('endsOn', '>=', first)
    .orderBy('startsOn')
    .orderBy('id')
    .execute()
}
