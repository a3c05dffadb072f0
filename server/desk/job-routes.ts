/** HTTP of jobs: how far one's own are, cancelling and beginning again, and the file that they made. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { list as entries } from '../entries/import.ts'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { cancelJob, fileOf, type JobKind, jobOf, jobsOf, restartJob } from '../lib/jobs.ts'
import { follow } from '../lib/live.ts'
import { certificatesJob } from '../papers/certificate-pages.ts'
import { dossierJob } from '../papers/dossier.ts'
import { packetJob } from '../papers/packet.ts'
import { Id } from '../people/input.ts'
import { listKinds } from '../people/list.ts'
import { list as persons } from '../people/person-import.ts'
import { list as units } from '../people/unit-import.ts'
import { may } from './access.ts'

/** Every kind of long work. */
export const jobKinds: Record<string, JobKind> = {
  ...listKinds(units),
  ...listKinds(persons),
  ...listKinds(entries),
  certificates: certificatesJob,
  dossier: dossierJob,
  packet: packetJob,
}

export const jobRoutes = new Hono<Env>()
  .get('/jobs', may('jobs.see'), valid('query', z.object({ event: Id })), async (c) =>
    c.json({ jobs: await jobsOf(c.var.site.store.read, actorOf(c).id, c.req.valid('query').event) }),
  )
  .get('/jobs/:job', may('jobs.see'), async (c) => c.json(await jobOf(c.var.site.store.read, actorOf(c).id, c.req.param('job'))))
  .get('/jobs/:job/live', may('jobs.see'), async (c) => {
    const { id } = await jobOf(c.var.site.store.read, actorOf(c).id, c.req.param('job'))
    return follow(c, c.var.site.live, `job:${id}`)
  })
  .get('/jobs/:job/file', may('jobs.see'), async (c) => {
    const { name, type, bytes } = await fileOf(c.var.site, actorOf(c).id, c.req.param('job'))
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="hongbang"; filename*=UTF-8''${encodeURIComponent(name)}`,
    })
  })
  .put('/jobs/:job/cancellation', may('jobs.change'), async (c) => c.json(await act(c, (a) => cancelJob(a, c.req.param('job')))))
  .put('/jobs/:job/restart', may('jobs.change'), async (c) => c.json(await act(c, (a) => restartJob(a, c.req.param('job')))))
