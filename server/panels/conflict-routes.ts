/** HTTP of who marks what, and of conflicts of interest. */
import { Hono } from 'hono'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { assignedOf, draftPlan, setAssignment } from './assignment.ts'
import { Answer, DraftOf, NewAssignment, NewRelation } from './input.ts'
import { relationsOf } from './queries.ts'
import { answerConflict, declareRelation } from './relation.ts'
import { fillShort } from './shortage.ts'

export const conflictRoutes = new Hono<Env>()
  .get('/events/:event/assignments/:sitting', may('assignments.see'), async (c) =>
    c.json(await assignedOf(c.var.site.store.read, c.req.param('event'), c.req.param('sitting'))),
  )
  .get('/events/:event/assignments/:sitting/draft', may('assignments.see'), valid('query', DraftOf), async (c) => {
    const { seed, each, rooms, travel } = c.req.valid('query')
    const draft = { seed, each: Number(each), rooms: Number(rooms), travel: travel === '1' }
    return c.json(await draftPlan(c.var.site.store.read, c.req.param('event'), c.req.param('sitting'), draft))
  })
  .put('/events/:event/assignments/:sitting', may('assignments.set'), valid('json', NewAssignment), async (c) => {
    const { event, sitting } = c.req.param()
    return c.json(await act(c, (a) => setAssignment(a, event, sitting, c.req.valid('json').plan)))
  })
  .post('/events/:event/assignments/:sitting/replacements', may('assignments.set'), async (c) => {
    const { event, sitting } = c.req.param()
    return c.json(await act(c, (a) => fillShort(a, event, sitting)))
  })
  .get('/events/:event/relations', may('relations.see'), async (c) => {
    const { id, role } = actorOf(c)
    const all = await relationsOf(c.var.site.store.read, c.req.param('event'))
    const seen = role === 'organiser' || role === 'admin' ? all : all.filter((one) => one.accountId === id)
    return c.json({ relations: seen.map(({ id, accountId, name, what, at }) => ({ id, accountId, name, what, at })) })
  })
  .post('/events/:event/relations', may('relations.declare'), valid('json', NewRelation), async (c) =>
    c.json({ id: await act(c, (a) => declareRelation(a, c.req.param('event'), c.req.valid('json'))) }, 201),
  )
  .put('/events/:event/recusals/:recusal/answer', may('conflicts.answer'), valid('json', Answer), async (c) => {
    const { event, recusal } = c.req.param()
    const { dismissed, reason } = c.req.valid('json')
    await act(c, (a) => answerConflict(a, event, recusal, dismissed, reason))
    return c.json({ ok: true })
  })
