/** HTTP of what is published: anyone may read it, nothing else is readable here. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { audienceOf, readerOf, releasesTopic, releaseTopic } from '../lib/audience.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { follow } from '../lib/live.ts'
import { notFound } from '../lib/problem.ts'
import { explain } from '../scoring/explain.ts'
import type { Bundle } from '../scoring/types.ts'
import { may } from './access.ts'
import { comparisonOf, squadAnswer } from './answers.ts'
import { changes } from './changes.ts'
import { releasedEvents, releaseOf, releasesOf } from './queries.ts'
import type { ReleasedBundle } from './verify.ts'

export const Which = z.object({ event: z.string(), number: z.union([z.literal('latest'), z.coerce.number().check(z.int(), z.gte(1))]) })

export const publicRoutes = new Hono<Env>()
  .get('/public/events', may('releases.see'), async (c) => c.json({ events: await releasedEvents(c.var.site.store.read, readerOf(c)) }))
  .get('/public/live', may('releases.see'), (c) => follow(c, c.var.site.live, releasesTopic(audienceOf(c))))
  .get('/public/events/:event/live', may('releases.see'), (c) =>
    follow(c, c.var.site.live, releaseTopic(c.req.param('event'), audienceOf(c))),
  )
  .get('/public/events/:event/releases/:number', may('releases.see'), valid('param', Which), async (c) => {
    const { event, number } = c.req.valid('param')
    const reader = readerOf(c)
    const { shown, digest } = await releaseOf(c.var.site.store.read, event, number, reader)
    const all = await releasesOf(c.var.site.store.read, event, reader)
    const newest = all.at(-1)
    const before = shown.reason ? all.findLast((one) => one.number < shown.number) : undefined
    const old = before && (await releaseOf(c.var.site.store.read, event, before.number, reader))
    return c.json({
      shown,
      digest,
      releases: all.map(({ number, kind, at, reason }) => ({ number, kind, at, reason })),
      /** What a correction changed, in the list that this reader saw before. */
      changes: old ? changes(old.shown, shown) : [],
      newer: newest && newest.number > shown.number ? { number: newest.number, reason: newest.reason } : null,
    })
  })
  .get('/public/events/:event/releases/:number/bundle', may('releases.see'), valid('param', Which), async (c) => {
    const { event, number } = c.req.valid('param')
    const { bundle, shown, digest } = await releaseOf(c.var.site.store.read, event, number, readerOf(c))
    return c.json({ ...(JSON.parse(bundle) as Bundle), released: { shown, digest } } satisfies ReleasedBundle)
  })
  .get(
    '/public/events/:event/releases/:number/entries/:entry/trace',
    may('releases.see'),
    valid('param', z.extend(Which, { entry: z.string() })),
    async (c) => {
      const { event, number, entry } = c.req.valid('param')
      const { bundle } = await releaseOf(c.var.site.store.read, event, number, readerOf(c))
      const inputs = JSON.parse(bundle) as Bundle
      if (!inputs.entries.some((e) => e.id === entry)) throw notFound()
      return c.json({ trace: explain(inputs, entry), scheme: inputs.scheme })
    },
  )
  .get(
    '/public/events/:event/releases/:number/entries/:entry/above/:other',
    may('releases.see'),
    valid('param', z.extend(Which, { entry: z.string(), other: z.string() })),
    async (c) => {
      const { event, number, entry, other } = c.req.valid('param')
      const { bundle } = await releaseOf(c.var.site.store.read, event, number, readerOf(c))
      return c.json(comparisonOf(JSON.parse(bundle) as Bundle, entry, other))
    },
  )
  .get(
    '/public/events/:event/releases/:number/squads/:squad',
    may('releases.see'),
    valid('param', z.extend(Which, { squad: z.string() })),
    async (c) => {
      const { event, number, squad } = c.req.valid('param')
      const { bundle } = await releaseOf(c.var.site.store.read, event, number, readerOf(c))
      return c.json(squadAnswer(JSON.parse(bundle) as Bundle, squad))
    },
  )
