/** SQL of the desk, each function named by what it returns. */
import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { AuditRow } from '../../db/schema.ts'
import { EVENT_NAMES, type EventNames } from '../competitions/queries.ts'
import { veiledSince, withoutEntries } from './veil.ts'

const PAGE = 50

export interface AuditFilter {
  act?: string | undefined
  /** Login, name or id of an account. */
  actor?: string | undefined
  /** "person:01J…", or "person:" for all of them. */
  subject?: string | undefined
  /** First and last day in Shanghai. */
  from?: string | undefined
  to?: string | undefined
  /** Older than this record. */
  before?: number | undefined
}

/** What an auditor may read of a record: never its digests, which depend on marks that may still be sealed. */
export interface AuditSeen extends Pick<AuditRow, 'seq' | 'at' | 'actor' | 'act' | 'subject'> {
  actorName: string | null
  /** What the subject is called, and what the facts that are ids mean, by their key; where that gives nothing away. */
  subjectName: string | null
  detailNames: Record<string, string>
  detail: Record<string, unknown>
}

/** Records looked through at a time on the way back, and then judges have their turn. */
const STRIDE = 5000

/** A page of the log, newest first; `next` is the `before` of the following page. */
export async function auditSeen(db: Db, filter: AuditFilter): Promise<{ rows: AuditSeen[]; next: number | null }> {
  const actors = filter.actor ? [filter.actor, ...(await accountsCalled(db, filter.actor))] : []
  const entry = filter.subject?.startsWith('entry:') ? filter.subject.slice(6) : null
  const looked: Looked = { ...filter, actors, veiled: entry === null ? undefined : (await veiledSince(db, [entry])).get(entry) }
  const rows = filter.from !== undefined || filter.to !== undefined ? await audited(db, looked) : await walkedBack(db, looked)
  const read = rows.slice(0, PAGE).map((row) => ({ ...row, detail: JSON.parse(row.detail) as Record<string, unknown> }))
  const shown = await withoutEntries(db, read)
  const meant = (detail: Record<string, unknown>) => Object.entries(detail).filter(([, value]) => typeof value === 'string')
  const names = await namesOf(
    db,
    shown.flatMap(({ subject, detail }) => [subject, ...meant(detail).map(([key, value]) => `${MEANS[key] ?? key}:${value}`)]),
  )
  const seen = shown.map((row) => {
    const known = meant(row.detail).flatMap(([key, value]) => {
      const name = names.get(`${MEANS[key] ?? key}:${value}`)
      return name ? [[key, name] as const] : []
    })
    return { ...row, subjectName: names.get(row.subject) ?? null, detailNames: Object.fromEntries(known) }
  })
  return { rows: seen, next: rows.length > PAGE ? shown[PAGE - 1]!.seq : null }
}

/** Facts whose key is not the kind that their id has. */
const MEANS: Record<string, string> = { parent: 'unit' }

/** The log has no index of who did what: it would cost every mark more than the auditor's wait. */
async function walkedBack(db: Db, filter: Looked) {
  const newest = await db.selectFrom('audit').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const rows: Awaited<ReturnType<typeof audited>> = []
  for (let top = filter.before ?? (newest?.seq ?? 0) + 1; top > 1 && rows.length <= PAGE; top -= STRIDE) {
    rows.push(...(await audited(db, { ...filter, before: top }, top - STRIDE)))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return rows
}

interface Looked extends AuditFilter {
  /** Ids of those whom `actor` means. */
  actors: string[]
  /** From this instant on the subject must not be told apart. */
  veiled: string | undefined
}

/** At most a page and one more, from `least` on. */
const audited = (db: Db, { act, actors, subject, veiled, from, to, before }: Looked, least = 0) =>
  db
    .selectFrom('audit')
    .leftJoin('account', 'account.id', 'audit.actor')
    .select(['audit.seq', 'audit.at', 'audit.actor', 'audit.act', 'audit.subject', 'audit.detail', 'account.name as actorName'])
    .where('audit.seq', '>=', least)
    .$if(!!act, (q) => q.where('audit.act', '=', act!))
    .$if(veiled !== undefined, (q) => q.where('audit.at', '<', veiled!))
    .$if(actors.length > 0, (q) => q.where('audit.actor', 'in', actors))
    .$if(!!subject, (q) =>
      subject!.endsWith(':')
        ? q.where(({ ref }) => sql<boolean>`substr(${ref('audit.subject')}, 1, ${subject!.length}) = ${subject}`)
        : q.where('audit.subject', '=', subject!),
    )
    .$if(from !== undefined, (q) => q.where('audit.at', '>=', midnight(from!, 0)))
    .$if(to !== undefined, (q) => q.where('audit.at', '<', midnight(to!, 1)))
    .$if(before !== undefined, (q) => q.where('audit.seq', '<', before!))
    .orderBy('audit.seq', 'desc')
    .limit(PAGE + 1)
    .execute()

/** The beginning of a day in Shanghai, or of a day after it, as an instant. */
const midnight = (day: string, later: number) => new Date(Date.parse(`${day}T00:00:00+08:00`) + later * 86_400_000).toISOString()

async function accountsCalled(db: Db, text: string): Promise<string[]> {
  const found = await db
    .selectFrom('account')
    .select('id')
    .where((eb) => eb.or([eb('login', '=', text), eb('name', '=', text)]))
    .orderBy('id')
    .limit(100)
    .execute()
  return found.map(({ id }) => id)
}

/** Names by "kind:id". Entries and sheets have none here: under a blind code nobody has a name. */
export async function namesOf(db: Db, things: string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const kind of ['unit', 'person', 'account', 'competition', 'event', 'campaign', 'programme'] as const) {
    const ids = [...new Set(things.filter((thing) => thing.startsWith(`${kind}:`)).map((thing) => thing.slice(kind.length + 1)))]
    if (ids.length === 0) continue
    const rows = await db.selectFrom(kind).select(['id', 'name']).where('id', 'in', ids).orderBy('id').execute()
    for (const { id, name } of rows) names.set(`${kind}:${id}`, name)
  }
  return names
}

