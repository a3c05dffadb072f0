/** HTTP of the calendar: what is planned when, with the windows of appeals that follow from what was published and filed. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { may } from '../competitions/access.ts'
import { competitionsBetween, plannedBetween, specialDayRows } from '../competitions/calendar-queries.ts'
import { calendarFile } from '../competitions/ics.ts'
import type { Ctx, Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { dayAfter, unknownYears } from '../lib/workday.ts'
import { day } from '../people/input.ts'
import { appealsBetween } from '../results/appeal-calendar.ts'

const Span = z.strictObject({ first: day, last: day, lang: z.optional(z.enum(['zh', 'en'])) })

/** From the beginning of the first day in Shanghai to the end of the last. Who filed an appeal is not everybody's to know. */
async function planned(c: Ctx, first: string, last: string) {
  const { store, now } = c.var.site
  const [from, until] = [first, dayAfter(last, 1)].map((day) => new Date(`${day}T00:00:00+08:00`).toISOString()) as [string, string]
  const filed = c.var.session?.role === 'organiser' || c.var.session?.role === 'auditor'
  const all = [
    ...(await plannedBetween(store.read, from, until)),
    ...(await appealsBetween(store.read, from, until, now().toISOString(), filed)),
  ]
  return all.sort((a, b) => (a.opensAt < b.opensAt ? -1 : a.opensAt > b.opensAt ? 1 : 0))
}

export const calendarViewRoutes = new Hono<Env>()
  .get('/calendar', may('calendar.see'), valid('query', Span), async (c) => {
    const { first, last } = c.req.valid('query')
    const db = c.var.site.store.read
    const days = await specialDayRows(db)
    return c.json({
      competitions: await competitionsBetween(db, first, last),
      planned: await planned(c, first, last),
      days: days.filter(({ day }) => day >= first && day <= last),
      unknownYears: unknownYears(first, last, new Map(days.map(({ day, kind }) => [day, kind]))),
    })
  })
  .get('/calendar.ics', may('calendar.see'), valid('query', Span), async (c) => {
    const { first, last, lang = 'zh' } = c.req.valid('query')
    const competitions = await competitionsBetween(c.var.site.store.read, first, last)
    const file = calendarFile(competitions, await planned(c, first, last), lang, c.var.site.now().toISOString())
    return c.body(file, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="hongbang.ics"',
    })
  })
