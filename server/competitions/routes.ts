/** HTTP of competitions and their events. */
import { Hono } from 'hono'
import { act } from '../lib/act.ts'
import { audienceOf, readerOf, releaseTopic } from '../lib/audience.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { follow } from '../lib/live.ts'
import { may } from './access.ts'
import { changeCompetition, createCompetition } from './competition.ts'
import { ChangedCompetition, ChangedEvent, NewCompetition, NewEvent } from './competition-input.ts'
import { addEvent, changeEvent } from './event.ts'
import { countsOf, phaseOf } from './phase.ts'
import { competitionOf, competitionsOf, eventOf, eventsOf, schemeOf } from './queries.ts'
import { templates } from './templates/index.ts'
import { isOpen, phaseWindow } from './window.ts'

export const competitionRoutes = new Hono<Env>()
  .get('/templates', may('templates.see'), (c) => c.json({ templates }))
  .get('/competitions', may('competitions.see'), async (c) => c.json({ competitions: await competitionsOf(c.var.site.store.read) }))
  .post('/competitions', may('competitions.change'), valid('json', NewCompetition), async (c) =>
    c.json(await act(c, (a) => createCompetition(a, c.req.valid('json'))), 201),
  )
  .get('/competitions/:competition', may('competitions.see'), async (c) => {
    const db = c.var.site.store.read
    const competition = await competitionOf(db, c.req.param('competition'))
    const events = await eventsOf(db, competition.id)
    return c.json({
      competition,
      events: await Promise.all(
        events.map(async (event) => ({ ...event, phase: await phaseOf(db, event.id, readerOf(c)), counts: await countsOf(db, event.id) })),
      ),
    })
  })
  .put('/competitions/:competition', may('competitions.change'), valid('json', ChangedCompetition), async (c) => {
    const { version, ...fields } = c.req.valid('json')
    return c.json(await act(c, async (a) => changeCompetition(a, c.req.param('competition'), version, fields)))
  })
  .post('/competitions/:competition/events', may('events.change'), valid('json', NewEvent), async (c) => {
    const fields = c.req.valid('json')
    return c.json(await act(c, async (a) => ({ id: await addEvent(a, { competitionId: c.req.param('competition'), ...fields }) })), 201)
  })
  .get('/events/:event', may('events.see'), async (c) => {
    const db = c.var.site.store.read
    const event = await eventOf(db, c.req.param('event'))
    const { number, locked, scheme } = await schemeOf(db, event.id)
    return c.json({
      event,
      scheme: { number, locked, name: scheme.name, squads: scheme.squads !== undefined },
      counts: await countsOf(db, event.id),
      phase: await phaseOf(db, event.id, readerOf(c)),
      archived: isOpen(await phaseWindow(db, event.id, 'archived'), c.var.site.now().toISOString()),
    })
  })
  .get('/events/:event/live', may('events.see'), (c) => {
    const [event, audience] = [c.req.param('event'), audienceOf(c)]
    // What moves the results before their release is for those who make them.
    return follow(c, c.var.site.live, `event:${event}`, audience === null ? `results:${event}` : releaseTopic(event, audience))
  })
  .put('/events/:event', may('events.change'), valid('json', ChangedEvent), async (c) => {
    const { version, ...names } = c.req.valid('json')
    return c.json(await act(c, async (a) => changeEvent(a, c.req.param('event'), version, names)))
  })
