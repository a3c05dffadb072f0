/** HTTP of results for those who make them: the standings before a release, releasing, correcting. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { follow } from '../lib/live.ts'
import { line } from '../people/input.ts'
import { may } from './access.ts'
import { comparisonOf, squadAnswer } from './answers.ts'
import { changes } from './changes.ts'
import { flagsOf } from './flags.ts'
import { correctionsOf, releaseOf, releasesOf } from './queries.ts'
import { askCorrection, confirmCorrection, release } from './release.ts'
import { standingsNow, traceNow } from './standings.ts'
import { bundleSeen } from './veil.ts'

const Release = z.strictObject({
  kind: z.enum(['provisional', 'official']),
  last: z.int().check(z.gte(0)),
  override: z.optional(line(200, 4)),
})

export const resultRoutes = new Hono<Env>()
  .get('/events/:event/standings', may('standings.see'), async (c) =>
    c.json(await standingsNow(c.var.site.store.read, c.req.param('event'), c.var.site.now().toISOString())),
  )
  .get('/events/:event/flags', may('flags.see'), async (c) => c.json({ flags: await flagsOf(c.var.site.store.read, c.req.param('event')) }))
  .get('/events/:event/standings/live', may('standings.see'), (c) =>
    follow(c, c.var.site.live, `results:${c.req.param('event')}`, `progress:${c.req.param('event')}`),
  )
  .get('/events/:event/standings/:entry/trace', may('standings.see'), async (c) =>
    c.json(await traceNow(c.var.site.store.read, c.req.param('event'), c.req.param('entry'))),
  )
  .get('/events/:event/standings/:entry/above/:other', may('standings.see'), async (c) => {
    const { event, entry, other } = c.req.param()
    return c.json(comparisonOf(await bundleSeen(c.var.site.store.read, event), entry, other))
  })
  .get('/events/:event/standings/squads/:squad', may('standings.see'), async (c) => {
    const { event, squad } = c.req.param()
    return c.json(squadAnswer(await bundleSeen(c.var.site.store.read, event), squad))
  })
  .get('/events/:event/releases', may('standings.see'), async (c) =>
    c.json({ releases: await releasesOf(c.var.site.store.read, c.req.param('event')) }),
  )
  .post('/events/:event/releases', may('releases.make'), valid('json', Release), async (c) => {
    const { kind, last, override } = c.req.valid('json')
    return c.json(await act(c, (a) => release(a, c.req.param('event'), kind, last, override)))
  })
  .get('/events/:event/corrections', may('corrections.see'), async (c) =>
    c.json({ corrections: await correctionsOf(c.var.site.store.read, c.req.param('event')) }),
  )
  .get('/events/:event/corrections/changes', may('corrections.see'), async (c) => {
    const [db, event] = [c.var.site.store.read, c.req.param('event')]
    const published = await releaseOf(db, event, 'latest')
    const now = await standingsNow(db, event, c.var.site.now().toISOString())
    return c.json({ changes: changes(published.shown, now.shown) })
  })
  .post('/events/:event/corrections', may('corrections.ask'), valid('json', z.strictObject({ reason: line(500, 4) })), async (c) => {
    const { reason } = c.req.valid('json')
    return c.json({ id: await act(c, (a) => askCorrection(a, c.req.param('event'), reason)) })
  })
  .put('/events/:event/corrections/:correction/confirmation', may('corrections.confirm'), async (c) =>
    c.json(await act(c, (a) => confirmCorrection(a, c.req.param('event'), c.req.param('correction')))),
  )
