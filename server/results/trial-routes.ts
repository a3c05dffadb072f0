/** HTTP of what-ifs: opened by one, joined by the other, then asked, and applied by the act that is its ground. */
import { Hono } from 'hono'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { follow } from '../lib/live.ts'
import { may } from './access.ts'
import { applyLook, joinTrial, look, openTrial } from './trial.ts'
import { Asked, Why } from './trial-input.ts'
import { trialsSeen } from './trials.ts'

export const trialRoutes = new Hono<Env>()
  .get('/events/:event/trials', may('trials.see'), async (c) =>
    c.json(await trialsSeen(c.var.site.store.read, c.req.param('event'), actorOf(c).id, c.var.site.now().toISOString())),
  )
  .get('/events/:event/trials/live', may('trials.see'), (c) => follow(c, c.var.site.live, `trials:${c.req.param('event')}`))
  .post('/events/:event/trials', may('trials.open'), valid('json', Why), async (c) => {
    const { reason } = c.req.valid('json')
    return c.json({ id: await act(c, (a) => openTrial(a, c.req.param('event'), reason)) })
  })
  .put('/events/:event/trials/:trial/consent', may('trials.join'), async (c) => {
    await act(c, (a) => joinTrial(a, c.req.param('event'), c.req.param('trial')))
    return c.json({ ok: true })
  })
  .post('/events/:event/trials/:trial/looks', may('trials.look'), valid('json', Asked), async (c) => {
    const { event, trial } = c.req.param()
    return c.json(await act(c, (a) => look(a, event, trial, c.req.valid('json'))))
  })
  .put('/events/:event/trials/:trial/looks/:look/application', may('trials.apply'), valid('json', Why), async (c) => {
    const { event, trial, look } = c.req.param()
    await act(c, (a) => applyLook(a, event, trial, look, c.req.valid('json').reason))
    return c.json({ ok: true })
  })
