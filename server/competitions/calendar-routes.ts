/** HTTP of the calendar: what is planned when, an event's phases and work places, the holidays of a year. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { dayAfter, unknownYears } from '../lib/workday.ts'
import { day } from '../people/input.ts'
import { may } from './access.ts'
import { planPhases, setStations, setYear } from './calendar.ts'
import { Plan, Stations, YearDays } from './calendar-input.ts'
import { competitionsBetween, phasesOf, plannedBetween, specialDayRows, stationsOf } from './calendar-queries.ts'
import { calendarFile } from './ics.ts'
import { phaseOf } from './phase.ts'
import { eventOf } from './queries.ts'

const Span = z.strictObject({ first: day, last: day, lang: z.optional(z.enum(['zh', 'en'])) })
const Year = z.strictObject({ year: z.coerce.number().check(z.int(), z.gte(2000), z.lte(2100)) })

/** Days in Shanghai as instants: from the beginning of the first to the end of the last. */
const bounds = (first: string, last: string): [string, string] => [
  new Date(`${first}T00:00:00+08:00`).toISOString(),
  new Date(`${dayAfter(last, 1)}T00:00:00+08:00`).toISOString(),
]

export const calendarRoutes = new Hono<Env>()
  .get('/calendar', may('calendar.see'), valid('query', Span), async (c) => {
    const { first, last } = c.req.valid('query')
    const db = c.var.site.store.read
    const days = await specialDayRows(db)
    return c.json({
      competitions: await competitionsBetween(db, first, last),
      planned: await plannedBetween(db, ...bounds(first, last)),
      days: days.filter(({ day }) => day >= first && day <= last),
      unknownYears: unknownYears(first, last, new Map(days.map(({ day, kind }) => [day, kind]))),
    })
  })
  .get('/calendar.ics', may('calendar.see'), valid('query', Span), async (c) => {
    const { first, last, lang = 'zh' } = c.req.valid('query')
    const db = c.var.site.store.read
    const planned = await plannedBetween(db, ...bounds(first, last))
    const file = calendarFile(await competitionsBetween(db, first, last), planned, lang, c.var.site.now().toISOString())
    return c.body(file, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="hongbang.ics"',
    })
  })
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
