/** HTTP of judge analytics: a page of its own, never part of a result page. */
import { Hono } from 'hono'
import { holdsSeat } from '../lib/access.ts'
import { actorOf } from '../lib/act.ts'
import { readerOf } from '../lib/audience.ts'
import type { Env } from '../lib/env.ts'
import { may } from './access.ts'
import { analyticsOf } from './analytics.ts'

export const analyticsRoutes = new Hono<Env>().get('/events/:event/analytics', may('analytics.see'), async (c) => {
  const event = c.req.param('event')
  const isChief = await holdsSeat(c, actorOf(c).id, event, ['chief'])
  return c.json(await analyticsOf(c.var.site.store.read, event, isChief ? 'chief' : readerOf(c)))
})
