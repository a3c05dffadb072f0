/** HTTP of the list: choosing, counting, confirming, and the workbook. */
import { Hono } from 'hono'
import { adoptedIn } from '../ballots/queries.ts'
import { act } from '../lib/act.ts'
import { readerOf } from '../lib/audience.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import type { Give, RuleKey } from '../scoring/selection/instance.ts'
import { may } from './access.ts'
import type { Question } from './answer.ts'
import { sheetFactsOf } from './dossier.ts'
import { answerAbout } from './draft.ts'
import { liftException, setExceptions } from './exception.ts'
import { Chosen, Confirmation } from './input.ts'
import { fileName, listWorkbook } from './list.ts'
import { removedOf } from './notice-queries.ts'
import { nominationsOf } from './queries.ts'
import { choose, confirm, confirmedList, listOf, selectionOf } from './selection.ts'
import { Asked, Exceptions } from './selection-input.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const selectionRoutes = new Hono<Env>()
  .get('/campaigns/:campaign/programmes/:programme/selection', may('selection.see'), async (c) => {
    const { campaign, programme } = c.req.param()
    const db = c.var.site.store.read
    const selection = await selectionOf(db, campaign, programme, readerOf(c).at)
    const confirmed = await confirmedList(db, programme)
    return c.json({ ...selection, reasons: confirmed?.reasons ?? [], ballots: await adoptedIn(db, programme) })
  })
  .put('/campaigns/:campaign/programmes/:programme/selection', may('selection.choose'), valid('json', Chosen), async (c) => {
    const { campaign, programme } = c.req.param()
    const { chosen, base } = c.req.valid('json')
    return c.json(await act(c, (a) => choose(a, campaign, programme, chosen, base)))
  })
  .post('/campaigns/:campaign/programmes/:programme/questions', may('selection.ask'), valid('json', Asked), async (c) => {
    const { campaign, programme } = c.req.param()
    return c.json(await answerAbout(c.var.site.store.read, campaign, programme, c.req.valid('json') as Question, readerOf(c).at))
  })
  .put('/campaigns/:campaign/programmes/:programme/exceptions', may('selection.except'), valid('json', Exceptions), async (c) => {
    const { campaign, programme } = c.req.param()
    const { gives, reason } = c.req.valid('json')
    return c.json(await act(c, (a) => setExceptions(a, campaign, programme, gives as Give[], reason)))
  })
  .delete('/campaigns/:campaign/programmes/:programme/exceptions/:rule', may('selection.except'), async (c) => {
    const { campaign, programme, rule } = c.req.param()
    return c.json(await act(c, (a) => liftException(a, campaign, programme, rule as RuleKey)))
  })
  .put('/campaigns/:campaign/programmes/:programme/confirmation', may('selection.confirm'), valid('json', Confirmation), async (c) => {
    const { campaign, programme } = c.req.param()
    const confirmation = c.req.valid('json')
    return c.json(await act(c, (a) => confirm(a, campaign, programme, confirmation)))
  })
  .get('/campaigns/:campaign/programmes/:programme/list.xlsx', may('selection.export'), async (c) => {
    const { campaign, programme } = c.req.param()
    const db = c.var.site.store.read
    const draft = await listOf(db, campaign, programme, readerOf(c).at)
    const list = (await confirmedList(db, programme)) ?? draft
    c.header('Content-Disposition', `attachment; filename="list.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName(list))}`)
    const facts = await sheetFactsOf(db, await nominationsOf(db, campaign), null)
    return c.body(new Uint8Array(await listWorkbook(list, facts, await removedOf(db, programme))), 200, { 'Content-Type': XLSX })
  })
