/** HTTP of a campaign's order: its steps and deadlines, quotas of the units, rules of a programme, and what a unit still owes. */
import { Hono } from 'hono'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { allotmentsOf, rank, recommenders, setAllotment } from './allotment.ts'
import { setRules } from './campaign.ts'
import { dutiesOf } from './duty.ts'
import { Ranking, Reopening, SetAllotment, SetStages } from './input.ts'
import { programmeOf } from './queries.ts'
import { SetRules } from './rules-input.ts'
import { reopenStage, setStages, stagesOf } from './stage.ts'

export const stageRoutes = new Hono<Env>()
  .get('/campaigns/:campaign/stages', may('campaigns.see'), async (c) =>
    c.json({ stages: (await stagesOf(c.var.site.store.read, c.req.param('campaign'))).map(({ campaignId: _, ...stage }) => stage) }),
  )
  .put('/campaigns/:campaign/stages', may('stages.set'), valid('json', SetStages), async (c) => {
    const { stages } = c.req.valid('json')
    return c.json(await act(c, (a) => setStages(a, c.req.param('campaign'), stages)))
  })
  .post('/campaigns/:campaign/stages/:stage/reopenings', may('stages.reopen'), valid('json', Reopening), async (c) => {
    const { campaign, stage } = c.req.param()
    return c.json(await act(c, (a) => reopenStage(a, campaign, stage, c.req.valid('json'))), 201)
  })
  .get('/campaigns/:campaign/duties', may('nominations.see'), async (c) => {
    const path = c.var.session?.path ?? '/nothing/'
    return c.json({ duties: await dutiesOf(c.var.site.store.read, c.req.param('campaign'), path, c.var.site.now().toISOString()) })
  })
  .get('/campaigns/:campaign/programmes/:programme/allotment', may('allotment.see'), async (c) => {
    const { campaign, programme } = c.req.param()
    const db = c.var.site.store.read
    const { rules } = await programmeOf(db, campaign, programme)
    return c.json({ allotted: await allotmentsOf(db, programme, rules), units: await recommenders(db) })
  })
  .put('/campaigns/:campaign/programmes/:programme/allotment', may('programmes.set'), valid('json', SetAllotment), async (c) => {
    const { campaign, programme } = c.req.param()
    const { rows, formula } = c.req.valid('json')
    return c.json(await act(c, (a) => setAllotment(a, campaign, programme, rows as Parameters<typeof setAllotment>[3], formula)))
  })
  .put('/campaigns/:campaign/programmes/:programme/rules', may('programmes.set'), valid('json', SetRules), async (c) => {
    const { campaign, programme } = c.req.param()
    const { version, ...rules } = c.req.valid('json')
    return c.json(await act(c, (a) => setRules(a, campaign, programme, version, rules)))
  })
  .put('/campaigns/:campaign/programmes/:programme/order', may('nominations.rank'), valid('json', Ranking), async (c) => {
    const { campaign, programme } = c.req.param()
    return c.json(await act(c, (a) => rank(a, campaign, programme, c.req.valid('json').order)))
  })
