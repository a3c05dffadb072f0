/** HTTP of appeals: filing with evidence, what a ruling would come to, and ruling. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { act, actorOf } from '../lib/act.ts'
import { audienceOf, releaseTopic } from '../lib/audience.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { follow } from '../lib/live.ts'
import { uploadIn } from '../lib/upload.ts'
import { Id, line } from '../people/input.ts'
import { may } from './access.ts'
import { addEvidence, fileAppeal, previewAppeal, ruleAppeal, scopeOf } from './appeal.ts'
import { appealOf, fileOf } from './appeal-queries.ts'
import { appealsSeen } from './appeal-view.ts'

const NewAppeal = z.strictObject({ entry: Id, leader: line(40), grounds: line(2000, 4), late: z.optional(line(200, 0)) })
const Ruling = z.strictObject({
  outcome: z.enum(['upheld', 'partly', 'rejected']),
  reason: line(500, 4),
  look: z.nullable(z.strictObject({ trial: Id, id: Id })),
})

export const appealRoutes = new Hono<Env>()
  .get('/events/:event/appeals', may('appeals.see'), async (c) => {
    const { store, now } = c.var.site
    return c.json(await appealsSeen(store.read, c.req.param('event'), actorOf(c), now().toISOString()))
  })
  .get('/events/:event/appeals/live', may('appeals.see'), (c) => {
    const event = c.req.param('event')
    return follow(c, c.var.site.live, `appeals:${event}`, releaseTopic(event, audienceOf(c)))
  })
  .post('/events/:event/appeals', may('appeals.file'), valid('json', NewAppeal), async (c) =>
    c.json(await act(c, (a) => fileAppeal(a, c.req.param('event'), c.req.valid('json'))), 201),
  )
  .post('/events/:event/appeals/:appeal/files', may('appeals.file'), async (c) => {
    const { event, appeal } = c.req.param()
    const { name, bytes } = await uploadIn(c)
    return c.json(await act(c, (a) => addEvidence(a, event, appeal, name, bytes)), 201)
  })
  .get('/events/:event/appeals/:appeal/files/:file', may('appeals.see'), async (c) => {
    const { event, appeal, file } = c.req.param()
    const { id } = await appealOf(c.var.site.store.read, event, appeal, scopeOf(actorOf(c)))
    const { name, type, content } = await fileOf(c.var.site.store.read, id, file)
    c.header('Content-Disposition', `attachment; filename="evidence"; filename*=UTF-8''${encodeURIComponent(name)}`)
    return c.body(new Uint8Array(Buffer.from(content, 'base64')), 200, { 'Content-Type': type })
  })
  .post('/events/:event/appeals/:appeal/trial', may('appeals.rule'), async (c) => {
    const { event, appeal } = c.req.param()
    return c.json(await act(c, (a) => previewAppeal(a, event, appeal)), 201)
  })
  .put('/events/:event/appeals/:appeal/ruling', may('appeals.rule'), valid('json', Ruling), async (c) => {
    const { event, appeal } = c.req.param()
    await act(c, (a) => ruleAppeal(a, event, appeal, c.req.valid('json')))
    return c.json({ ok: true })
  })
