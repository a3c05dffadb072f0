/** HTTP of notes: a judge's own, and the deliberation in which the panel reads them. */
import { Hono } from 'hono'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { NoteShape } from './input.ts'
import { deliberationOf, deliberationsOf, openDeliberation, saveNote } from './note.ts'

export const noteRoutes = new Hono<Env>()
  .put('/events/:event/sheets/:sheet/note', may('notes.save'), valid('json', NoteShape), async (c) => {
    const { event, sheet } = c.req.param()
    return c.json(await act(c, (a) => saveNote(a, event, sheet, c.req.valid('json'))))
  })
  .get('/events/:event/deliberations', may('deliberation.open'), async (c) =>
    c.json({ entries: await deliberationsOf(c.var.site.store.read, c.req.param('event')) }),
  )
  .get('/events/:event/entries/:entry/deliberation', may('deliberation.see'), async (c) => {
    const { event, entry } = c.req.param()
    return c.json(await deliberationOf(c.var.site.store.read, actorOf(c), event, entry))
  })
  .put('/events/:event/entries/:entry/deliberation', may('deliberation.open'), async (c) => {
    const { event, entry } = c.req.param()
    await act(c, (a) => openDeliberation(a, event, entry))
    return c.json({ ok: true })
  })
