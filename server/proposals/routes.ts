/** HTTP of proposals: the call and its form are public, screening is the organiser's, reading under a code the expert's. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { phaseOf } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { follow } from '../lib/live.ts'
import { notFound } from '../lib/problem.ts'
import { may } from './access.ts'
import { NewProposal, Screening } from './input.ts'
import { callIsOpen, screen, submitProposal } from './proposal.ts'
import { followed, proposalsOf, reviewed, unitsNamed } from './queries.ts'

export const proposalRoutes = new Hono<Env>()
  .get('/public/calls/:event', may('calls.see'), async (c) => {
    const db = c.var.site.store.read
    const event = await eventOf(db, c.req.param('event'))
    if (event.subject !== 'proposal') throw notFound()
    const open = callIsOpen(event, (await phaseOf(db, event.id)).marking, c.var.site.now().toISOString())
    return c.json({
      name: event.name,
      nameEn: event.nameEn,
      competition: event.competition.name,
      startsOn: event.competition.startsOn,
      endsOn: event.competition.endsOn,
      open,
    })
  })
  .get('/public/units', may('calls.see'), valid('query', z.object({ q: z.string().check(z.minLength(2), z.maxLength(40)) })), async (c) =>
    c.json({ units: await unitsNamed(c.var.site.store.read, c.req.valid('query').q) }),
  )
  .post('/public/calls/:event/proposals', may('proposals.submit'), valid('json', NewProposal), async (c) => {
    const proposal = c.req.valid('json')
    return c.json({ id: await act(c, (a) => submitProposal(a, c.req.param('event'), proposal)) })
  })
  .get('/public/proposals/:proposal', may('proposals.follow'), async (c) =>
    c.json(await followed(c.var.site.store.read, c.req.param('proposal'))),
  )
  .get('/events/:event/proposals', may('proposals.see'), async (c) =>
    c.json({ proposals: await proposalsOf(c.var.site.store.read, c.req.param('event')) }),
  )
  .get('/events/:event/proposals/live', may('proposals.see'), (c) => follow(c, c.var.site.live, `proposals:${c.req.param('event')}`))
  .put('/events/:event/proposals/:proposal/screening', may('proposals.screen'), valid('json', Screening), async (c) => {
    const { accepted, reason } = c.req.valid('json')
    await act(c, (a) => screen(a, c.req.param('event'), c.req.param('proposal'), accepted, reason))
    return c.json({ ok: true })
  })
  .get('/events/:event/sheets/:sheet/proposal', may('proposals.review'), async (c) =>
    c.json(await reviewed(c.var.site.store.read, c.req.param('event'), c.req.param('sheet'), c.var.session?.account ?? '')),
  )
