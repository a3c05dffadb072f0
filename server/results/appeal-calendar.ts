/** Appeals on the calendar: the windows in which they are taken, again after a ruling, and until when those that were filed are ruled on. */
import type { Db } from '../../db/open.ts'
import { type Planned, specialDays } from '../competitions/calendar-queries.ts'
import { procedureIn } from '../competitions/procedure.ts'
import { EVENT_NAMES } from '../competitions/queries.ts'
import { dayInShanghai } from '../lib/day.ts'
import { dayAfter } from '../lib/workday.ts'
import { closing, lastOf, publications, type Span } from './appeal-window.ts'

/** Longer than any window: 240 working days are the longest. */
const LOOK_BACK = 400

/**
 * Each counted as its event's rule says: from the planned end of marking, else the competition's last day; or from the publication,
 * before it from the planned one.
 * @param filed also what tells that somebody filed an appeal
 */
export async function appealsBetween(db: Db, from: string, until: string, now: string, filed: boolean): Promise<Planned[]> {
  const events = await db
    .selectFrom('event')
    .innerJoin('competition', 'competition.id', 'event.competitionId')
    .leftJoin('procedure', 'procedure.eventId', 'event.id')
    .leftJoin('phase as marking', (on) => on.onRef('marking.eventId', '=', 'event.id').on('marking.phase', '=', 'marking'))
    .leftJoin('phase as publish', (on) => on.onRef('publish.eventId', '=', 'event.id').on('publish.phase', '=', 'publish'))
    .where('event.id', 'not in', db.selectFrom('rehearsal').select('eventId'))
    .where('competition.endsOn', '>=', dayAfter(dayInShanghai(from), -LOOK_BACK))
    .select([...EVENT_NAMES, 'competition.id as competitionId', 'competition.endsOn'])
    .select(['procedure.body', 'marking.closesAt as ends', 'publish.opensAt as publishes'])
    .orderBy('event.id')
    .execute()
  const ids = events.map(({ event }) => event)
  if (ids.length === 0) return []
  const [published, table] = [await publications(db, ids, now), await specialDays(db)]
  const appeals = filed ? Map.groupBy(await openMatters(db, ids), ({ eventId }) => eventId) : new Map<string, Matter[]>()
  const found = events.flatMap(({ body, endsOn, ends, publishes, ...event }): Planned[] => {
    const { first, second, answer } = procedureIn(body).appeals
    const window = (phase: Planned['phase'], opensAt: string, span: Span): Planned => ({
      ...event,
      phase,
      opensAt,
      closesAt: closing(opensAt, span, table),
    })
    const begins = first.after === 'end' ? (ends ?? lastOf(endsOn)) : (published.get(event.event) ?? publishes)
    const matters = (appeals.get(event.event) ?? []).flatMap(({ at, ruledAt }) =>
      ruledAt === null ? [window('ruling', at, answer)] : second ? [window('second', ruledAt, second)] : [],
    )
    return [...(begins ? [window('appeals', begins, first)] : []), ...matters]
  })
  // Those that end together are one.
  const shown = new Map(found.map((one) => [`${one.event} ${one.phase} ${one.closesAt}`, one]))
  return [...shown.values()].filter(({ opensAt, closesAt }) => opensAt < until && (closesAt as string) >= from)
}

interface Matter {
  eventId: string
  at: string
  ruledAt: string | null
}

/** Appeals to rule on, and first rulings that can still be appealed against. */
async function openMatters(db: Db, eventIds: string[]): Promise<Matter[]> {
  return db
    .selectFrom('appeal')
    .leftJoin('ruling', 'ruling.appealId', 'appeal.id')
    .leftJoin('appeal as again', (on) =>
      on.onRef('again.eventId', '=', 'appeal.eventId').onRef('again.subject', '=', 'appeal.subject').on('again.instance', '=', 2),
    )
    .where('appeal.eventId', 'in', eventIds)
    .where((is) =>
      is.or([
        is('ruling.appealId', 'is', null),
        is.and([is('appeal.instance', '=', 1), is('ruling.outcome', '!=', 'upheld'), is('again.id', 'is', null)]),
      ]),
    )
    .select(['appeal.eventId', 'appeal.at', 'ruling.at as ruledAt'])
    .orderBy('appeal.id')
    .execute()
}
