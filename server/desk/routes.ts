/** HTTP of the organiser's desk: what needs them today. */
import { Hono } from 'hono'
import type { Env } from '../lib/env.ts'
import { may } from './access.ts'
import { tasks } from './tasks.ts'

export const deskRoutes = new Hono<Env>().get('/desk/tasks', may('desk.see'), async (c) =>
  c.json({ tasks: await tasks(c.var.site.store.read) }),
)
