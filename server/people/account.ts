/** Accounts and their doors: the first admin, logging in by password or by a one-time link. */
import type { AccountRow } from '../../db/schema/people.ts'
import type { Act } from '../lib/act.ts'
import { digest } from '../lib/canonical.ts'
import { Problem, wrong } from '../lib/problem.ts'
import { token } from '../lib/secret.ts'
import { openSession } from '../lib/session.ts'

export interface NewAccount {
  login: string
  name: string
  role: AccountRow['role']
  unitId: string | null
  /** argon2id, made outside the transaction because it takes long; null when the account logs in by link only. */
  password: string | null
}

/** Creates an account. @throws Problem 'invalid-input' at login when it is taken. */
export async function issueAccount(act: Act, account: NewAccount): Promise<string> {
  const taken = await act.tx.selectFrom('account').select('id').where('login', '=', account.login).executeTakeFirst()
  if (taken) throw wrong('login', 'login-taken')
  const id = act.id()
  await act.tx.insertInto('account').values({ id, ...account, version: 1, createdAt: act.at }).execute()
  await act.note(`account:${id}`, { login: account.login, role: account.role, unit: account.unitId })
  return id
}

/** The first admin, by the one-time set-up link. @throws Problem 'link-used' once any account exists. */
export async function finishSetUp(act: Act, given: string, account: NewAccount): Promise<string> {
  const known = act.site.setupToken
  const any = await act.tx.selectFrom('account').select('id').limit(1).executeTakeFirst()
  if (any || !known || digest(known) !== digest(given)) throw new Problem('link-used')
  return issueAccount(act, { ...account, role: 'admin' })
}

/** A one-time log-in link for an account; the earlier ones of the account end. Valid for `minutes`. */
export async function makeLink(act: Act, accountId: string, minutes: number): Promise<string> {
  await act.tx.updateTable('loginLink').set({ usedAt: act.at }).where('accountId', '=', accountId).where('usedAt', 'is', null).execute()
  const secret = token(act.site.random)
  const expiresAt = new Date(Date.parse(act.at) + minutes * 60_000).toISOString()
  await act.tx.insertInto('loginLink').values({ id: digest(secret), accountId, createdBy: act.by.id, createdAt: act.at, expiresAt, usedAt: null }).execute()
  await act.note(`account:${accountId}`, { minutes })
  return secret
}

/** Redeems a link once and opens a session. @throws Problem 'link-used' when it was used, ended or never was. */
export async function useLink(act: Act, secret: string, device: string): Promise<string> {
  const link = await act.tx.selectFrom('loginLink').selectAll().where('id', '=', digest(secret)).executeTakeFirst()
  if (!link || link.usedAt || link.expiresAt < act.at) throw new Problem('link-used')
  await act.tx.updateTable('loginLink').set({ usedAt: act.at }).where('id', '=', link.id).execute()
  await act.note(`account:${link.accountId}`, { by: 'link' })
  return openSession(act.tx, act.site, link.accountId, device)
}
