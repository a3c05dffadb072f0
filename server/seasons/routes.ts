/** HTTP of periods: units enter, and officers see which reports they owe. Reports and verifications are sheets like any other. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { line } from '../people/input.ts'
import { may } from './access.ts'
import { enterUnits } from './enter.ts'
import { reportsWithin } from './queries.ts'

const Units = z.strictObject({
  units: z.array(z.strictObject({ unitId: line(40), zone: z.nullable(line(20)) })).check(z.minLength(1), z.maxLength(500)),
})

export const seasonRoutes = new Hono<Env>()
  .get('/reports', may('reports.see'), async (c) =>
    c.json({ reports: await reportsWithin(c.var.site.store.read, c.var.session?.path ?? '/nothing/') }),
  )
  .post('/events/:event/units', may('units.enter'), valid('json', Units), async (c) => {
    const { units } = c.req.valid('json')
    await act(c, (a) => enterUnits(a, c.req.param('event'), units))
    return c.json({ entered: units.length })
  })
