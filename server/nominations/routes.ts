/** HTTP of campaigns: opening, seats and quotas, and the entitlements that first places give. */
import { Hono } from 'hono'
import { act } from '../lib/act.ts'
import { readerOf } from '../lib/audience.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { follow } from '../lib/live.ts'
import { may } from './access.ts'
import { openCampaign, setProgramme } from './campaign.ts'
import { candidatesOf } from './candidate-queries.ts'
import { entitlementsOf } from './entitlement.ts'
import { asQuotas, CandidateSearch, NewCampaign, SetProgramme, Years, yearsIn } from './input.ts'
import { campaignOf, campaignsSeen } from './queries.ts'
import { TEMPLATES } from './templates.ts'

export const campaignRoutes = new Hono<Env>()
  .get('/quota-templates', may('campaigns.see'), (c) => c.json({ templates: TEMPLATES }))
  .get('/campaigns', may('campaigns.see'), async (c) => c.json({ campaigns: await campaignsSeen(c.var.site.store.read) }))
  .post('/campaigns', may('campaigns.open'), valid('json', NewCampaign), async (c) => {
    const campaign = c.req.valid('json')
    return c.json(await act(c, (a) => openCampaign(a, campaign)))
  })
  .get('/campaigns/:campaign', may('campaigns.see'), async (c) =>
    c.json({ campaign: await campaignOf(c.var.site.store.read, c.req.param('campaign')) }),
  )
  .get('/campaigns/:campaign/live', may('selection.see'), (c) => follow(c, c.var.site.live, `campaign:${c.req.param('campaign')}`))
  .put('/campaigns/:campaign/programmes/:programme', may('programmes.set'), valid('json', SetProgramme), async (c) => {
    const { seats, quotas, version } = c.req.valid('json')
    const { campaign, programme } = c.req.param()
    return c.json(await act(c, (a) => setProgramme(a, campaign, programme, version, { seats, quotas: asQuotas(quotas) })))
  })
  .get('/campaigns/:campaign/entitlements', may('entitlements.see'), valid('query', Years), async (c) => {
    const path = c.var.session?.path ?? '/nothing/'
    const all = await entitlementsOf(c.var.site.store.read, c.req.param('campaign'), readerOf(c).at, yearsIn(c.req.valid('query').years))
    return c.json({ entitlements: all.filter((one) => one.path.startsWith(path)).map(({ path: _, ...one }) => one) })
  })
  .get('/campaigns/:campaign/candidates', may('nominations.add'), valid('query', CandidateSearch), async (c) => {
    const { q = '', after = '' } = c.req.valid('query')
    return c.json({
      candidates: await candidatesOf(c.var.site.store.read, c.req.param('campaign'), c.var.session?.path ?? '/nothing/', q, after),
    })
  })
