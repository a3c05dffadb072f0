/** HTTP of the committee room: what happens in it, its ballots, and voting, which no session and no kept answer knows of. */
import { Hono } from 'hono'
import { act } from '../lib/act.ts'
import type { Ctx, Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { follow } from '../lib/live.ts'
import { wrongState } from '../lib/problem.ts'
import { may } from './access.ts'
import { addBallot, annul, closeBallot, countPaper, makeSlips, openBallot, paperFor, type Slips, vote } from './ballot.ts'
import { whileClosing } from './box.ts'
import { Annulment, Code, NewBallot, NewStep, OfProgramme, PaperCount, Shares, Vote } from './input.ts'
import { takeStep } from './meeting.ts'
import { committeeAccounts, meetingHeads } from './queries.ts'
import { roomOf } from './room.ts'

/** What votes says nothing of who it is: a request that does is refused before it is looked at. */
function nameless(c: Ctx): string {
  if (c.req.header('Cookie') || c.req.header('Authorization')) throw wrongState('vote-with-name')
  return c.req.header('Idempotency-Key') ?? ''
}

export const ballotRoutes = new Hono<Env>()
  .get('/meetings', may('room.see'), valid('query', OfProgramme), async (c) => {
    const db = c.var.site.store.read
    return c.json({ meetings: await meetingHeads(db, c.req.valid('query').programme), committee: await committeeAccounts(db) })
  })
  .get('/meetings/:meeting', may('room.see'), async (c) => c.json(await roomOf(c.var.site, c.req.param('meeting'))))
  .get('/meetings/:meeting/live', may('room.see'), (c) => follow(c, c.var.site.live, `meeting:${c.req.param('meeting')}`))
  .post('/meetings/:meeting/steps', may('room.keep'), valid('json', NewStep), async (c) =>
    c.json(await act(c, (a) => takeStep(a, c.req.param('meeting'), c.req.valid('json')))),
  )
  .post('/meetings/:meeting/ballots', may('ballots.keep'), valid('json', NewBallot), async (c) =>
    c.json(await act(c, (a) => addBallot(a, c.req.param('meeting'), c.req.valid('json')))),
  )
  .put('/ballots/:ballot/slips', may('ballots.slips'), async (c) => {
    let slips: Slips | undefined
    // Neither codes nor shares stand in the kept answer: the same request again gets none, and new ones are printed.
    const { id } = await act(c, async (a) => {
      slips = await makeSlips(a, c.req.param('ballot'))
      return { id: c.req.param('ballot') }
    })
    if (!slips) throw wrongState('slips-shown-once')
    return c.json({ id, ...slips, url: `${c.var.site.settings.publicUrl}/vote` })
  })
  .put('/ballots/:ballot/opening', may('ballots.keep'), valid('json', Shares), async (c) =>
    c.json(await act(c, (a) => openBallot(a, c.req.param('ballot'), c.req.valid('json').shares))),
  )
  .put('/ballots/:ballot/count', may('ballots.count'), valid('json', PaperCount), async (c) =>
    c.json(await act(c, (a) => countPaper(a, c.req.param('ballot'), c.req.valid('json')))),
  )
  .put('/ballots/:ballot/outcome', may('ballots.close'), valid('json', Shares), async (c) => {
    const { ballot } = c.req.param()
    return c.json(await whileClosing(c.var.site, ballot, () => act(c, (a) => closeBallot(a, ballot, c.req.valid('json').shares))))
  })
  .put('/ballots/:ballot/annulment', may('ballots.close'), valid('json', Annulment), async (c) => {
    const { ballot } = c.req.param()
    return c.json(await whileClosing(c.var.site, ballot, () => act(c, (a) => annul(a, ballot, c.req.valid('json').reason))))
  })
  // Read by POST: a code never stands in an address.
  .post('/vote/paper', may('ballots.vote'), valid('json', Code), async (c) => {
    nameless(c)
    return c.json(await paperFor(c.var.site, c.req.valid('json').code))
  })
  .post('/vote', may('ballots.vote'), valid('json', Vote), async (c) => c.json(await vote(c.var.site, c.req.valid('json'), nameless(c))))
