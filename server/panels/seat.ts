/** Seats: who does what in one event, under a label that tells the judges apart without their names. */
import type { SeatRow } from '../../db/schema.ts'
import { phaseOf } from '../competitions/phase.ts'
import { schemeOf } from '../competitions/queries.ts'
import { codeLayersOf } from '../entries/queries.ts'
import type { Act } from '../lib/act.ts'
import { notFound, wrong, wrongState } from '../lib/problem.ts'
import { sittingsOf } from '../scoring/plan.ts'
import { findConflicts } from './conflict.ts'
import { ensureSheets } from './marking.ts'
import { formerSeatsOf, openAccount, type SeatSeen, seatsOf, sheetKeysOf } from './queries.ts'

export interface NewSeatFields {
  accountId: string
  duty: SeatRow['duty']
  sitting?: string | null | undefined
  /** Of a custodian: which layer of codes. */
  layer?: number | null | undefined
  label?: string | undefined
}

/** What is written on lists unless the organiser says otherwise; a number follows. */
const LABELS: Record<SeatRow['duty'], string> = {
  judge: '评委',
  verifier: '核验',
  chief: '裁判长',
  clerk: '记录员',
  custodian: '加密裁判',
  arbiter: '仲裁',
}
/** Who holds one of these has no other seat in the event: they would know, or rule on, what they do themselves. */
const ALONE: ReadonlySet<SeatRow['duty']> = new Set(['custodian', 'arbiter'])
const SOURCE_OF = { judge: 'judge', verifier: 'department' } as const

/** Gives somebody a seat; a judge is recused from related units at once, and gets sheets where marking is open. */
export async function seat(act: Act, eventId: string, fields: NewSeatFields): Promise<string> {
  const { accountId, duty } = fields
  const { scheme } = await schemeOf(act.tx, eventId)
  if (duty !== 'arbiter' && (await phaseOf(act.tx, eventId)).sealed) throw wrongState('sealed-already')
  if (duty === 'arbiter' && accountId === act.by.id) throw wrong('accountId', 'arbiter-self')
  const account = await openAccount(act.tx, accountId)
  if (!account) throw wrong('accountId', 'unknown-account')
  if (duty === 'judge' && account.role !== 'judge') throw wrong('accountId', 'not-a-judge')
  const sitting = fields.sitting ?? null
  if (duty === 'judge' || duty === 'verifier') {
    const place = sittingsOf(scheme).find((one) => one.node.id === sitting)
    if (place?.sitting.source !== SOURCE_OF[duty]) throw wrong('sitting', 'unknown-sitting')
    await mustNotBeSealed(act, eventId, sitting)
  } else if (sitting !== null) throw wrong('sitting', 'no-sitting-here')
  const seats = await seatsOf(act.tx, eventId)
  const own = seats.filter((one) => one.accountId === accountId)
  if (own.some((one) => one.duty === duty && one.sitting === sitting && duty !== 'custodian')) throw wrong('accountId', 'seated-already')
  if (own.some((one) => ALONE.has(duty) || ALONE.has(one.duty))) throw wrong('accountId', 'seat-alone')
  const layer = duty === 'custodian' ? layerFor(seats, fields) : null
  const label = labelFor([...seats, ...(await formerSeatsOf(act.tx, eventId))], fields)
  const id = act.id()
  await act.tx.insertInto('seat').values({ id, eventId, accountId, duty, sitting, layer, label, by: act.by.id, at: act.at }).execute()
  await act.note(`seat:${id}`, { event: eventId, account: accountId, duty, sitting, label, ...(layer && { layer }) })
  if (sitting !== null) await findConflicts(act, eventId)
  await ensureSheets(act, eventId)
  act.tell(`progress:${eventId}`)
  act.tell(`event:${eventId}`)
  return id
}

/** One custodian a layer: whoever knew two could join names and codes. */
function layerFor(seats: SeatSeen[], { layer }: NewSeatFields): number {
  if (!layer) throw wrong('layer', 'missing')
  if (seats.some((one) => one.layer === layer)) throw wrong('layer', 'layer-kept')
  return layer
}

/** A sitting takes neither new judges nor loses one while its seal holds. */
async function mustNotBeSealed(act: Act, eventId: string, sitting: string | null): Promise<void> {
  const sheets = await sheetKeysOf(act.tx, eventId)
  if (sheets.some((sheet) => sheet.sitting === sitting && sheet.state === 'sealed')) throw wrongState('sitting-sealed')
}

type Labelled = Pick<SeatSeen, 'accountId' | 'sitting' | 'label'>

/** Labels are unique in the event, also among those who left it, and one person marks under one label in all sittings. */
function labelFor(seats: Labelled[], { accountId, duty, sitting, label }: NewSeatFields): string {
  const own = sitting ? seats.find((one) => one.accountId === accountId && one.sitting !== null)?.label : undefined
  if (own !== undefined) {
    if (label !== undefined && label !== own) throw wrong('label', 'one-label', { label: own })
    return own
  }
  if (label === undefined) return nextLabel(seats, LABELS[duty])
  if (seats.some((one) => one.label === label)) throw wrong('label', 'label-taken')
  return label
}

function nextLabel(seats: Labelled[], word: string): string {
  const numbers = seats
    .map((one) => (one.label.startsWith(`${word} `) ? Number(one.label.slice(word.length + 1)) : 0))
    .filter(Number.isInteger)
  return `${word} ${Math.max(0, ...numbers) + 1}`
}

/**
 * Takes a seat away. Before marking opens its recusals go with it; afterwards it takes a reason, and marks under this seat are
 * kept as stray: they stay with their sheet and count no more.
 */
export async function unseat(act: Act, eventId: string, seatId: string, reason?: string): Promise<void> {
  const seats = await seatsOf(act.tx, eventId)
  const gone = seats.find((one) => one.id === seatId)
  if (!gone) throw notFound()
  const { marking, sealed } = await phaseOf(act.tx, eventId)
  if (sealed && gone.duty !== 'arbiter') throw wrongState('sealed-already')
  if (gone.layer !== null && (await codeLayersOf(act.tx, eventId)).some((one) => one.layer === gone.layer)) throw wrongState('layer-made')
  if (marking) await keepFormer(act, gone, reason)
  await act.tx.deleteFrom('seat').where('id', '=', seatId).execute()
  if (!marking && gone.sitting !== null)
    await act.tx
      .deleteFrom('assignment')
      .where('eventId', '=', eventId)
      .where('accountId', '=', gone.accountId)
      .where('sitting', '=', gone.sitting)
      .execute()
  const marksStill = seats.some((one) => one.id !== seatId && one.accountId === gone.accountId && one.sitting !== null)
  if (!marking && !marksStill)
    await act.tx.deleteFrom('recusal').where('eventId', '=', eventId).where('accountId', '=', gone.accountId).execute()
  await act.note(`seat:${seatId}`, { event: eventId, account: gone.accountId, duty: gone.duty, removed: true, ...(reason && { reason }) })
  act.tell(`progress:${eventId}`)
  act.tell(`sheets:${eventId}:${gone.accountId}`)
  act.tell(`event:${eventId}`)
}

async function keepFormer(act: Act, seat: SeatSeen, reason: string | undefined): Promise<void> {
  if (reason === undefined) throw wrong('reason', 'missing')
  if (seat.sitting !== null) await mustNotBeSealed(act, seat.eventId, seat.sitting)
  const { eventId, accountId, duty, sitting, label } = seat
  await act.tx
    .insertInto('formerSeat')
    .values({ id: seat.id, eventId, accountId, duty, sitting, label, reason, by: act.by.id, at: act.at })
    .execute()
}
