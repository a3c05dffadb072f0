/** HTTP of paper: sheets keyed in by two clerks, and their differences settled. */
import { Hono } from 'hono'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { KeyedIn, Reason, Settlement } from './input.ts'
import { keyIn, rejectKeyings, settle } from './keying.ts'
import { paperOfSeat, papersOf } from './keying-desk.ts'

export const keyingRoutes = new Hono<Env>()
  .get('/events/:event/keyings', may('keying.see'), async (c) =>
    c.json({ papers: await papersOf(c.var.site.store.read, actorOf(c), c.req.param('event')) }),
  )
  .get('/events/:event/keyings/:seat', may('keying.see'), async (c) => {
    const { event, seat } = c.req.param()
    return c.json(await paperOfSeat(c.var.site.store.read, actorOf(c), event, seat))
  })
  .put('/events/:event/sheets/:sheet/keying', may('keying.add'), valid('json', KeyedIn), async (c) => {
    const { event, sheet } = c.req.param()
    return c.json(await act(c, (a) => keyIn(a, event, sheet, c.req.valid('json'))))
  })
  .put('/events/:event/sheets/:sheet/keying/settlement', may('keying.settle'), valid('json', Settlement), async (c) => {
    const { event, sheet } = c.req.param()
    await act(c, (a) => settle(a, event, sheet, c.req.valid('json').choices))
    return c.json({ ok: true })
  })
  .put('/events/:event/sheets/:sheet/keying/rejection', may('keying.settle'), valid('json', Reason), async (c) => {
    const { event, sheet } = c.req.param()
    await act(c, (a) => rejectKeyings(a, event, sheet, c.req.valid('json').reason))
    return c.json({ ok: true })
  })
