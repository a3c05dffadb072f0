/** HTTP of papers: the data of what is printed; the browser sets it on A4. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { readerOf } from '../lib/audience.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { Id } from '../people/input.ts'
import { Which } from '../results/public-routes.ts'
import { may } from './access.ts'
import { papersNow, releasedPapers } from './entry.ts'
import { printedSheets } from './sheets.ts'

const Wanted = z.object({ entry: z.optional(Id), after: z.optional(Id) })

export const paperRoutes = new Hono<Env>()
  .get('/events/:event/papers/blank', may('papers.blank'), async (c) =>
    c.json(await printedSheets(c.var.site.store.read, c.req.param('event'), false, c.var.site.settings.publicUrl)),
  )
  .get('/events/:event/papers/signoff', may('papers.signoff'), async (c) =>
    c.json(await printedSheets(c.var.site.store.read, c.req.param('event'), true, c.var.site.settings.publicUrl)),
  )
  .get('/events/:event/papers/entries', may('papers.entries'), valid('query', Wanted), async (c) =>
    c.json(await papersNow(c.var.site.store.read, c.req.param('event'), c.var.site.now().toISOString(), c.req.valid('query'))),
  )
  .get(
    '/public/events/:event/releases/:number/papers',
    may('papers.released'),
    valid('param', Which),
    valid('query', Wanted),
    async (c) => {
      const { event, number } = c.req.valid('param')
      return c.json(await releasedPapers(c.var.site.store.read, event, number, c.req.valid('query'), readerOf(c)))
    },
  )
