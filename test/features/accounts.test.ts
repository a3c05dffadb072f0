/** Accounts: who issues, resets and closes whose; passwords that are shown once and stand nowhere; links for judges. */
import { expect, test } from 'vitest'
import { hashPassword } from '../../server/lib/session.ts'
import { issueAccount } from '../../server/people/account.ts'
import { type World, world } from '../world.ts'

type Role = 'admin' | 'organiser' | 'judge' | 'committee' | 'officer' | 'auditor'

const issue = (w: World, by: string, json: { login: string; role: Role; unitId: string | null }, key?: string) =>
  w.as(by, key).accounts.$post({ json: { name: '新人', ...json } })
const logIn = async (w: World, login: string, password: string) => (await w.as(null).session.$post({ json: { login, password } })).status
const reset = (w: World, by: string, account: string, key?: string) =>
  w.as(by, key).accounts[':account'].password.$put({ param: { account } })
const close = (w: World, by: string, account: string) =>
  w.as(by).accounts[':account'].closure.$put({ param: { account }, json: { reason: '调离本单位' } })
const list = async (w: World, by: string, query: { role?: Role; q?: string } = {}) =>
  (await (await w.as(by).accounts.$get({ query })).json()).rows.map(({ login }) => login)
const signedIn = async (w: World, login: string) =>
  ((await (await w.as(login).session.$get()).json()) as { session: unknown }).session !== null
const everything = async (w: World) => {
  const tables = ['account', 'answer', 'audit', 'session', 'loginLink'] as const
  return JSON.stringify(await Promise.all(tables.map((table) => w.site.store.read.selectFrom(table).selectAll().execute())))
}

test('an issued account logs in with the password that was shown once; the password stands nowhere in the database', async () => {
  const w = await world()
  const answer = await issue(w, 'admin', { login: 'wu', role: 'organiser', unitId: null }, 'issue-key-1')
  expect(answer.status).toBe(201)
  const { password } = (await answer.json()) as { password: string }
  expect(password).toMatch(/^[a-hjkmnp-z2-9]{12}$/)
  expect(await logIn(w, 'wu', password)).toBe(200)
  expect(await everything(w)).not.toContain(password)
  // The same request again: the same answer, not another password.
  const again = await issue(w, 'admin', { login: 'wu', role: 'organiser', unitId: null }, 'issue-key-1')
  expect(await again.json()).toMatchObject({ password })
  expect(await logIn(w, 'wu', password)).toBe(200)
  const note = await w.site.store.read
    .selectFrom('audit')
    .selectAll()
    .where('act', '=', 'accounts.issue')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(note).toMatchObject({ actor: w.accounts.admin, detail: '{"login":"wu","role":"organiser","unit":null}' })
})

test('admins issue any role; organisers judges, committee, officers, auditors; officers judges and officers of units within their own', async () => {
  const w = await world()
  const { district, street, steel, tools } = w.units
  const roles: Role[] = ['admin', 'organiser', 'judge', 'committee', 'officer', 'auditor']
  const taken = async (by: string, unitId: string | null) => {
    const given: Role[] = []
    for (const role of roles) {
      const answer = await issue(w, by, { login: `${by}-${role}-${unitId}`, role, unitId })
      if (answer.status === 201) given.push(role)
    }
    return given
  }
  expect(await taken('admin', street)).toEqual(roles)
  expect(await taken('organiser', street)).toEqual(['judge', 'committee', 'officer', 'auditor'])
  expect(await taken('officer', steel)).toEqual(['judge', 'officer'])
  expect(await taken('officer', street)).toEqual(['judge', 'officer'])
  for (const elsewhere of [tools, district, null]) expect(await taken('officer', elsewhere)).toEqual([])
  for (const by of ['committee', 'auditor', 'lin']) expect(await taken(by, steel)).toEqual([])
  // Outside the subtree a unit does not exist; without one an officer would stand above everybody.
  expect((await issue(w, 'officer', { login: 'x1', role: 'officer', unitId: tools })).status).toBe(404)
  expect(await (await issue(w, 'organiser', { login: 'x2', role: 'officer', unitId: null })).json()).toMatchObject({
    faults: [{ code: 'unit-needed' }],
  })
})

