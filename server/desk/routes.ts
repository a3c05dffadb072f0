/** HTTP of the organiser's desk: what needs them today, the check before opening, copying a competition, and backups. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { competitionOf, eventsOf } from '../competitions/queries.ts'
import { act, actorOf, perform } from '../lib/act.ts'
import { dayInShanghai } from '../lib/day.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { publicNotices } from '../nominations/notice-view.ts'
import { line } from '../people/input.ts'
import { may } from './access.ts'
import { backupsOf, makeBackup } from './backup.ts'
import { cards } from './cards.ts'
import { checkOf, STEPS } from './check.ts'
import { copyCompetition } from './copy.ts'
import { tasks } from './tasks.ts'

const Copy = z.strictObject({
  name: line(60),
  nameEn: line(120, 0),
  year: z.int().check(z.gte(2000), z.lte(2100)),
  panels: z.boolean(),
})

/** The rest is a press away, in the calendar. */
const MOST_CARDS = 30

export const deskRoutes = new Hono<Env>()
  .get('/desk/tasks', may('desk.see'), async (c) => {
    const { store } = c.var.site
    const now = c.var.site.now().toISOString()
    const found = await tasks(store.read, now)
    const all = await cards(store.read, now, found)
    const hanging = (await publicNotices(store.read, dayInShanghai(now))).filter(({ state }) => state === 'running')
    return c.json({ tasks: found, cards: all.slice(0, MOST_CARDS), more: Math.max(0, all.length - MOST_CARDS), notices: hanging })
  })
  .get('/events/:event/check', may('desk.check'), async (c) =>
    c.json({ findings: await checkOf(c.var.site.store.read, c.req.param('event')) }),
  )
  .get('/competitions/:competition/check', may('desk.check'), async (c) => {
    const db = c.var.site.store.read
    const competition = await competitionOf(db, c.req.param('competition'))
    const events = await eventsOf(db, competition.id)
    return c.json({
      competition,
      steps: STEPS,
      events: await Promise.all(events.map(async (event) => ({ ...event, findings: await checkOf(db, event.id) }))),
    })
  })
  .post('/competitions/:competition/copies', may('competitions.copy'), valid('json', Copy), async (c) =>
    c.json(await act(c, (a) => copyCompetition(a, c.req.param('competition'), c.req.valid('json'))), 201),
  )
  .get('/backups', may('backups.see'), (c) => c.json({ backups: backupsOf(c.var.site) }))
  // Its record comes first, so that the copy holds it. Pressed twice, there are two copies: no answer is kept for repeats.
  .post('/backups', may('backups.make'), async (c) => {
    await perform(c.var.site, 'backups.make', actorOf(c), (act) => act.note('backup:database'))
    return c.json(await makeBackup(c.var.site))
  })
