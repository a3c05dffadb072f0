/** HTTP of what stands before a release: the event's procedure, the recheck, and who sees what from when on. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { procedureOf, setRules } from '../competitions/procedure.ts'
import { Rules, Showing } from '../competitions/procedure-input.ts'
import { eventOf } from '../competitions/queries.ts'
import { act, actorOf } from '../lib/act.ts'
import { passOf } from '../lib/audience.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { follow } from '../lib/live.ts'
import { line } from '../people/input.ts'
import { may } from './access.ts'
import { drawRecheck, recordFinding, signRecheck } from './recheck.ts'
import { recheckView } from './recheck-view.ts'
import { setShowing } from './showing.ts'

const Finding = z.strictObject({ outcome: z.enum(['right', 'wrong']), text: line(500, 0) })

export const recheckRoutes = new Hono<Env>()
  .get('/events/:event/procedure', may('procedure.see'), async (c) => {
    const { site } = c.var
    const { id } = await eventOf(site.store.read, c.req.param('event'))
    const passes = { contestants: passOf(site, id, 'contestants'), hall: passOf(site, id, 'hall') }
    return c.json({ procedure: await procedureOf(site.store.read, id), passes })
  })
  .put('/events/:event/procedure/rules', may('procedure.set'), valid('json', Rules), async (c) => {
    await act(c, (a) => setRules(a, c.req.param('event'), c.req.valid('json')))
    return c.json({ ok: true })
  })
  .put('/events/:event/procedure/showing', may('showing.set'), valid('json', Showing), async (c) => {
    await act(c, (a) => setShowing(a, c.req.param('event'), c.req.valid('json')))
    return c.json({ ok: true })
  })
  .get('/events/:event/recheck', may('recheck.see'), async (c) =>
    c.json({ view: await recheckView(c.var.site.store.read, c.req.param('event'), actorOf(c)) }),
  )
  .get('/events/:event/recheck/live', may('recheck.see'), (c) => follow(c, c.var.site.live, `results:${c.req.param('event')}`))
  .post('/events/:event/recheck', may('recheck.draw'), async (c) => c.json(await act(c, (a) => drawRecheck(a, c.req.param('event')))))
  .post('/events/:event/recheck/sheets/:sheet/findings', may('recheck.find'), valid('json', Finding), async (c) => {
    const { event, sheet } = c.req.param()
    return c.json(await act(c, (a) => recordFinding(a, event, sheet, c.req.valid('json'))))
  })
  .put('/events/:event/recheck/signature', may('recheck.sign'), async (c) =>
    c.json(await act(c, (a) => signRecheck(a, c.req.param('event')))),
  )
