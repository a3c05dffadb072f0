/** HTTP of devices: redeeming a link or badge, coming back by PIN, ending a device. */
import { Hono } from 'hono'
import { act, actorOf, perform } from '../lib/act.ts'
import { deviceOf, markDevice } from '../lib/device.ts'
import type { Ctx, Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { wrong } from '../lib/problem.ts'
import { setSessionCookie } from '../lib/session.ts'
import { may } from './access.ts'
import { comeBack, type Entered, endDevice, holderOf, useLink } from './device.ts'
import { LinkUse, PinUse } from './input.ts'

/** A wrong PIN was counted and committed; only then is it refused. */
function enter(c: Ctx, entered: Entered) {
  if ('left' in entered) throw wrong('pin', entered.left > 0 ? 'pin-wrong' : 'pin-void', { left: String(entered.left) })
  setSessionCookie(c, entered.secret)
  return c.json({ ok: true })
}

// Answers of the first two are not kept for repeats: they set cookies, which no stored answer could.
export const deviceRoutes = new Hono<Env>()
  .post('/session/link', may('session.open'), valid('json', LinkUse), async (c) => {
    const { token, pin, device } = c.req.valid('json')
    const browser = { mark: deviceOf(c), name: device || (c.req.header('User-Agent') ?? '').slice(0, 200) }
    markDevice(c)
    return enter(c, await perform(c.var.site, 'session.open', actorOf(c), (a) => useLink(a, token, browser, pin)))
  })
  .get('/session/device', may('session.see'), async (c) =>
    c.json({ holder: (await holderOf(c.var.site.store.read, deviceOf(c), c.var.site.now().toISOString()))?.name ?? null }),
  )
  .post('/session/device', may('session.open'), valid('json', PinUse), async (c) =>
    enter(c, await perform(c.var.site, 'session.open', actorOf(c), (a) => comeBack(a, deviceOf(c), c.req.valid('json').pin))),
  )
  .put('/devices/:device/end', may('devices.end'), async (c) => {
    await act(c, (a) => endDevice(a, c.req.param('device')))
    return c.json({ ok: true })
  })
