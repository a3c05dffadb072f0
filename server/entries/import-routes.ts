/** HTTP of entries by workbook: the template, the dry run, the import. */
import { type Context, Hono } from 'hono'
import { eventOf } from '../competitions/queries.ts'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { templateOf } from '../lib/workbook.ts'
import { Apply, Lang, masked, Upload } from '../people/input.ts'
import { markedOf, previewOf, sendWorkbook, tableOf } from '../people/table.ts'
import { entries as words } from '../words/entries.ts'
import { say } from '../words/words.ts'
import { may } from './access.ts'
import { checkEntries } from './check.ts'
import { columnsOf, offering } from './columns.ts'
import { importEntries, planEntries } from './import.ts'
import { unitNamesWithin } from './queries.ts'

/** A longer drop-down helps nobody: an organiser's thousands of units are typed. */
const MOST_OFFERED = 300

/** What an upload would do: the dry run. */
async function planned(c: Context<Env>, file: File, lang: 'zh' | 'en') {
  const { store, secrets } = c.var.site
  const { id, subject } = await eventOf(store.read, c.req.param('event') as string)
  const columns = columnsOf(subject)
  const table = await tableOf(file, columns, lang)
  return { columns, table, plan: await planEntries(store.read, secrets, actorOf(c), id, table) }
}

export const entryImportRoutes = new Hono<Env>()
  .get('/events/:event/entries/template', may('entries.import'), valid('query', Lang), async (c) => {
    const { lang = 'zh' } = c.req.valid('query')
    const { name, subject } = await eventOf(c.var.site.store.read, c.req.param('event'))
    const title = say(words, lang).templateTitle(name)
    const units = await unitNamesWithin(c.var.site.store.read, actorOf(c).path, MOST_OFFERED)
    return sendWorkbook(c, title, await templateOf(title, offering(columnsOf(subject), units), lang))
  })
  .post('/events/:event/entries/import', may('entries.import'), valid('query', Apply), valid('form', Upload), async (c) => {
    const { lang = 'zh', apply } = c.req.valid('query')
    const { file } = c.req.valid('form')
    if (apply) {
      const { id, subject } = await eventOf(c.var.site.store.read, c.req.param('event'))
      const table = await tableOf(file, columnsOf(subject), lang)
      return c.json(await act(c, (a) => importEntries(a, id, table)))
    }
    const { columns, table, plan } = await planned(c, file, lang)
    return c.json(
      previewOf(table, columns, lang, plan, ({ values }) => ({ ...values, idNumber: values.idNumber ? masked(values.idNumber) : null })),
    )
  })
  .post('/events/:event/entries/import/checks', may('entries.check'), valid('query', Lang), valid('form', Upload), async (c) => {
    const { lang = 'zh' } = c.req.valid('query')
    const bytes = new Uint8Array(await c.req.valid('form').file.arrayBuffer())
    return c.json({ job: await act(c, (a) => checkEntries(a, c.req.param('event'), bytes, lang)) })
  })
  .post('/events/:event/entries/import/marked', may('entries.import'), valid('query', Lang), valid('form', Upload), async (c) => {
    const { lang = 'zh' } = c.req.valid('query')
    const { file } = c.req.valid('form')
    const { columns, table, plan } = await planned(c, file, lang)
    return sendWorkbook(c, file.name.toWellFormed().replace(/\.xlsx$/i, ''), await markedOf(file, table, columns, lang, plan))
  })
