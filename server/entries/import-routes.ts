/** HTTP of entries by workbook: the template, the dry run, the import, the file with its errors marked. */
import { Hono } from 'hono'
import { eventOf } from '../competitions/queries.ts'
import { actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { templateOf } from '../lib/workbook.ts'
import { Lang } from '../people/input.ts'
import { takingIn } from '../people/list.ts'
import { sendWorkbook } from '../people/table.ts'
import { entries as words } from '../words/entries.ts'
import { say } from '../words/words.ts'
import { may } from './access.ts'
import { columnsOf, offering } from './columns.ts'
import { list } from './import.ts'
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
  .post('/events/:event/entries/import', may('entries.import'), valid('query', Lang), takingIn(list, 'import'))
  .post('/events/:event/entries/import/checks', may('entries.check'), valid('query', Lang), takingIn(list, 'check'))
  .post('/events/:event/entries/import/marked', may('entries.check'), valid('query', Lang), takingIn(list, 'mark'))
