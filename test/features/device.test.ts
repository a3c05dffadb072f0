/** A judge's device: what the server signs for it, and the one on which a judge marks. */
import { expect, test } from 'vitest'
import { revisionsOf } from '../../server/marks/chief-queries.ts'
import { isReceived } from '../../web/judge/receipt.ts'
import { openContest, sheetFor } from './contest.ts'

async function hall() {
  const contest = await openContest()
  const { w, event } = contest
  const paper = await sheetFor(w, event, 'gu')
  /** As the judge's browser asks: with its own mark beside the session's. */
  const ask = (device: string | null, method: string, path: string, body?: string, key: string = crypto.randomUUID()) => {
    const { Cookie } = w.headersOf('gu', key) as { Cookie: string }
    const headers = {
      ...w.headersOf('gu', key),
      Cookie: device ? `${Cookie}; device=${device}` : Cookie,
      'Content-Type': 'application/json',
    }
    return w.app.request(path, { method, headers, ...(body !== undefined && { body }) })
  }
  const at = `/api/events/${event}/sheets/${paper.sheet}/marks`
  const save = (device: string | null, value: string, base: number, key?: string) =>
    ask(device, 'PUT', at, JSON.stringify({ scheme: 1, cells: [{ cell: 'tools', value, base }] }), key)
  const values = async () => {
    const rows = await revisionsOf(w.site.store.read, [paper.sheet])
    return rows.map((row) => row.value)
  }
  return { ...contest, ask, save, values }
}

test('the same request five times has five receipts that a device believes, and counts once', async () => {
  const { ask, save, values } = await hall()
  const session = (await (await ask(null, 'GET', '/api/session')).json()) as { install: { id: string; publicKey: string } }
  const pin = { install: session.install.id, publicKey: session.install.publicKey }
  const sent = {
    key: 'the-same-key',
    body: JSON.stringify({ scheme: 1, cells: [{ cell: 'tools', value: '4', base: 0 }] }),
    install: pin.install,
  }
  const answers = await Promise.all(Array.from({ length: 5 }, () => save(null, '4', 0, 'the-same-key')))
  for (const answer of answers) {
    expect(answer.status).toBe(200)
    expect(await isReceived(pin, sent, answer.headers.get('Hongbang-Receipt'), await answer.text())).toBe(true)
  }
  expect(await values()).toEqual(['4'])
  // What is refused was not received.
  expect((await save(null, '3', 0)).headers.get('Hongbang-Receipt')).toBeNull()
})

test('a second device of the same judge saves nothing until it takes over; then the first one does not', async () => {
  const { w, ask, save, values } = await hall()
  expect((await save('tablet', '4', 0)).status).toBe(200)
  const refused = await save('phone', '3', 1)
  expect({ status: refused.status, kind: ((await refused.json()) as { kind: string }).kind }).toEqual({ status: 409, kind: 'other-device' })
  expect(await values()).toEqual(['4'])
  expect((await ask('phone', 'PUT', '/api/judge/device')).status).toBe(200)
  expect((await save('phone', '3', 1)).status).toBe(200)
  expect((await save('tablet', '2', 2)).status).toBe(409)
  expect(await values()).toEqual(['4', '3'])
  const audit = await w.site.store.read.selectFrom('audit').select(['actor', 'subject']).where('act', '=', 'marking.device').execute()
  expect(audit).toEqual([{ actor: w.accounts.gu, subject: `account:${w.accounts.gu}` }])
  expect((await w.app.request('/api/judge/device', { method: 'PUT', headers: { 'Idempotency-Key': 'nobody-at-all' } })).status).toBe(401)
})

test('what a device sends for an account that is not logged in any more is not taken as another’s, nor refused for good', async () => {
  const { w, event, values } = await hall()
  const { sheet } = await sheetFor(w, event, 'gu')
  const send = (login: string) =>
    w.app.request(`/api/events/${event}/sheets/${sheet}/marks`, {
      method: 'PUT',
      headers: { ...w.headersOf(login), 'Content-Type': 'application/json', 'Hongbang-Account': w.accounts.gu as string },
      body: JSON.stringify({ scheme: 1, cells: [{ cell: 'tools', value: '4', base: 0 }] }),
    })
  expect((await send('zhao')).status).toBe(401)
  expect(await values()).toEqual([])
  expect((await send('gu')).status).toBe(200)
})

test('a browser gets its mark once, and it says nothing of who uses it', async () => {
  const { ask } = await hall()
  const first = (await ask(null, 'GET', '/api/session')).headers.get('Set-Cookie')
  expect(first).toMatch(/^device=[\w-]{22}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/)
  expect((await ask('tablet', 'GET', '/api/session')).headers.get('Set-Cookie')).toBeNull()
})
