/** HTTP of marks: one's own sheets, saving, submitting, progress. */
import { Hono } from 'hono'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { follow } from '../lib/live.ts'
import { may } from './access.ts'
import { takeOver } from './device.ts'
import { Marks, Submission } from './input.ts'
import { saveMarks } from './mark.ts'
import { oneSheet, ownSheets } from './own.ts'
import { progressOf } from './progress.ts'
import { seatedEvents } from './queries.ts'
import { submitSheet } from './sheet.ts'

export const markRoutes = new Hono<Env>()
  .get('/judge/events', may('marking.mine'), async (c) => c.json({ events: await seatedEvents(c.var.site.store.read, actorOf(c).id) }))
  .put('/judge/device', may('marking.device'), async (c) => c.json(await act(c, takeOver)))
  .get('/events/:event/my-sheets', may('sheets.mine'), async (c) =>
    c.json(await ownSheets(c.var.site.store.read, actorOf(c), c.req.param('event'))),
  )
  .get('/events/:event/my-sheets/live', may('sheets.mine'), (c) =>
    follow(c, c.var.site.live, `sheets:${c.req.param('event')}:${actorOf(c).id}`),
  )
  .get('/events/:event/sheets/:sheet', may('sheet.see'), async (c) => {
    const { event, sheet } = c.req.param()
    return c.json(await oneSheet(c.var.site.store.read, actorOf(c), event, sheet))
  })
  .put('/events/:event/sheets/:sheet/marks', may('marks.save'), valid('json', Marks), async (c) => {
    const { event, sheet } = c.req.param()
    return c.json(await act(c, (a) => saveMarks(a, event, sheet, c.req.valid('json'))))
  })
  .put('/events/:event/sheets/:sheet/submission', may('sheet.submit'), valid('json', Submission), async (c) => {
    const { event, sheet } = c.req.param()
    return c.json(await act(c, (a) => submitSheet(a, event, sheet, c.req.valid('json').revisions)))
  })
  .get('/events/:event/progress', may('progress.see'), async (c) => c.json(await progressOf(c.var.site.store.read, c.req.param('event'))))
  .get('/events/:event/progress/live', may('progress.see'), (c) => follow(c, c.var.site.live, `progress:${c.req.param('event')}`))
