/** HTTP of panels: seats, recusals, opening the marking. */
import { Hono } from 'hono'
import { eventOf } from '../competitions/queries.ts'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { NewRecusal, NewSeat, NewWaiver, Removal, Search, Withdrawal } from './input.ts'
import { openMarking } from './marking.ts'
import { panelOf, shownSeat } from './panel.ts'
import { candidates, entriesByName, seatsOf } from './queries.ts'
import { recuse } from './recusal.ts'
import { seat, unseat } from './seat.ts'
import { waive, withdrawWaiver } from './waiver.ts'

export const panelRoutes = new Hono<Env>()
  .get('/events/:event/panel', may('panel.see'), async (c) => c.json(await panelOf(c.var.site.store.read, c.req.param('event'))))
  .get('/events/:event/seats', may('panel.see'), async (c) => {
    const { id } = await eventOf(c.var.site.store.read, c.req.param('event'))
    return c.json({ seats: (await seatsOf(c.var.site.store.read, id)).map(shownSeat) })
  })
  .get('/events/:event/seats/candidates/:duty', may('seats.change'), valid('query', Search), async (c) => {
    const role = c.req.param('duty') === 'judge' ? 'judge' : undefined
    return c.json({ accounts: await candidates(c.var.site.store.read, c.req.valid('query').q ?? '', role) })
  })
  .post('/events/:event/seats', may('seats.change'), valid('json', NewSeat), async (c) =>
    c.json({ id: await act(c, (a) => seat(a, c.req.param('event'), c.req.valid('json'))) }),
  )
  .put('/events/:event/seats/:seat/removal', may('seats.change'), valid('json', Removal), async (c) => {
    const { event, seat } = c.req.param()
    await act(c, (a) => unseat(a, event, seat, c.req.valid('json').reason))
    return c.json({ ok: true })
  })
  .get('/events/:event/recusals/entries', may('recusals.add'), valid('query', Search), async (c) => {
    const { id } = await eventOf(c.var.site.store.read, c.req.param('event'))
    return c.json({ entries: await entriesByName(c.var.site.store.read, id, c.req.valid('query').q ?? '') })
  })
  .post('/events/:event/recusals', may('recusals.add'), valid('json', NewRecusal), async (c) =>
    c.json({ id: await act(c, (a) => recuse(a, c.req.param('event'), c.req.valid('json'))) }),
  )
  .put('/events/:event/marking', may('marking.open'), async (c) => c.json(await act(c, (a) => openMarking(a, c.req.param('event')))))
  .post('/events/:event/waivers', may('waivers.change'), valid('json', NewWaiver), async (c) =>
    c.json({ id: await act(c, (a) => waive(a, c.req.param('event'), c.req.valid('json'))) }),
  )
  .put('/events/:event/waivers/:waiver/withdrawal', may('waivers.change'), valid('json', Withdrawal), async (c) => {
    const { event, waiver } = c.req.param()
    await act(c, (a) => withdrawWaiver(a, event, waiver, c.req.valid('json').reason))
    return c.json({ ok: true })
  })