test('a login is taken once, and bad input is named', async () => {
  const w = await world()
  expect(await (await issue(w, 'admin', { login: 'gu', role: 'judge', unitId: null })).json()).toMatchObject({
    faults: [{ path: ['login'], code: 'login-taken' }],
  })
  expect((await issue(w, 'admin', { login: 'has space', role: 'judge', unitId: null })).status).toBe(422)
  expect((await issue(w, 'admin', { login: 'x', role: 'king' as Role, unitId: null })).status).toBe(422)
  expect((await issue(w, 'admin', { login: 'nowhere', role: 'judge', unitId: 'no-such-unit' })).status).toBe(404)
})

test('a reset gives a new password once and ends every session and link', async () => {
  const w = await world()
  const made = await (await w.as('organiser').accounts[':account'].links.$post({ param: { account: w.accounts.gu! } })).json()
  expect(await signedIn(w, 'gu')).toBe(true)
  const { password } = (await (await reset(w, 'organiser', w.accounts.gu!, 'reset-key-1')).json()) as { password: string }
  expect(await signedIn(w, 'gu')).toBe(false)
  expect(await logIn(w, 'gu', password)).toBe(200)
  expect(await everything(w)).not.toContain(password)
  expect(await (await reset(w, 'organiser', w.accounts.gu!, 'reset-key-1')).json()).toEqual({ password, address: 'http://hall.test:3000' })
  const token = (made as { url: string }).url.split('#')[1]!
  expect((await w.as(null).session.link.$post({ json: { token } })).status).toBe(410)
})

test('an officer resets and closes judges and officers of their own subtree, never beside, above or of another role', async () => {
  const w = await world()
  const account = (login: string, role: Role, unitId: string | null) =>
    w.play('accounts.issue', (act) => issueAccount(act, { login, name: login, role, unitId, password: null }))
  const below = await account('below', 'officer', w.units.steel)
  const beside = await account('beside', 'officer', w.units.industry)
  const above = await account('above', 'officer', w.units.district)
  const other = await account('other', 'auditor', w.units.steel)
  expect((await reset(w, 'officer', below)).status).toBe(200)
  expect((await reset(w, 'officer', w.accounts.lin!)).status).toBe(200)
  for (const hidden of [beside, above, w.accounts.admin!, w.accounts.gu!, 'nobody']) {
    expect((await reset(w, 'officer', hidden)).status).toBe(404)
    expect((await close(w, 'officer', hidden)).status).toBe(404)
  }
  expect((await reset(w, 'officer', other)).status).toBe(403)
  expect((await close(w, 'officer', other)).status).toBe(403)
  expect(await list(w, 'officer')).toEqual(['officer', 'lin', 'below', 'other'])
  expect((await reset(w, 'organiser', w.accounts.admin!)).status).toBe(403)
  expect((await reset(w, 'organiser', w.accounts.organiser2!)).status).toBe(403)
  expect((await reset(w, 'admin', w.accounts.organiser2!)).status).toBe(200)
})

test('a closed account is out at once and for good, and why is on record', async () => {
  const w = await world()
  const password = await hashPassword('eleven men lift')
  const id = await w.play('accounts.issue', (act) => issueAccount(act, { login: 'he', name: '何', role: 'judge', unitId: null, password }))
  expect(await signedIn(w, 'zhao')).toBe(true)
  expect((await close(w, 'organiser', w.accounts.zhao!)).status).toBe(200)
  expect(await signedIn(w, 'zhao')).toBe(false)
  expect((await close(w, 'organiser', id)).status).toBe(200)
  expect(await logIn(w, 'he', 'eleven men lift')).toBe(401)
  const closed = [
    await close(w, 'organiser', id),
    await reset(w, 'organiser', id),
    await w.as('organiser').accounts[':account'].links.$post({ param: { account: id } }),
  ]
  expect(closed.map(({ status }) => status)).toEqual([409, 409, 409])
  const note = await w.site.store.read
    .selectFrom('audit')
    .selectAll()
    .where('act', '=', 'accounts.close')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(note).toMatchObject({ subject: `account:${w.accounts.zhao}`, detail: '{"reason":"调离本单位"}' })
  const seen = await (await w.as('organiser').accounts.$get({ query: { q: 'zhao' } })).json()
  expect(seen.rows).toMatchObject([{ closed: { reason: '调离本单位' } }])
  expect(await (await close(w, 'admin', w.accounts.admin!)).json()).toMatchObject({ faults: [{ code: 'own-account' }] })
})

