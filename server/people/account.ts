/** Accounts and their doors: the first admin, issuing, resetting and closing, logging in by a one-time link. */
import type { AccountRow } from '../../db/schema/people.ts'
import type { Act, Actor } from '../lib/act.ts'
import { digest } from '../lib/canonical.ts'
import type { Site } from '../lib/env.ts'
import { notFound, Problem, wrong, wrongState } from '../lib/problem.ts'
import { token } from '../lib/secret.ts'
import { hashPassword } from '../lib/session.ts'
import { unitWithin } from './unit.ts'

type Role = AccountRow['role']

/** Whose accounts a role issues, resets and closes. Nobody can make an account that is more than their own. */
const MANAGES: Partial<Record<Actor['role'], readonly Role[]>> = {
  admin: ['admin', 'organiser', 'judge', 'committee', 'officer', 'auditor'],
  organiser: ['judge', 'committee', 'officer', 'auditor'],
  officer: ['judge', 'officer'],
}

/** Whether the actor manages accounts of this role in the unit with this path (null: of no unit). An officer never beside or above. */
export function mayManage(by: Pick<Actor, 'role' | 'path'>, role: Role, unitPath: string | null): boolean {
  if (!MANAGES[by.role]?.includes(role)) return false
  return by.path === '/' || (unitPath?.startsWith(by.path) ?? false)
}

export interface NewAccount {
  login: string
  name: string
  role: Role
  unitId: string | null
  /** argon2id, made outside the transaction because it takes long; null when the account logs in by link only. */
  password: string | null
}

/** Creates an account. @throws Problem 'invalid-input' at login when it is taken, 'not-allowed' for a role that is not the actor's to give. */
export async function issueAccount(act: Act, account: NewAccount): Promise<string> {
  const unit = account.unitId === null ? null : await unitWithin(act, account.unitId)
  if (!mayManage(act.by, account.role, unit?.path ?? null)) throw new Problem('not-allowed')
  if (account.role === 'officer' && !unit) throw wrong('unitId', 'unit-needed')
  return insertAccount(act, account)
}

async function insertAccount(act: Act, account: NewAccount): Promise<string> {
  const taken = await act.tx.selectFrom('account').select('id').where('login', '=', account.login).executeTakeFirst()
  if (taken) throw wrong('login', 'login-taken')
  const id = act.id()
  await act.tx
    .insertInto('account')
    .values({ id, ...account, version: 1, createdAt: act.at })
    .execute()
  await act.note(`account:${id}`, { login: account.login, role: account.role, unit: account.unitId })
  return id
}

/** The first admin, by the one-time set-up link. @throws Problem 'link-used' once any account exists. */
export async function finishSetUp(act: Act, given: string, account: NewAccount): Promise<string> {
  const known = act.site.setupToken
  const any = await act.tx.selectFrom('account').select('id').limit(1).executeTakeFirst()
  if (any || !known || digest(known) !== digest(given)) throw new Problem('link-used')
  return insertAccount(act, { ...account, role: 'admin' })
}

/** Gives an account another password (argon2id); every device and every open link of it ends. */
export async function resetPassword(act: Act, id: string, password: string): Promise<void> {
  await managed(act, id)
  await act.tx.updateTable('account').set({ password }).where('id', '=', id).execute()
  await endDoors(act, id)
  await act.note(`account:${id}`)
}

/** Somebody's own new password, in place of the one that was just checked; their other devices end. @throws Problem 'changed-meanwhile' */
export async function changeOwnPassword(act: Act, session: string, was: string, password: string): Promise<void> {
  const { numUpdatedRows } = await act.tx
    .updateTable('account')
    .set({ password })
    .where('id', '=', act.by.id)
    .where('password', '=', was)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('changed-meanwhile')
  await endDoors(act, act.by.id, session)
  await act.note(`account:${act.by.id}`)
}

/** Closes an account for good: nobody logs in with it any more, and who is logged in is out. */
export async function closeAccount(act: Act, id: string, reason: string): Promise<void> {
  await managed(act, id)
  if (id === act.by.id) throw wrongState('own-account')
  await act.tx.insertInto('accountClosure').values({ accountId: id, at: act.at, by: act.by.id, reason }).execute()
  await endDoors(act, id)
  await act.note(`account:${id}`, { reason })
}

