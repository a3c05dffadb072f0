/** Devices of judges: a link or badge is redeemed once and binds the browser; a badge's PIN alone opens it again on that browser. */
import type { Db } from '../../db/open.ts'
import type { Act } from '../lib/act.ts'
import { digest } from '../lib/canonical.ts'
import { notFound, Problem, wrong } from '../lib/problem.ts'
import { openSession } from '../lib/session.ts'
import { linkEnd, pinHash } from './account.ts'

/** So many wrong PINs void a badge, and later the device. */
const MOST_MISSES = 5
/** A session on a bound device: as long as its badge, but not longer than this; then the PIN is asked for. */
const MOST_SESSION_MINUTES = 7 * 24 * 60
/** After a code that was shown on a screen. */
const SCREEN_SESSION_MINUTES = 16 * 60

export interface Browser {
  /** What the browser keeps as its mark; undefined where it keeps none, and then nothing is bound. */
  mark: string | undefined
  /** How its owner or the browser itself calls it. */
  name: string
}

/** A log-in, or how many tries are left. A wrong PIN is no exception: it must be counted. */
export type Entered = { secret: string } | { left: number }

/**
 * Redeems a link or badge once, opens a session and binds the browser.
 * @throws Problem 'link-used' when it was used, ended, void or never was; 'invalid-input' at pin for a badge without its PIN
 */
export async function useLink(act: Act, secret: string, browser: Browser, pin?: string): Promise<Entered> {
  const link = await act.tx.selectFrom('loginLink').selectAll().where('id', '=', digest(secret)).executeTakeFirst()
  if (!link || link.usedAt || link.expiresAt < act.at || link.misses >= MOST_MISSES) throw new Problem('link-used')
  if (link.pin && pin === undefined) throw wrong('pin', 'pin-needed')
  if (link.pin && link.pin !== pinHash(act.site, link.accountId, pin ?? '')) {
    const misses = link.misses + 1
    await act.tx.updateTable('loginLink').set({ misses }).where('id', '=', link.id).execute()
    await act.note(`account:${link.accountId}`, { by: 'badge', misses })
    return { left: MOST_MISSES - misses }
  }
  await act.tx.updateTable('loginLink').set({ usedAt: act.at }).where('id', '=', link.id).execute()
  const until = link.pin ? link.expiresAt : linkEnd(act.at, SCREEN_SESSION_MINUTES)
  const id = await bind(act, link.accountId, browser, link.pin, until)
  await act.note(`account:${link.accountId}`, { by: link.pin ? 'badge' : 'link', device: browser.name })
  return { secret: await openSession(act.tx, act.site, link.accountId, browser.name, { id, until: sessionEnd(act.at, until) }) }
}

const sessionEnd = (at: string, until: string) => [until, linkEnd(at, MOST_SESSION_MINUTES)].sort()[0] as string

/** The browser belongs to whom it let in last. */
async function bind(act: Act, accountId: string, { mark, name }: Browser, pin: string | null, expiresAt: string): Promise<string | null> {
  if (mark === undefined) return null
  const row = { accountId, name, pin, misses: 0, createdAt: act.at, expiresAt, endedAt: null }
  const id = digest(mark)
  await act.tx.deleteFrom('session').where('deviceId', '=', id).execute()
  await act.tx
    .insertInto('boundDevice')
    .values({ id, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
  return id
}

/** Whose bound device this browser is, if its PIN would open it. */
export async function holderOf(db: Db, mark: string | undefined, at: string): Promise<{ accountId: string; name: string } | null> {
  if (mark === undefined) return null
  const row = await db
    .selectFrom('boundDevice')
    .innerJoin('account', 'account.id', 'boundDevice.accountId')
    .where('boundDevice.id', '=', digest(mark))
    .where('boundDevice.pin', 'is not', null)
    .where('boundDevice.endedAt', 'is', null)
    .where('boundDevice.expiresAt', '>', at)
    .select(['boundDevice.accountId', 'account.name'])
    .executeTakeFirst()
  return row ?? null
}

/** Opens a session on a bound device by its PIN. @throws Problem 'link-used' when the device is bound no more */
export async function comeBack(act: Act, mark: string | undefined, pin: string): Promise<Entered> {
  const holder = await holderOf(act.tx, mark, act.at)
  if (!holder || mark === undefined) throw new Problem('link-used')
  const id = digest(mark)
  const device = await act.tx.selectFrom('boundDevice').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const fits = device.pin === pinHash(act.site, device.accountId, pin)
  const misses = fits ? 0 : device.misses + 1
  const endedAt = misses >= MOST_MISSES ? act.at : null
  await act.tx.updateTable('boundDevice').set({ misses, endedAt }).where('id', '=', id).execute()
  await act.note(`account:${device.accountId}`, { by: 'pin', device: device.name, ...(!fits && { misses }) })
  if (!fits) return { left: MOST_MISSES - misses }
  const bound = { id, until: sessionEnd(act.at, device.expiresAt) }
  return { secret: await openSession(act.tx, act.site, device.accountId, device.name, bound) }
}

/** Ends a device: who is logged in on it is out, and its PIN opens nothing any more. */
export async function endDevice(act: Act, id: string): Promise<void> {
  const device = await act.tx.selectFrom('boundDevice').selectAll().where('id', '=', id).executeTakeFirst()
  if (!device) throw notFound()
  await act.tx.updateTable('boundDevice').set({ endedAt: act.at }).where('id', '=', id).where('endedAt', 'is', null).execute()
  await act.tx.deleteFrom('session').where('deviceId', '=', id).execute()
  await act.note(`account:${device.accountId}`, { device: device.name, removed: true })
}

export interface DeviceSeen {
  id: string
  accountId: string
  name: string
  createdAt: string
  ended: boolean
  /** Somebody is logged in on it now. */
  open: boolean
}

/** The devices of these accounts, newest first. */
export async function devicesOf(db: Db, accountIds: string[], at: string): Promise<DeviceSeen[]> {
  if (accountIds.length === 0) return []
  const rows = await db.selectFrom('boundDevice').selectAll().where('accountId', 'in', accountIds).orderBy('createdAt', 'desc').execute()
  const open = new Set(
    (
      await db
        .selectFrom('session')
        .select('deviceId')
        .where('accountId', 'in', accountIds)
        .where('expiresAt', '>', at)
        .orderBy('id')
        .execute()
    ).map((one) => one.deviceId),
  )
  return rows.map(({ id, accountId, name, createdAt, endedAt, expiresAt }) => ({
    id,
    accountId,
    name,
    createdAt,
    ended: endedAt !== null || expiresAt <= at,
    open: open.has(id),
  }))
}
