/** HTTP of the rehearsal: starting it, what the devices say, wiping it. */
import { Hono } from 'hono'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { ReadinessShape } from './input.ts'
import { rehearsalSeen, reportReadiness, startRehearsal, wipeRehearsal } from './rehearsal.ts'

export const rehearsalRoutes = new Hono<Env>()
  .get('/events/:event/rehearsal', may('rehearsal.see'), async (c) =>
    c.json({ rehearsal: await rehearsalSeen(c.var.site.store.read, c.req.param('event')) }),
  )
  .put('/events/:event/rehearsal', may('rehearsal.change'), async (c) =>
    c.json(await act(c, (a) => startRehearsal(a, c.req.param('event')))),
  )
  .delete('/events/:event/rehearsal', may('rehearsal.change'), async (c) => {
    await act(c, (a) => wipeRehearsal(a, c.req.param('event')))
    return c.json({ ok: true })
  })
  .put('/events/:event/readiness', may('rehearsal.report'), valid('json', ReadinessShape), async (c) => {
    await act(c, (a) => reportReadiness(a, c.req.param('event'), c.req.valid('json')))
    return c.json({ ok: true })
  })
