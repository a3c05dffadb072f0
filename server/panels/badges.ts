/** Badges and devices of an event: printed log-ins for its judges, and the devices on which they came in. */
import type { Db } from '../../db/open.ts'
import { eventOf } from '../competitions/queries.ts'
import type { Act } from '../lib/act.ts'
import { notFound, wrongState } from '../lib/problem.ts'
import { makeBadge } from '../people/account.ts'
import { type DeviceSeen, devicesOf } from '../people/device.ts'
import { type SeatSeen, seatsOf } from './queries.ts'

/** Hours after the competition's last day during which a badge still opens: contests run late. */
const MARGIN_HOURS = 12
/** A badge is good for a day at least, also when the last day is over. */
const LEAST_HOURS = 24

export interface Badge {
  accountId: string
  label: string
  name: string
  /** The token of the address, and the PIN that is handed over apart; both are known only now. */
  secret: string
  pin: string
}

/** Each judge of the event once, by label. */
const judgesOf = (seats: SeatSeen[]) => [
  ...new Map(seats.filter((seat) => seat.duty === 'judge').map((seat) => [seat.accountId, seat] as const)).values(),
]

/** Makes badges for all judges of an event, or for one; earlier badges and codes of theirs end. */
export async function issueBadges(act: Act, eventId: string, accountId: string | null): Promise<{ until: string; badges: Badge[] }> {
  const event = await eventOf(act.tx, eventId)
  const judges = judgesOf(await seatsOf(act.tx, eventId)).filter((seat) => accountId === null || seat.accountId === accountId)
  if (judges.length === 0) throw accountId === null ? wrongState('no-judges') : notFound()
  const until = badgeEnd(event.competition.endsOn, act.at)
  const badges: Badge[] = []
  for (const { accountId, label, name } of judges) badges.push({ accountId, label, name, ...(await makeBadge(act, accountId, until)) })
  await act.note(`event:${eventId}`, { badges: badges.length, until })
  return { until, badges }
}

/** The end of the last day in Shanghai and a margin; a day from now when that is over. */
export function badgeEnd(endsOn: string, at: string): string {
  const planned = Date.parse(`${endsOn}T24:00:00+08:00`) + MARGIN_HOURS * 3_600_000
  return new Date(Math.max(planned, Date.parse(at) + LEAST_HOURS * 3_600_000)).toISOString()
}

export interface JudgeDevices {
  accountId: string
  label: string
  name: string
  devices: Omit<DeviceSeen, 'accountId'>[]
}

/** The judges of an event with the devices that are theirs. */
export async function eventDevices(db: Db, eventId: string, at: string): Promise<JudgeDevices[]> {
  const { id } = await eventOf(db, eventId)
  const judges = judgesOf(await seatsOf(db, id))
  const devices = await devicesOf(
    db,
    judges.map((seat) => seat.accountId),
    at,
  )
  return judges.map(({ accountId, label, name }) => ({
    accountId,
    label,
    name,
    devices: devices.filter((one) => one.accountId === accountId).map(({ accountId: _, ...device }) => device),
  }))
}
