/** HTTP of planning: an event's phases and work places, the holidays of a year. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { planPhases, setStations, setYear } from './calendar.ts'
import { Plan, Stations, YearDays } from './calendar-input.ts'
import { phasesOf, specialDayRows, stationsOf } from './calendar-queries.ts'
import { phaseOf } from './phase.ts'
import { eventOf } from './queries.ts'

const Year = z.strictObject({ year: z.coerce.number().check(z.int(), z.gte(2000), z.lte(2100)) })

export const calendarRoutes = new Hono<Env>()
  .get('/calendar/years/:year', may('calendar.see'), valid('param', Year), async (c) => {
    const { year } = c.req.valid('param')
    const days = await specialDayRows(c.var.site.store.read)
    return c.json({ days: days.filter(({ day }) => day.startsWith(`${year}-`)) })
  })
  .put('/calendar/years/:year', may('calendar.change'), valid('param', Year), valid('json', YearDays), async (c) => {
    const { year } = c.req.valid('param')
    return c.json(await act(c, (a) => setYear(a, year, c.req.valid('json').text)))
  })
  .get('/events/:event/schedule', may('calendar.see'), async (c) => {
    const db = c.var.site.store.read
    const { id } = await eventOf(db, c.req.param('event'))
    return c.json({ phases: await phasesOf(db, id), stations: await stationsOf(db, id), drawn: (await phaseOf(db, id)).drawn })
  })
  .put('/events/:event/phases', may('phases.plan'), valid('json', Plan), async (c) =>
    c.json(await act(c, (a) => planPhases(a, c.req.param('event'), c.req.valid('json')))),
  )
  .put('/events/:event/stations', may('stations.set'), valid('json', Stations), async (c) =>
    c.json(await act(c, (a) => setStations(a, c.req.param('event'), c.req.valid('json').stations))),
  )
