/** Passwords, sessions and one-time links: who is asking, without keeping anything that could log in a thief. */
import { hash, verify } from '@node-rs/argon2'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import { digest } from './canonical.ts'
import { deviceOf } from './device.ts'
import type { Ctx, Role, Session, Site } from './env.ts'
import { heard } from './say.ts'
import { token } from './secret.ts'

/** argon2id at 19 MiB, two passes (OWASP). */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const COOKIE_S = 7 * 86_400
const HOURS: Record<Role, number> = { admin: 12, organiser: 12, judge: 16, committee: 12, officer: 12, auditor: 12 }

export const hashPassword = (password: string) => hash(password, ARGON)

/** Takes as long for an unknown account as for a wrong password. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  if (stored) return verify(stored, password)
  await hash(password, ARGON)
  return false
}

const cookieName = (site: Site) => (site.settings.publicUrl.startsWith('https:') ? '__Host-sid' : 'sid')

/**
 * Finds the session of the request's cookie; none is no error. What a device sends for somebody who is not the one logged in
 * now is nobody's: it waits there for its own account, instead of being refused as another's.
 */
export async function findSession(c: Ctx): Promise<void> {
  const cookies = heard(c, 'cookie')
  const session = cookies ? await sessionOf(c, cookies) : null
  const meant = heard(c, 'hongbang-account')
  c.set('session', meant === undefined || meant === session?.account ? session : null)
}

const openSessions = prepared((db, { id }: { id: string }) =>
  db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.accountId')
    .leftJoin('unit', 'unit.id', 'account.unitId')
    .leftJoin('accountClosure', 'accountClosure.accountId', 'account.id')
    .where('session.id', '=', id)
    .where('accountClosure.at', 'is', null)
    .select([
      'session.id',
      'account.id as account',
      'account.login',
      'account.name',
      'account.role',
      'account.unitId',
      'unit.path',
      'session.expiresAt',
    ]),
)

/** Remembered by the whole header, so that a hall's thousandth request neither parses nor hashes it again; by no header longer than ours get. */
async function sessionOf(c: Ctx, cookies: string): Promise<Session | null> {
  const site = c.get('site')
  const load = async () => {
    const cookie = getCookie(c, cookieName(site))
    const [row] = cookie ? await openSessions(site.store.read, { id: digest(cookie) }) : []
    if (!row) return null
    const { expiresAt, ...session } = row
    const all = row.role === 'admin' || row.role === 'organiser' || row.role === 'auditor' || row.role === 'committee'
    return { until: Date.parse(expiresAt), session: { ...session, path: all ? '/' : (row.path ?? '/nothing/'), device: deviceOf(c) } }
  }
  const known = await (cookies.length > 500 ? load() : site.known.recall('session', cookies, load))
  return known && known.until > site.now().getTime() ? known.session : null
}

/**
 * Writes a session inside an act and gives the token for its cookie.
 * @param bound the device that it runs on, and how long it lasts there
 */
export async function openSession(
  tx: Db,
  site: Site,
  accountId: string,
  device: string,
  bound?: { id: string | null; until: string },
): Promise<string> {
  const account = await tx.selectFrom('account').select('role').where('id', '=', accountId).executeTakeFirstOrThrow()
  const secret = token(site.random, 32)
  const now = site.now()
  await tx
    .insertInto('session')
    .values({
      id: digest(secret),
      accountId,
      device: device.slice(0, 200),
      deviceId: bound?.id ?? null,
      createdAt: now.toISOString(),
      expiresAt: bound?.until ?? new Date(now.getTime() + HOURS[account.role] * 3_600_000).toISOString(),
    })
    .execute()
  return secret
}

/** Ends a session on the server: its cookie opens nothing any more. */
export async function closeSession(tx: Db, id: string): Promise<void> {
  await tx.deleteFrom('session').where('id', '=', id).execute()
}

/** The cookie may outlive the session, which the server ends by itself. */
export function setSessionCookie(c: Ctx, secret: string): void {
  const site = c.var.site
  setCookie(c, cookieName(site), secret, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: site.settings.publicUrl.startsWith('https:'),
    maxAge: COOKIE_S,
  })
}

export function clearSessionCookie(c: Ctx): void {
  deleteCookie(c, cookieName(c.var.site), { path: '/', secure: c.var.site.settings.publicUrl.startsWith('https:') })
}

/** Wrong passwords per account within a quarter of an hour: after five, the account waits. A hall behind one address does not. */
export function createThrottle(most = 5, windowMs = 15 * 60_000) {
  const failures = new Map<string, number[]>()
  const recent = (login: string, now: number) => (failures.get(login) ?? []).filter((at) => now - at < windowMs)
  return {
    blocked: (login: string, now: number) => recent(login, now).length >= most,
    failed: (login: string, now: number) => {
      if (failures.size > 10_000) failures.clear()
      failures.set(login, [...recent(login, now), now])
    },
    cleared: (login: string) => failures.delete(login),
  }
}