export interface Unfinished extends EventNames {
  /** A correction waits for its second person. */
  correction: boolean
}

/** Events without an official release, or with an open correction, that are not archived; newest first. */
export async function unfinishedEvents(db: Db, now: string): Promise<Unfinished[]> {
  const rows = await db
    .selectFrom('event')
    .innerJoin('competition', 'competition.id', 'event.competitionId')
    .leftJoin('release', (join) => join.onRef('release.eventId', '=', 'event.id').on('release.kind', '=', 'official'))
    .leftJoin('correction', (join) => join.onRef('correction.eventId', '=', 'event.id').on('correction.releaseId', 'is', null))
    .where((where) => where.or([where('release.id', 'is', null), where('correction.id', 'is not', null)]))
    .where('event.id', 'not in', db.selectFrom('rehearsal').select('eventId'))
    .where('event.id', 'not in', db.selectFrom('phase').select('eventId').where('phase', '=', 'archived').where('opensAt', '<=', now))
    .select([...EVENT_NAMES, 'correction.id as open'])
    .distinct()
    .orderBy('event.id', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ open, ...row }) => ({ ...row, correction: open !== null }))
}

/** How many open accounts may confirm what another one asked for. */
export async function organisersOf(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('account')
    .where('role', '=', 'organiser')
    .where('id', 'not in', db.selectFrom('accountClosure').select('accountId'))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Seals that wait for a second person, oldest first. */
export async function openUnsealings(db: Db): Promise<EventNames[]> {
  return db
    .selectFrom('unsealing')
    .innerJoin('event', 'event.id', 'unsealing.eventId')
    .innerJoin('competition', 'competition.id', 'event.competitionId')
    .where('unsealing.answer', 'is', null)
    .select(EVENT_NAMES)
    .orderBy('unsealing.id')
    .execute()
}

/** Appeals that nobody has ruled on, by event. */
export async function openAppeals(db: Db): Promise<(EventNames & { n: number })[]> {
  const rows = await db
    .selectFrom('appeal')
    .innerJoin('event', 'event.id', 'appeal.eventId')
    .innerJoin('competition', 'competition.id', 'event.competitionId')
    .where('appeal.id', 'not in', db.selectFrom('ruling').select('appealId'))
    .select([...EVENT_NAMES, ({ fn }) => fn.countAll<number>().as('n')])
    .groupBy(['event.id', 'event.name', 'event.nameEn', 'event.groupName', 'competition.name', 'competition.nameEn'])
    .orderBy('event.id')
    .execute()
  return rows.map((row) => ({ ...row, n: Number(row.n) }))
}

/** Of these events: how many of their entries lost a judge to whom they were given, by recusal or because the judge left; what was waived is not counted. */
export async function shortEvents(db: Db, eventIds: string[]): Promise<(EventNames & { n: number })[]> {
  if (eventIds.length === 0) return []
  const given = ['assignment.eventId', 'assignment.accountId', 'assignment.entryId', 'assignment.sitting'] as const
  const lost = db
    .selectFrom('recusal')
    .innerJoin('assignment', (on) =>
      on
        .onRef('assignment.eventId', '=', 'recusal.eventId')
        .onRef('assignment.accountId', '=', 'recusal.accountId')
        .onRef('assignment.entryId', '=', 'recusal.entryId'),
    )
    .select(given)
    .union(
      db
        .selectFrom('formerSeat')
        .innerJoin('assignment', (on) =>
          on
            .onRef('assignment.eventId', '=', 'formerSeat.eventId')
            .onRef('assignment.accountId', '=', 'formerSeat.accountId')
            .onRef('assignment.sitting', '=', 'formerSeat.sitting'),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('seat')
                .select('seat.id')
                .whereRef('seat.eventId', '=', 'formerSeat.eventId')
                .whereRef('seat.accountId', '=', 'formerSeat.accountId')
                .whereRef('seat.sitting', '=', 'formerSeat.sitting'),
            ),
          ),
        )
        .select(given),
    )
  const rows = await db
    .selectFrom(lost.as('lost'))
    .innerJoin('event', 'event.id', 'lost.eventId')
    .innerJoin('competition', 'competition.id', 'event.competitionId')
    .where('lost.eventId', 'in', eventIds)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('waiver')
            .select('waiver.id')
            .whereRef('waiver.eventId', '=', 'lost.eventId')
            .whereRef('waiver.accountId', '=', 'lost.accountId')
            .whereRef('waiver.sitting', '=', 'lost.sitting')
            .where((one) => one.or([one('waiver.entryId', 'is', null), one('waiver.entryId', '=', one.ref('lost.entryId'))])),
        ),
      ),
    )
    .select([...EVENT_NAMES, ({ fn }) => fn.count<number>('lost.entryId').distinct().as('n')])
    .groupBy(['event.id', 'event.name', 'event.nameEn', 'event.groupName', 'competition.name', 'competition.nameEn'])
    .orderBy('event.id')
    .execute()
  return rows.map((row) => ({ ...row, n: Number(row.n) }))
}
