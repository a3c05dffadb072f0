/** HTTP of an award's papers: looked at as they will be printed, and packed as a job. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { Id } from '../people/input.ts'
import { may } from './access.ts'
import { awardPapersOf, mayPack, recommendersOf } from './award.ts'
import { papersNamed, queuePacket } from './packet.ts'

const order = z.enum(['given', 'strokes'])
const Look = z.object({ unit: z.optional(Id), final: z.optional(z.literal('1')), order: z._default(order, 'given') })
const Packet = z.strictObject({ unit: z.nullable(Id), final: z.boolean(), order, a3: z.boolean() })

export const awardPaperRoutes = new Hono<Env>()
  .get('/campaigns/:campaign/programmes/:programme/papers', may('awards.papers'), valid('query', Look), async (c) => {
    const { campaign, programme } = c.req.param()
    const { unit = null, final, order } = c.req.valid('query')
    const { store, now } = c.var.site
    await mayPack(store.read, actorOf(c), unit)
    const award = await awardPapersOf(store.read, campaign, programme, { unit, final: final === '1', order }, now().toISOString())
    return c.json({ papers: papersNamed(award), missing: award.missing })
  })
  .get('/campaigns/:campaign/programmes/:programme/packets', may('awards.papers'), async (c) => {
    const { campaign, programme } = c.req.param()
    return c.json({ units: await recommendersOf(c.var.site.store.read, campaign, programme, actorOf(c).path) })
  })
  .post('/campaigns/:campaign/programmes/:programme/packets', may('awards.packet'), valid('json', Packet), async (c) => {
    const { campaign, programme } = c.req.param()
    const asked = c.req.valid('json')
    await mayPack(c.var.site.store.read, actorOf(c), asked.unit)
    return c.json({ job: await act(c, (a) => queuePacket(a, { ...asked, campaign, programme })) })
  })
