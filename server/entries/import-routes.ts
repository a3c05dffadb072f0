/** HTTP of entries by workbook: the template, the dry run as a job, the import, the file with its errors marked. */
import { Hono } from 'hono'
import { eventOf } from '../competitions/queries.ts'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { templateOf } from '../lib/workbook.ts'
import { Lang, Upload } from '../people/input.ts'
import { markedOf, sendWorkbook, tableOf } from '../people/table.ts'
import { entries as words } from '../words/entries.ts'
import { say } from '../words/words.ts'
import { may } from './access.ts'
import { checkEntries } from './check.ts'
import { columnsOf, offering } from './columns.ts'
import { importEntries, planEntries } from './import.ts'
import { AT_ONCE, queueImport } from './import-job.ts'
import { unitNamesWithin } from './queries.ts'

/** A longer drop-down helps nobody: an organiser's thousands of units are typed. */
const MOST_OFFERED = 300

export const entryImportRoutes = new Hono<Env>()
  .get('/events/:event/entries/template', may('entries.import'), valid('query', Lang), async (c) => {
    const { lang = 'zh' } = c.req.valid('query')
    const { name, subject } = await eventOf(c.var.site.store.read, c.req.param('event'))
    const title = say(words, lang).templateTitle(name)
    const units = await unitNamesWithin(c.var.site.store.read, actorOf(c).path, MOST_OFFERED)
    return sendWorkbook(c, title, await templateOf(title, offering(columnsOf(subject), units), lang))
  })
  .post('/events/:event/entries/import', may('entries.import'), valid('query', Lang), valid('form', Upload), async (c) => {
    const { id, subject } = await eventOf(c.var.site.store.read, c.req.param('event'))
    const table = await tableOf(c.req.valid('form').file, columnsOf(subject), c.req.valid('query').lang ?? 'zh')
    // Only of persons are there ever so many.
    if (subject === 'person' && table.rows.length > AT_ONCE && c.req.valid('form').file.name !== 'pasted.txt') {
      const bytes = new Uint8Array(await c.req.valid('form').file.arrayBuffer())
      return c.json({ job: await act(c, (a) => queueImport(a, id, bytes, c.req.valid('query').lang ?? 'zh')) })
    }
    return c.json(await act(c, (a) => importEntries(a, id, table)))
  })
  .post('/events/:event/entries/import/checks', may('entries.check'), valid('query', Lang), valid('form', Upload), async (c) => {
    const { lang = 'zh' } = c.req.valid('query')
    const bytes = new Uint8Array(await c.req.valid('form').file.arrayBuffer())
    return c.json({ job: await act(c, (a) => checkEntries(a, c.req.param('event'), bytes, lang)) })
  })
  .post('/events/:event/entries/import/marked', may('entries.import'), valid('query', Lang), valid('form', Upload), async (c) => {
    const { lang = 'zh' } = c.req.valid('query')
    const { file } = c.req.valid('form')
    const { store, secrets } = c.var.site
    const { id, subject } = await eventOf(store.read, c.req.param('event'))
    const columns = columnsOf(subject)
    const table = await tableOf(file, columns, lang)
    const plan = await planEntries(store.read, secrets, actorOf(c), id, table)
    return sendWorkbook(c, file.name.toWellFormed().replace(/\.xlsx$/i, ''), await markedOf(file, table, columns, lang, plan))
  })
