/** HTTP of public notices and objections: posting, what the public reads and says, the committee's answers. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { act, actorOf } from '../lib/act.ts'
import { dayInShanghai } from '../lib/day.ts'
import type { Ctx, Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { Id, line } from '../people/input.ts'
import { notices } from '../words/notices.ts'
import { may } from './access.ts'
import { prose } from './input.ts'
import { type NewNotice, postNotice } from './notice.ts'
import { objectionCalled } from './notice-queries.ts'
import { answerOf, noticesSeen, objectionsSeen, publicNotice, publicNotices } from './notice-view.ts'
import { answerObjection, fileObjection } from './objection.ts'
import { programmeOf } from './queries.ts'

const Day = z.iso.date()
/** Nothing else of a person can be shown: no ID number, no phone, no birth date is among the fields. */
const Field = z.enum(Object.keys(notices.fields) as [keyof typeof notices.fields])
const Posting = z.strictObject({
  level: line(40),
  unitId: z.nullable(Id),
  firstDay: Day,
  days: z.int().check(z.gte(1), z.lte(60)),
  channel: line(120),
  fields: z.array(Field),
  order: z.enum(['given', 'strokes']),
  reason: line(300, 0),
})
const said = { nomination: z.nullable(Id), text: prose(2000, 4), name: line(40, 0), phone: line(40, 0) }
const Said = z.strictObject(said)
const Received = z.strictObject({ ...said, receivedOn: Day })
const Answer = z.strictObject({ outcome: z.enum(['upheld', 'rejected']), finding: prose(2000, 4), answer: prose(1000, 4) })

const todayOf = (c: Ctx) => dayInShanghai(c.var.site.now().toISOString())

export const noticeRoutes = new Hono<Env>()
  .get('/campaigns/:campaign/programmes/:programme/notices', may('notices.see'), async (c) => {
    const { campaign, programme } = c.req.param()
    const { read } = c.var.site.store
    await programmeOf(read, campaign, programme)
    return c.json(await noticesSeen(read, campaign, programme, actorOf(c).path, todayOf(c)))
  })
  .post('/campaigns/:campaign/programmes/:programme/notices', may('notices.post'), valid('json', Posting), async (c) => {
    const { campaign, programme } = c.req.param()
    const posting: NewNotice = c.req.valid('json')
    return c.json(await act(c, (a) => postNotice(a, campaign, programme, posting)))
  })
  .get('/campaigns/:campaign/programmes/:programme/objections', may('objections.see'), async (c) => {
    const { campaign, programme } = c.req.param()
    const { store, secrets } = c.var.site
    await programmeOf(store.read, campaign, programme)
    return c.json({ objections: await objectionsSeen(store.read, programme, secrets) })
  })
  .put(
    '/campaigns/:campaign/programmes/:programme/objections/:objection/answer',
    may('objections.answer'),
    valid('json', Answer),
    async (c) => {
      const { campaign, programme, objection } = c.req.param()
      return c.json(await act(c, (a) => answerObjection(a, campaign, programme, objection, c.req.valid('json'))))
    },
  )
  .post('/notices/:notice/objections', may('objections.enter'), valid('json', Received), async (c) => {
    const objection = c.req.valid('json')
    return c.json(await act(c, (a) => fileObjection(a, c.req.param('notice'), objection)))
  })
  .get('/public/notices', may('notices.read'), async (c) => c.json({ notices: await publicNotices(c.var.site.store.read, todayOf(c)) }))
  .get('/public/notices/:notice', may('notices.read'), async (c) =>
    c.json(await publicNotice(c.var.site.store.read, c.req.param('notice'), todayOf(c))),
  )
  .post('/public/notices/:notice/objections', may('objections.file'), valid('json', Said), async (c) => {
    const objection = c.req.valid('json')
    // Whoever happens to be logged in objects as anybody does: no account stands beside what is said.
    c.set('session', null)
    return c.json(await act(c, (a) => fileObjection(a, c.req.param('notice'), objection)))
  })
  .get('/public/objections/:objection', may('notices.read'), async (c) =>
    c.json(answerOf(await objectionCalled(c.var.site.store.read, c.req.param('objection')))),
  )
