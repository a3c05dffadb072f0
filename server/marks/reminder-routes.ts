/** HTTP of reminders: the organiser or chief sends them, a judge sees and puts away the own ones. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { Id } from '../people/input.ts'
import { may } from './access.ts'
import { remind, remindersOf, seeReminder } from './reminder.ts'

export const reminderRoutes = new Hono<Env>()
  .get('/events/:event/reminders', may('progress.see'), async (c) =>
    c.json({ reminders: await remindersOf(c.var.site.store.read, c.req.param('event')) }),
  )
  .post('/events/:event/reminders', may('reminders.send'), valid('json', z.strictObject({ account: z.nullable(Id) })), async (c) =>
    c.json(await act(c, (a) => remind(a, c.req.param('event'), c.req.valid('json').account)), 201),
  )
  .get('/events/:event/my-reminders', may('reminders.mine'), async (c) => {
    const mine = await remindersOf(c.var.site.store.read, c.req.param('event'), actorOf(c).id)
    return c.json({ reminders: mine.filter(({ seenAt }) => seenAt === null) })
  })
  .put('/events/:event/my-reminders/:reminder/seen', may('reminders.away'), async (c) =>
    c.json(await act(c, (a) => seeReminder(a, c.req.param('event'), c.req.param('reminder')))),
  )