test('a judge’s link carries the public address, works once within ten minutes, and stands nowhere in clear', async () => {
  const w = await world()
  const link = async (account: string, key?: string) => w.as('organiser', key).accounts[':account'].links.$post({ param: { account } })
  const made = (await (await link(w.accounts.gu!, 'link-key-1')).json()) as { url: string; expiresAt: string }
  expect(made.url).toMatch(/^http:\/\/hall\.test:3000\/j#[\w-]{22}$/)
  expect(Date.parse(made.expiresAt) - w.site.clock.ms).toBeLessThanOrEqual(10 * 60_000)
  const token = made.url.split('#')[1]!
  expect(await everything(w)).not.toContain(token)
  expect(await (await link(w.accounts.gu!, 'link-key-1')).json()).toEqual(made)
  expect((await w.as(null).session.link.$post({ json: { token } })).status).toBe(200)
  expect((await w.as(null).session.link.$post({ json: { token } })).status).toBe(410)
  // Only for judges: a link is a key, and nobody hands out the key of an account above.
  expect(await (await link(w.accounts.admin!)).json()).toMatchObject({ kind: 'wrong-state', faults: [{ code: 'judges-only' }] })
  expect((await link('nobody')).status).toBe(404)
  expect((await w.as('officer').accounts[':account'].links.$post({ param: { account: w.accounts.lin! } })).status).toBe(403)
})

test('everybody changes their own password, knowing the present one; their other devices are out', async () => {
  const w = await world()
  const first = await hashPassword('eleven men lift')
  await w.play('accounts.issue', (act) => issueAccount(act, { login: 'he', name: '何', role: 'judge', unitId: null, password: first }))
  const enter = async () =>
    (await w.as(null).session.$post({ json: { login: 'he', password: 'eleven men lift' } })).headers.get('Set-Cookie')!.split(';')[0]!
  const [here, there] = [await enter(), await enter()]
  const who = async (cookie: string) =>
    ((await (await w.app.request('/api/session', { headers: { Cookie: cookie } })).json()) as { session: unknown }).session
  const change = (old: string, password: string) =>
    w.app.request('/api/session/password', {
      method: 'PUT',
      headers: { ...w.headersOf(null), Cookie: here, 'Content-Type': 'application/json' },
      body: JSON.stringify({ old, password }),
    })
  expect(await (await change('wrong one here', 'twelve women sing')).json()).toMatchObject({
    faults: [{ path: ['old'], code: 'wrong-password' }],
  })
  expect((await change('eleven men lift', 'short')).status).toBe(422)
  expect((await change('eleven men lift', 'twelve women sing')).status).toBe(200)
  expect([(await who(here)) !== null, await who(there)]).toEqual([true, null])
  // Sent again because the answer was lost.
  expect((await change('eleven men lift', 'twelve women sing')).status).toBe(200)
  expect(await logIn(w, 'he', 'twelve women sing')).toBe(200)
  expect(await logIn(w, 'he', 'eleven men lift')).toBe(401)
  expect(await w.site.store.read.selectFrom('answer').selectAll().where('account', '!=', 'x').execute()).toEqual([])
  expect((await w.app.request('/api/session/password', { method: 'PUT', headers: w.headersOf(null) })).status).toBe(401)
  for (let i = 0; i < 5; i++) await change('guess number one', 'guess number two')
  expect((await change('twelve women sing', 'thirteen children run')).status).toBe(429)
})

test('accounts are filtered by role and by how name or login begin', async () => {
  const w = await world()
  expect(await list(w, 'admin', { role: 'organiser' })).toEqual(['organiser', 'organiser2'])
  expect(await list(w, 'admin', { q: 'zh' })).toEqual(['zhao', 'zhou'])
  expect((await w.as('auditor').accounts.$get({ query: {} })).status).toBe(403)
})
