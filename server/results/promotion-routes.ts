/** HTTP of promotions: what the official ranks come to, confirming it, taking back. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { Id, Reason } from '../people/input.ts'
import { may } from './access.ts'
import { promote, promotionsOf, takeBack } from './promotion.ts'

const Entries = z.strictObject({ entries: z.array(Id).check(z.minLength(1), z.maxLength(1000)) })

export const promotionRoutes = new Hono<Env>()
  .get('/events/:event/promotions', may('promotions.see'), async (c) =>
    c.json(await promotionsOf(c.var.site.store.read, c.req.param('event'))),
  )
  .post('/events/:event/promotions', may('promotions.confirm'), valid('json', Entries), async (c) =>
    c.json(await act(c, (a) => promote(a, c.req.param('event'), c.req.valid('json').entries)), 201),
  )
  .put('/events/:event/promotions/:promotion/end', may('promotions.end'), valid('json', Reason), async (c) => {
    const { event, promotion } = c.req.param()
    return c.json(await act(c, (a) => takeBack(a, event, promotion, c.req.valid('json').reason)))
  })