/** A one-time log-in link for a judge's account; the earlier ones of the account end. Valid for `minutes`. */
export async function makeLink(act: Act, accountId: string, minutes: number): Promise<string> {
  const secret = await issueLink(act, accountId, linkEnd(act.at, minutes), null)
  await act.note(`account:${accountId}`, { minutes })
  return secret
}

/** A printed badge for a judge's account: its token, and the PIN that is handed over apart from it. It takes the place of every open link. */
export async function makeBadge(act: Act, accountId: string, expiresAt: string): Promise<{ secret: string; pin: string }> {
  const pin = freshPin(act.site)
  const secret = await issueLink(act, accountId, expiresAt, pin)
  await act.note(`account:${accountId}`, { badge: true, until: expiresAt })
  return { secret, pin }
}

async function issueLink(act: Act, accountId: string, expiresAt: string, pin: string | null): Promise<string> {
  const account = await openAccount(act, accountId)
  if (account.role !== 'judge') throw wrongState('judges-only')
  await endLinks(act, accountId)
  const secret = token(act.site.random)
  const id = digest(secret)
  const kept = { pin: pin === null ? null : pinHash(act.site, accountId, pin), misses: 0 }
  await act.tx
    .insertInto('loginLink')
    .values({ id, accountId, createdBy: act.by.id, createdAt: act.at, expiresAt, usedAt: null, ...kept })
    .execute()
  return secret
}

/** Keyed: a million possible PINs could be tried out on a plain digest. */
export const pinHash = (site: Site, accountId: string, pin: string) => site.secrets.hash(`pin ${accountId} ${pin}`)

function freshPin(site: Site): string {
  // 16,000,000 is the largest multiple of a million below 2^24: every PIN is equally likely.
  for (;;) {
    const [a, b, c] = site.random(3) as unknown as [number, number, number]
    const drawn = (a << 16) | (b << 8) | c
    if (drawn < 16_000_000) return String(drawn % 1_000_000).padStart(6, '0')
  }
}

export const linkEnd = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** A first password: twelve signs that nobody mistakes for one another. `sealed` may stand in an answer that is kept. */
export async function freshPassword(site: Site): Promise<{ hash: string; sealed: string }> {
  let clear = ''
  // 248 = 8 × 31: every sign is equally likely.
  while (clear.length < 12) for (const byte of site.random(16)) if (byte < 248 && clear.length < 12) clear += SIGNS[byte % 31]
  return { hash: await hashPassword(clear), sealed: sealAnswer(site, clear) }
}

const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const ANSWER = 'answer.secret'

/** Secrets stand sealed in kept answers, so that a repeated request gets the same one and a stolen database gives none. */
export const sealAnswer = (site: Site, secret: string) => site.secrets.seal(secret, ANSWER)
export const openAnswer = (site: Site, sealed: string) => site.secrets.unseal(sealed, ANSWER)

async function openAccount(act: Act, id: string): Promise<AccountRow & { path: string | null }> {
  const account = await act.tx
    .selectFrom('account')
    .leftJoin('unit', 'unit.id', 'account.unitId')
    .where('account.id', '=', id)
    .selectAll('account')
    .select('unit.path')
    .executeTakeFirst()
  if (!account || (act.by.path !== '/' && !account.path?.startsWith(act.by.path))) throw notFound()
  const closed = await act.tx.selectFrom('accountClosure').select('at').where('accountId', '=', id).executeTakeFirst()
  if (closed) throw wrongState('account-closed')
  return account
}

/** The open account, if the actor manages it. */
async function managed(act: Act, id: string): Promise<void> {
  const account = await openAccount(act, id)
  if (!mayManage(act.by, account.role, account.path)) throw new Problem('not-allowed')
}

async function endDoors(act: Act, accountId: string, except = ''): Promise<void> {
  await act.tx.deleteFrom('session').where('accountId', '=', accountId).where('id', '!=', except).execute()
  await act.tx.updateTable('boundDevice').set({ endedAt: act.at }).where('accountId', '=', accountId).where('endedAt', 'is', null).execute()
  await endLinks(act, accountId)
}

async function endLinks(act: Act, accountId: string): Promise<void> {
  await act.tx.updateTable('loginLink').set({ usedAt: act.at }).where('accountId', '=', accountId).where('usedAt', 'is', null).execute()
}
