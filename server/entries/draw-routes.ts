/** HTTP of the draw and its codes: announcing and drawing, what anyone may see of it, the layers and their custodians. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { act, actorOf } from '../lib/act.ts'
import { readerOf } from '../lib/audience.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { makeLayer, openLayer } from './codes.ts'
import { codesFor } from './codes-view.ts'
import { announceDraw, drawLots } from './draw.ts'
import { DrawPlan } from './input.ts'
import { drawFor, drawRecord } from './view.ts'

const Layer = z.object({ event: z.string(), layer: z.coerce.number().check(z.int(), z.gte(1), z.lte(3)) })

export const drawRoutes = new Hono<Env>()
  .get('/events/:event/draw', may('entries.see'), async (c) => c.json({ draw: await drawFor(c.var.site.store.read, c.req.param('event')) }))
  .put('/events/:event/draw/plan', may('draw.announce'), valid('json', DrawPlan), async (c) =>
    c.json(await act(c, (a) => announceDraw(a, c.req.param('event'), c.req.valid('json')))),
  )
  .put('/events/:event/draw', may('entries.draw'), async (c) => c.json(await act(c, (a) => drawLots(a, c.req.param('event')))))
  .get('/public/events/:event/draw', may('draw.public'), async (c) =>
    c.json(await drawRecord(c.var.site.store.read, c.req.param('event'), readerOf(c))),
  )
  .get('/events/:event/codes', may('codes.see'), async (c) =>
    c.json(await codesFor(c.var.site.store.read, c.req.param('event'), actorOf(c))),
  )
  .put('/events/:event/codes/:layer', may('codes.make'), valid('param', Layer), async (c) => {
    const { event, layer } = c.req.valid('param')
    return c.json(await act(c, (a) => makeLayer(a, event, layer)))
  })
  .put('/events/:event/codes/:layer/decryption', may('codes.open'), valid('param', Layer), async (c) => {
    const { event, layer } = c.req.valid('param')
    return c.json(await act(c, (a) => openLayer(a, event, layer)))
  })
