/** HTTP of papers: the data of what is printed; the browser sets it on A4. */
import { Hono } from 'hono'
import type { Env } from '../lib/env.ts'
import { may } from './access.ts'
import { printedSheets } from './sheets.ts'

export const paperRoutes = new Hono<Env>()
  .get('/events/:event/papers/blank', may('papers.blank'), async (c) =>
    c.json(await printedSheets(c.var.site.store.read, c.req.param('event'), false)),
  )
  .get('/events/:event/papers/signoff', may('papers.signoff'), async (c) =>
    c.json(await printedSheets(c.var.site.store.read, c.req.param('event'), true)),
  )
