/** HTTP of histories: what happened in an event, and a worker's skill passport. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { actorOf } from '../lib/act.ts'
import { readerOf } from '../lib/audience.ts'
import type { Env, Session } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { passportOf } from './passport.ts'
import { timelineOf } from './timeline.ts'

const TimelineQuery = z.strictObject({
  part: z.optional(z.enum(['setup', 'entries', 'panel', 'marking', 'results'])),
  before: z.optional(z.coerce.number().check(z.int(), z.gte(1))),
})

export const historyRoutes = new Hono<Env>()
  .get('/events/:event/timeline', may('timeline.see'), valid('query', TimelineQuery), async (c) => {
    const { role, path } = c.var.session as Session
    return c.json(await timelineOf(c.var.site.store.read, c.req.param('event'), { role, path }, c.req.valid('query')))
  })
  .get('/persons/:person/passport', may('passport.see'), async (c) =>
    c.json(await passportOf(c.var.site.store.read, actorOf(c).path, readerOf(c), c.req.param('person'))),
  )
