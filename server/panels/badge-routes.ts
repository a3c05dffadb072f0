/** HTTP of badges and devices of an event. */
import { Hono } from 'hono'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { openAnswer, sealAnswer } from '../people/account.ts'
import { may } from './access.ts'
import { eventDevices, issueBadges } from './badges.ts'
import { WhoseBadge } from './input.ts'

export const badgeRoutes = new Hono<Env>()
  // Tokens and PINs stand sealed in the kept answer. The dot before a token says that a PIN belongs to it.
  .post('/events/:event/badges', may('badges.issue'), valid('json', WhoseBadge), async (c) => {
    const { site } = c.var
    const kept = await act(c, async (a) => {
      const { until, badges } = await issueBadges(a, c.req.param('event'), c.req.valid('json').account)
      return { until, sealed: badges.map((badge) => sealAnswer(site, JSON.stringify(badge))) }
    })
    const badges = kept.sealed.map((sealed) => {
      const { secret, ...badge } = JSON.parse(openAnswer(site, sealed)) as Awaited<ReturnType<typeof issueBadges>>['badges'][number]
      return { ...badge, url: `${site.settings.publicUrl}/j#.${secret}` }
    })
    return c.json({ until: kept.until, badges }, 201)
  })
  .get('/events/:event/devices', may('devices.see'), async (c) =>
    c.json({ judges: await eventDevices(c.var.site.store.read, c.req.param('event'), c.var.site.now().toISOString()) }),
  )
