/** The rehearsal: a copy of an event with fake entries, marked by its real judges on their own devices, and wiped by one act. */
import type { Db } from '../../db/open.ts'
import { asRehearsal, eventOf, rehearsalOf, schemeOf } from '../competitions/queries.ts'
import { drawLots } from '../entries/draw.ts'
import { addEntry } from '../entries/entry.ts'
import type { Act } from '../lib/act.ts'
import { canonical } from '../lib/canonical.ts'
import { notFound, wrongState } from '../lib/problem.ts'
import { ensureSheets } from '../panels/marking.ts'
import { seatsOf } from '../panels/queries.ts'
import { deliveriesTo } from './chief-queries.ts'
import type { Readiness } from './input.ts'
import { sheetsOf } from './queries.ts'

/** As many as a judge marks in a quarter of an hour. */
const ENTRIES = 4

/**
 * Starts a rehearsal: another event of the same scheme and seats, with made-up entries and marking open. No rule knows of it;
 * the record alone keeps it out of lists, and out of releases.
 * @throws Problem 'wrong-state' without judges, or while a rehearsal of the event is running
 */
export async function startRehearsal(act: Act, eventId: string): Promise<{ event: string }> {
  const { competition, ...event } = await eventOf(act.tx, eventId)
  if (await asRehearsal(act.tx, eventId)) throw wrongState('rehearsal-here')
  if (await rehearsalOf(act.tx, eventId)) throw wrongState('rehearsal-running')
  const seats = (await seatsOf(act.tx, eventId)).filter((seat) => seat.duty !== 'verifier')
  if (!seats.some((seat) => seat.duty === 'judge')) throw wrongState('no-judges')
  const id = act.id()
  const names = { name: `${event.name}（演练）`, nameEn: event.nameEn && `${event.nameEn} (rehearsal)` }
  await act.tx
    .insertInto('event')
    .values({ ...event, ...names, id, subject: 'person', version: 1, createdAt: act.at })
    .execute()
  await act.tx.insertInto('rehearsal').values({ eventId: id, ofId: eventId, by: act.by.id, at: act.at }).execute()
  const { scheme } = await schemeOf(act.tx, eventId)
  const one = { eventId: id, number: 1, by: act.by.id, at: act.at }
  await act.tx
    .insertInto('scheme')
    .values({ ...one, body: canonical(scheme) })
    .execute()
  await act.tx.insertInto('schemeLock').values(one).execute()
  for (let i = 1; i <= ENTRIES; i++)
    await addEntry(act, id, { kind: 'person', subjectId: `${id} ${i}`, label: `演练 ${i}`, unitId: competition.unitId })
  await drawLots(act, id)
  for (const { accountId, duty, sitting, label } of seats)
    await act.tx
      .insertInto('seat')
      .values({ id: act.id(), eventId: id, accountId, duty, sitting, label, by: act.by.id, at: act.at })
      .execute()
  await act.tx.insertInto('marking').values({ eventId: id, by: act.by.id, at: act.at }).execute()
  await ensureSheets(act, id)
  await act.note(`event:${eventId}`, { rehearsal: id })
  act.tell(`event:${eventId}`)
  return { event: id }
}

/** Keeps what a judge's device says of itself; the latest word counts. @throws Problem 'not-found' outside a rehearsal */
export async function reportReadiness(act: Act, eventId: string, report: Readiness): Promise<void> {
  const rehearsal = await asRehearsal(act.tx, eventId)
  if (!rehearsal) throw notFound()
  const row = { report: JSON.stringify(report), at: act.at }
  await act.tx
    .insertInto('readiness')
    .values({ eventId, accountId: act.by.id, ...row })
    .onConflict((on) => on.columns(['eventId', 'accountId']).doUpdateSet(row))
    .execute()
  await act.note(`event:${eventId}`, { readiness: true })
  act.tell(`event:${rehearsal.ofId}`)
}

export interface RehearsalSeen {
  event: string
  startedAt: string
  judges: { label: string; name: string; submitted: number; sheets: number; report: Readiness | null; at: string | null }[]
}

/** How the rehearsal of an event goes, judge by judge; null when none is running. @throws Problem 'not-found' */
export async function rehearsalSeen(db: Db, eventId: string): Promise<RehearsalSeen | null> {
  await eventOf(db, eventId)
  const rehearsal = await rehearsalOf(db, eventId)
  if (!rehearsal) return null
  const sheets = await sheetsOf(db, rehearsal.eventId)
  const reports = await db.selectFrom('readiness').selectAll().where('eventId', '=', rehearsal.eventId).orderBy('accountId').execute()
  const judges = new Map(
    (await seatsOf(db, rehearsal.eventId)).filter((seat) => seat.duty === 'judge').map((seat) => [seat.accountId, seat]),
  )
  return {
    event: rehearsal.eventId,
    startedAt: rehearsal.at,
    judges: [...judges.values()].map(({ accountId, label, name }) => {
      const own = sheets.filter((sheet) => sheet.source === accountId)
      const said = reports.find((one) => one.accountId === accountId)
      return {
        label,
        name,
        submitted: own.filter((sheet) => sheet.state !== 'draft').length,
        sheets: own.length,
        report: said ? JSON.parse(said.report) : null,
        at: said?.at ?? null,
      }
    }),
  }
}

/** What hangs on a sheet, an entry or the event itself, in the order in which it can be taken away; a test holds the lists complete. */
const OF_SHEETS = ['note', 'lateMark', 'sheetStep'] as const
const OF_EVENTS = [
  'deliberation',
  'incident',
  'waiver',
  'reminder',
  'unsealing',
  'recusal',
  'relation',
  'conflictAnswer',
  'assignment',
  'sheet',
  'entry',
  'squad',
  'registration',
  'formerSeat',
  'seat',
  'draw',
  'drawPlan',
  'marking',
  'schemeLock',
  'scheme',
  'readiness',
  'rehearsal',
] as const

/** Wipes a rehearsal: every row of it. Its audit records stay. @throws Problem 'not-found' for an event that is none */
export async function wipeRehearsal(act: Act, eventId: string): Promise<void> {
  const rehearsal = await rehearsalOf(act.tx, eventId)
  if (!rehearsal) throw notFound()
  const id = rehearsal.eventId
  const { tx } = act
  const sheets = tx.selectFrom('sheet').select('id').where('eventId', '=', id)
  const keyings = tx.selectFrom('keying').select('id').where('sheetId', 'in', sheets)
  await tx.deleteFrom('keyingEnd').where('keyingId', 'in', keyings).execute()
  await tx.deleteFrom('keying').where('sheetId', 'in', sheets).execute()
  const numbers = deliveriesTo(tx, tx.selectFrom('sheet').where('eventId', '=', id)).select('number')
  await tx.deleteFrom('delivery').where('number', 'in', numbers).execute()
  for (const table of OF_SHEETS) await tx.deleteFrom(table).where('sheetId', 'in', sheets).execute()
  const incidents = tx.selectFrom('incident').select('id').where('eventId', '=', id)
  await tx.deleteFrom('incidentLift').where('incidentId', 'in', incidents).execute()
  const entries = tx.selectFrom('entry').select('id').where('eventId', '=', id)
  for (const table of ['entryState', 'squadMember'] as const) await tx.deleteFrom(table).where('entryId', 'in', entries).execute()
  for (const table of OF_EVENTS) await tx.deleteFrom(table).where('eventId', '=', id).execute()
  await tx.deleteFrom('event').where('id', '=', id).execute()
  await act.note(`event:${eventId}`, { rehearsal: id, removed: true })
  act.tell(`event:${eventId}`)
}
