/** HTTP of the clerk's desk: entries by code, incidents, scores by spreadsheet. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { follow } from '../lib/live.ts'
import { uploadIn } from '../lib/upload.ts'
import { previewOf, sendWorkbook, tableOf } from '../people/table.ts'
import { may } from './access.ts'
import { clerkDesk } from './clerk.ts'
import { addIncident, liftIncident } from './incident.ts'
import { NewIncident, Reason } from './input.ts'
import { importScores, planScores, scoresPlace, scoresTemplate } from './scores.ts'

const Lang = z.strictObject({ lang: z._default(z.enum(['zh', 'en']), 'zh') })
const How = z.strictObject({ ...Lang.shape, apply: z.optional(z.literal('1')) })

export const clerkRoutes = new Hono<Env>()
  .get('/events/:event/clerk', may('clerk.see'), async (c) =>
    c.json(await clerkDesk(c.var.site.store.read, actorOf(c), c.req.param('event'))),
  )
  .get('/events/:event/clerk/live', may('clerk.see'), (c) =>
    follow(c, c.var.site.live, `progress:${c.req.param('event')}`, `event:${c.req.param('event')}`),
  )
  .post('/events/:event/incidents', may('incidents.change'), valid('json', NewIncident), async (c) =>
    c.json({ id: await act(c, (a) => addIncident(a, c.req.param('event'), c.req.valid('json'))) }),
  )
  .put('/events/:event/incidents/:incident/lift', may('incidents.change'), valid('json', Reason), async (c) => {
    const { event, incident } = c.req.param()
    await act(c, (a) => liftIncident(a, event, incident, c.req.valid('json').reason))
    return c.json({ ok: true })
  })
  .get('/events/:event/sittings/:sitting/template', may('scores.import'), valid('query', Lang), async (c) => {
    const { event, sitting } = c.req.param()
    const { name, bytes } = await scoresTemplate(c.var.site.store.read, event, sitting, c.req.valid('query').lang)
    return sendWorkbook(c, name, bytes)
  })
  .post('/events/:event/sittings/:sitting/import', may('scores.import'), valid('query', How), async (c) => {
    const { event, sitting } = c.req.param()
    const { lang, apply } = c.req.valid('query')
    const place = await scoresPlace(c.var.site.store.read, event, sitting)
    const table = await tableOf(await uploadIn(c), place.columns, lang)
    if (apply) return c.json(await act(c, (a) => importScores(a, event, sitting, table)))
    const plan = await planScores(c.var.site.store.read, event, place, table)
    return c.json(previewOf(table, place.columns, lang, plan, (row) => row.values))
  })
