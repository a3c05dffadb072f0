/** HTTP of the audit log: reading it by filters, and checking that nobody changed it. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { verifyChain } from '../lib/audit.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { day, line } from '../people/input.ts'
import { may } from './access.ts'
import { auditSeen } from './queries.ts'

const filter = z.optional(line(80, 0))
const AuditQuery = z.strictObject({
  act: filter,
  actor: filter,
  subject: filter,
  from: z.optional(day),
  to: z.optional(day),
  before: z.optional(z.coerce.number().check(z.int(), z.gte(1))),
})

export const auditRoutes = new Hono<Env>()
  .get('/audit', may('audit.read'), valid('query', AuditQuery), async (c) =>
    c.json(await auditSeen(c.var.site.store.read, c.req.valid('query'))),
  )
  .get('/audit/check', may('audit.check'), async (c) => {
    const { records, broken } = await verifyChain(c.var.site.store.read)
    return c.json({ records, intact: broken === null, broken })
  })
