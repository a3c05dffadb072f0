/** Badges and devices: printed log-ins with a PIN, the browser that they bind, coming back, and a whole hall at once. */
import { expect, test } from 'vitest'
import { hashPassword } from '../../server/lib/session.ts'
import { seat } from '../../server/panels/seat.ts'
import { issueAccount } from '../../server/people/account.ts'
import type { World } from '../world.ts'
import { openContest } from './contest.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come.
const body = async (answer: { json(): Promise<unknown> }) => (await answer.json()) as any

/** A browser: it keeps the cookies that it is given, and sends them from the same address as everybody in the hall. */
function browser({ app, headersOf }: World) {
  const jar = new Map<string, string>()
  return async (method: string, path: string, json?: unknown) => {
    const { Cookie: _, ...headers } = { Cookie: '', ...headersOf(null) }
    const answer = await app.request(`/api${path}`, {
      method,
      headers: { ...headers, 'Content-Type': 'application/json', Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      jar.set(name as string, value as string)
    }
    return answer
  }
}

const who = async (open: ReturnType<typeof browser>) => (await body(await open('GET', '/session'))).session?.login ?? null
const tokenOf = (badge: { url: string }) => badge.url.split('#.')[1] as string

async function badges() {
  const contest = await openContest()
  const { w, param } = contest
  const issue = async (account: string | null, key?: string) =>
    body(await w.as('organiser', key).events[':event'].badges.$post({ param, json: { account } }))
  const devices = async () => (await body(await w.as('organiser').events[':event'].devices.$get({ param }))).judges
  return { ...contest, issue, devices }
}

test('a badge opens once, with its PIN, until the contest is over; its token and PIN are nowhere in the database', async () => {
  const { w, issue } = await badges()
  const { until, badges: made } = await issue(null, 'the-same-press-1')
  expect(made).toHaveLength(5)
  // Midnight after 30 May in Shanghai, and half a day.
  expect(until).toBe('2026-05-31T04:00:00.000Z')
  const [badge] = made
  expect(badge.url).toMatch(/^http:\/\/hall\.test:3000\/j#\.[\w-]{22}$/)
  expect(badge.pin).toMatch(/^\d{6}$/)
  expect((await issue(null, 'the-same-press-1')).badges).toEqual(made)
  const open = browser(w)
  await who(open)
  const without = await open('POST', '/session/link', { token: tokenOf(badge) })
  expect(await body(without)).toMatchObject({ faults: [{ path: ['pin'], code: 'pin-needed' }] })
  expect((await open('POST', '/session/link', { token: tokenOf(badge), pin: badge.pin, device: '平板 3' })).status).toBe(200)
  expect(await who(open)).toBe('lin')
  expect((await browser(w)('POST', '/session/link', { token: tokenOf(badge), pin: badge.pin })).status).toBe(410)
  const kept = JSON.stringify([
    await w.site.store.read.selectFrom('loginLink').selectAll().execute(),
    await w.site.store.read.selectFrom('boundDevice').selectAll().execute(),
    await w.site.store.read.selectFrom('answer').selectAll().execute(),
    await w.site.store.read.selectFrom('audit').selectAll().execute(),
  ])
  for (const secret of [tokenOf(badge), `"${badge.pin}"`]) expect(kept).not.toContain(secret)
  w.site.clock.ms = Date.parse('2026-05-31T04:00:01.000Z')
  expect((await browser(w)('POST', '/session/link', { token: tokenOf(made[1]), pin: made[1].pin })).status).toBe(410)
})

test('five wrong PINs void a badge; a new badge voids the former one', async () => {
  const { w, issue } = await badges()
  const { badges: made } = await issue(null)
  const [badge, other] = made
  const wrong = badge.pin === '000000' ? '000001' : '000000'
  for (let left = 4; left >= 0; left--)
    expect(await body(await browser(w)('POST', '/session/link', { token: tokenOf(badge), pin: wrong }))).toMatchObject({
      faults: [left > 0 ? { code: 'pin-wrong', params: { left: String(left) } } : { code: 'pin-void' }],
    })
  expect((await browser(w)('POST', '/session/link', { token: tokenOf(badge), pin: badge.pin })).status).toBe(410)
  const again = await issue(other.accountId)
  expect(again.badges).toHaveLength(1)
  expect((await browser(w)('POST', '/session/link', { token: tokenOf(other), pin: other.pin })).status).toBe(410)
  expect((await browser(w)('POST', '/session/link', { token: tokenOf(again.badges[0]), pin: again.badges[0].pin })).status).toBe(200)
})

test('the organiser sees the device by its name; after a week its PIN alone opens it, and ending it shuts both', async () => {
  const { w, issue, devices } = await badges()
  const { badges: made } = await issue(null)
  const open = browser(w)
  await who(open)
  await open('POST', '/session/link', { token: tokenOf(made[0]), pin: made[0].pin, device: '平板 3' })
  expect((await devices())[0]).toMatchObject({ name: 'lin', devices: [{ name: '平板 3', open: true, ended: false }] })
  w.site.clock.ms += 8 * 86_400_000
  expect(await who(open)).toBeNull()
  expect(await body(await open('GET', '/session/device'))).toEqual({ holder: 'lin' })
  expect(await body(await browser(w)('GET', '/session/device'))).toEqual({ holder: null })
  const pin = made[0].pin
  expect((await open('POST', '/session/device', { pin: pin === '000000' ? '000001' : '000000' })).status).toBe(422)
  expect((await open('POST', '/session/device', { pin })).status).toBe(200)
  expect(await who(open)).toBe('lin')
  // The PIN opens no other browser.
  expect((await browser(w)('POST', '/session/device', { pin })).status).toBe(410)
  // The organiser's own session ended meanwhile; the admin act is the same.
  const { id } = (await w.site.store.read.selectFrom('boundDevice').select('id').executeTakeFirst()) as { id: string }
  w.site.clock.ms -= 8 * 86_400_000
  expect((await w.as('gu').devices[':device'].end.$put({ param: { device: id } })).status).toBe(403)
  expect((await w.as('organiser').devices[':device'].end.$put({ param: { device: id } })).status).toBe(200)
  expect(await who(open)).toBeNull()
  expect((await open('POST', '/session/device', { pin })).status).toBe(410)
  expect((await devices())[0].devices).toMatchObject([{ ended: true, open: false }])
})

test('thirty judges behind one address log in at once, by badge and by password, and none is made to wait', async () => {
  const { w, issue, event } = await badges()
  const password = await hashPassword('eleven men lift')
  for (let i = 0; i < 25; i++) {
    const accountId = await w.play('accounts.issue', (act) =>
      issueAccount(act, { login: `judge${i}`, name: `评委${i}`, role: 'judge', unitId: null, password }),
    )
    await w.play('seats.change', (act) => seat(act, event, { accountId, duty: 'judge', sitting: 'practice' }))
  }
  const { badges: made } = await issue(null)
  expect(made).toHaveLength(30)
  const inBy = made.map(async (badge: { url: string; pin: string }) => {
    const open = browser(w)
    return (await open('POST', '/session/link', { token: tokenOf(badge), pin: badge.pin })).status
  })
  expect(new Set(await Promise.all(inBy))).toEqual(new Set([200]))
  const byPassword = Array.from({ length: 25 }, async (_, i) => {
    return (await browser(w)('POST', '/session', { login: `judge${i}`, password: 'eleven men lift' })).status
  })
  expect(new Set(await Promise.all(byPassword))).toEqual(new Set([200]))
})
