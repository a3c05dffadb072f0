/** HTTP of entries by workbook: the template, the dry run, the import. */
import { Hono } from 'hono'
import { eventOf } from '../competitions/queries.ts'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { templateOf } from '../lib/workbook.ts'
import { Apply, Lang, masked, Upload } from '../people/input.ts'
import { previewOf, sendWorkbook, tableOf } from '../people/table.ts'
import { entries as words } from '../words/entries.ts'
import { say } from '../words/words.ts'
import { may } from './access.ts'
import { columnsOf } from './columns.ts'
import { importEntries, planEntries } from './import.ts'

export const entryImportRoutes = new Hono<Env>()
  .get('/events/:event/entries/template', may('entries.import'), valid('query', Lang), async (c) => {
    const { lang = 'zh' } = c.req.valid('query')
    const { name, subject } = await eventOf(c.var.site.store.read, c.req.param('event'))
    const title = say(words, lang).templateTitle(name)
    return sendWorkbook(c, title, await templateOf(title, columnsOf(subject), lang))
  })
  .post('/events/:event/entries/import', may('entries.import'), valid('query', Apply), valid('form', Upload), async (c) => {
    const { lang = 'zh', apply } = c.req.valid('query')
    const { id, subject } = await eventOf(c.var.site.store.read, c.req.param('event'))
    const columns = columnsOf(subject)
    const table = await tableOf(c.req.valid('form').file, columns, lang)
    if (apply) return c.json(await act(c, (a) => importEntries(a, id, table)))
    const plan = await planEntries(c.var.site.store.read, c.var.site.secrets, actorOf(c), id, table)
    return c.json(
      previewOf(table, columns, lang, plan, ({ values }) => ({ ...values, idNumber: values.idNumber ? masked(values.idNumber) : null })),
    )
  })
