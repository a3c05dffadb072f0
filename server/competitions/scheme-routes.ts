/** HTTP of an event's scheme: reading it and its earlier numbers, saving the next number, locking. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { SchemeNumber } from './competition-input.ts'
import { SchemeInput } from './input.ts'
import { schemeOf } from './queries.ts'
import { lockScheme, saveScheme, schemeFaults } from './scheme.ts'
import { schemeNumbered, schemeNumbersOf } from './version-queries.ts'

export const schemeRoutes = new Hono<Env>()
  .get('/events/:event/scheme', may('schemes.see'), async (c) => {
    const { number, scheme, locked } = await schemeOf(c.var.site.store.read, c.req.param('event'))
    return c.json({ number, scheme, locked, faults: schemeFaults(scheme) })
  })
  .get('/events/:event/schemes', may('schemes.see'), async (c) =>
    c.json({ schemes: await schemeNumbersOf(c.var.site.store.read, c.req.param('event')) }),
  )
  .get('/events/:event/schemes/:number', may('schemes.see'), async (c) =>
    c.json({ scheme: await schemeNumbered(c.var.site.store.read, c.req.param('event'), Number(c.req.param('number')) || 0) }),
  )
  .put(
    '/events/:event/scheme',
    may('schemes.save'),
    valid('json', z.strictObject({ base: SchemeNumber, scheme: SchemeInput })),
    async (c) => {
      const { base, scheme } = c.req.valid('json')
      return c.json(await act(c, (a) => saveScheme(a, c.req.param('event'), base, scheme)))
    },
  )
  .put('/events/:event/scheme/lock', may('schemes.lock'), valid('json', z.strictObject({ number: SchemeNumber })), async (c) => {
    const { number } = c.req.valid('json')
    return c.json(await act(c, (a) => lockScheme(a, c.req.param('event'), number)))
  })
