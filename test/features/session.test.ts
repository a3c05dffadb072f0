/** Doors: logging in, logging out, one-time links, the first admin. */
import { expect, test } from 'vitest'
import { hashPassword } from '../../server/lib/session.ts'
import { issueAccount, makeLink } from '../../server/people/account.ts'
import { world } from '../world.ts'

test('a person with the right password gets a cookie that only the server can read', async () => {
  const w = await world()
  const password = await hashPassword('eleven men lift')
  await w.play('accounts.issue', (act) => issueAccount(act, { login: 'wang', name: '王', role: 'organiser', unitId: null, password }))
  const bad = await w.as(null).session.$post({ json: { login: 'wang', password: 'wrong' } })
  expect(bad.status).toBe(401)
  const good = await w.as(null).session.$post({ json: { login: 'wang', password: 'eleven men lift' } })
  expect(good.status).toBe(200)
  expect(good.headers.get('Set-Cookie')).toMatch(/^sid=[\w-]{43};.*HttpOnly.*SameSite=Lax/)
})

test('five wrong passwords make the account wait', async () => {
  const w = await world()
  for (let i = 0; i < 5; i++) await w.as(null).session.$post({ json: { login: 'nobody', password: 'x' } })
  expect((await w.as(null).session.$post({ json: { login: 'nobody', password: 'x' } })).status).toBe(429)
})

test('a link logs in once; after that, and after its time, it is gone', async () => {
  const w = await world()
  const token = await w.play('accounts.link', (act) => makeLink(act, w.accounts.lin as string, 10))
  expect((await w.as(null).session.link.$post({ json: { token } })).status).toBe(200)
  expect((await w.as(null).session.link.$post({ json: { token } })).status).toBe(410)
  const late = await w.play('accounts.link', (act) => makeLink(act, w.accounts.lin as string, 10))
  w.site.clock.ms += 11 * 60_000
  expect((await w.as(null).session.link.$post({ json: { token: late } })).status).toBe(410)
})

test('logging out ends the session on the server', async () => {
  const w = await world()
  const who = async () => ((await (await w.as('gu').session.$get()).json()) as { session: { login: string } | null }).session
  expect((await who())?.login).toBe('gu')
  await w.as('gu').session.$delete()
  expect(await who()).toBeNull()
})

test('the set-up link makes the first admin, once', async () => {
  const w = await world()
  const request = { json: { token: 'x', login: 'boss', name: '主任', password: 'eleven men lift', start: 'empty' as const } }
  expect((await w.as(null).setup.$post(request)).status).toBe(410)
})

test('a request from another site is refused whatever it carries', async () => {
  const w = await world()
  const answer = await w.app.request('/api/session', {
    method: 'DELETE',
    headers: { ...w.headersOf('gu'), 'Sec-Fetch-Site': 'cross-site' },
  })
  expect(answer.status).toBe(403)
})
