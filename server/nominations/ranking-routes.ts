/** HTTP of ranking: how a programme's nominees are ranked, and their points or agreed places by workbook. */
import { Hono } from 'hono'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { uploadIn } from '../lib/upload.ts'
import { Lang } from '../people/input.ts'
import { previewOf, sendWorkbook, tableOf } from '../people/table.ts'
import { may } from './access.ts'
import { importMerit, meritColumns, meritWorkbook, planMerit, setRanking } from './merit.ts'
import { SetRanking } from './selection-input.ts'

export const rankingRoutes = new Hono<Env>()
  .put('/campaigns/:campaign/programmes/:programme/ranking', may('ranking.set'), valid('json', SetRanking), async (c) => {
    const { campaign, programme } = c.req.param()
    const { version, ...ranking } = c.req.valid('json')
    return c.json(await act(c, (a) => setRanking(a, campaign, programme, ranking, version)))
  })
  .get('/campaigns/:campaign/programmes/:programme/merit.xlsx', may('ranking.see'), valid('query', Lang), async (c) => {
    const { campaign, programme } = c.req.param()
    const { title, bytes } = await meritWorkbook(c.var.site.store.read, campaign, programme, c.req.valid('query').lang ?? 'zh')
    return sendWorkbook(c, title, bytes)
  })
  .post('/campaigns/:campaign/programmes/:programme/merit/checks', may('ranking.set'), valid('query', Lang), async (c) => {
    const { campaign, programme } = c.req.param()
    const { lang = 'zh' } = c.req.valid('query')
    const table = await tableOf(await uploadIn(c), meritColumns, lang)
    const plan = await planMerit(c.var.site.store.read, campaign, programme, table)
    return c.json(previewOf(table, meritColumns, lang, plan, ({ values }) => values))
  })
  .post('/campaigns/:campaign/programmes/:programme/merit', may('ranking.set'), valid('query', Lang), async (c) => {
    const { campaign, programme } = c.req.param()
    const table = await tableOf(await uploadIn(c), meritColumns, c.req.valid('query').lang ?? 'zh')
    return c.json(await act(c, (a) => importMerit(a, campaign, programme, table)))
  })
