/** HTTP of the organiser's desk: what needs them today, and backups. */
import { Hono } from 'hono'
import { actorOf, perform } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { may } from './access.ts'
import { backupsOf, makeBackup } from './backup.ts'
import { tasks } from './tasks.ts'

export const deskRoutes = new Hono<Env>()
  .get('/desk/tasks', may('desk.see'), async (c) => c.json({ tasks: await tasks(c.var.site.store.read) }))
  .get('/backups', may('backups.see'), (c) => c.json({ backups: backupsOf(c.var.site) }))
  // Its record comes first, so that the copy holds it. Pressed twice, there are two copies: no answer is kept for repeats.
  .post('/backups', may('backups.make'), async (c) => {
    await perform(c.var.site, 'backups.make', actorOf(c), (act) => act.note('backup:database'))
    return c.json(await makeBackup(c.var.site))
  })
