/** HTTP of certificates, of lists as files, of the medal table and the dossier. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { act } from '../lib/act.ts'
import { readerOf } from '../lib/audience.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { queueJob } from '../lib/jobs.ts'
import { writeWorkbook } from '../lib/workbook.ts'
import { line } from '../people/input.ts'
import { sendWorkbook } from '../people/table.ts'
import { medalTable } from '../results/medals.ts'
import { Which } from '../results/public-routes.ts'
import { releaseOf } from '../results/queries.ts'
import type { Bundle } from '../scoring/types.ts'
import { may } from './access.ts'
import { issueCertificates, registerOf, verified } from './certificate.ts'
import { medalList, registerList, sheetOf, standingsList } from './lists.ts'

const Lang = z.object({ lang: z._default(z.enum(['zh', 'en']), 'zh') })
const Print = z.strictObject({ lang: z.enum(['zh', 'en']), number: z.optional(line(80)) })
const Rule = line(60).check(
  z.refine((rule) => /^[^{}/?#%\\]*\{0{1,8}\}[^{}/?#%\\]*$/.test(rule.replaceAll('{year}', '')), { params: { code: 'number-rule' } }),
)

export const certificateRoutes = new Hono<Env>()
  .get('/events/:event/certificates', may('certificates.see'), async (c) =>
    c.json(await registerOf(c.var.site.store.read, c.req.param('event'))),
  )
  .post('/events/:event/certificates', may('certificates.issue'), valid('json', z.strictObject({ rule: Rule })), async (c) => {
    const { rule } = c.req.valid('json')
    return c.json(await act(c, (a) => issueCertificates(a, c.req.param('event'), rule)))
  })
  .post('/events/:event/certificates/prints', may('certificates.print'), valid('json', Print), async (c) => {
    const input = c.req.valid('json')
    return c.json({ job: await act(c, (a) => queueJob(a, 'certificates', c.req.param('event'), input)) })
  })
  .get('/events/:event/certificates/workbook', may('certificates.see'), valid('query', Lang), async (c) => {
    const { lang } = c.req.valid('query')
    const { certificates } = await registerOf(c.var.site.store.read, c.req.param('event'))
    const list = registerList(certificates[0]?.honour.event.name ?? '', certificates, lang)
    return sendWorkbook(c, list.title, await writeWorkbook([sheetOf(list)]))
  })
  .post('/events/:event/dossiers', may('dossier.make'), valid('json', z.strictObject({ lang: z.enum(['zh', 'en']) })), async (c) => {
    const input = c.req.valid('json')
    return c.json({ job: await act(c, (a) => queueJob(a, 'dossier', c.req.param('event'), input)) })
  })
  .get('/public/certificates/:certificate', may('certificates.verify'), async (c) =>
    c.json(await verified(c.var.site.store.read, c.req.param('certificate'), readerOf(c))),
  )
  .get(
    '/public/events/:event/releases/:number/workbook',
    may('papers.released'),
    valid('param', Which),
    valid('query', Lang),
    async (c) => {
      const { event, number } = c.req.valid('param')
      const { shown, bundle, digest } = await releaseOf(c.var.site.store.read, event, number, readerOf(c))
      const list = standingsList({ shown, scheme: (JSON.parse(bundle) as Bundle).scheme, digest }, c.req.valid('query').lang)
      return sendWorkbook(c, list.title, await writeWorkbook([sheetOf(list)]))
    },
  )
  .get('/public/competitions/:competition/medals', may('medals.see'), async (c) =>
    c.json(await medalTable(c.var.site.store.read, c.req.param('competition'), readerOf(c))),
  )
  .get('/public/competitions/:competition/medals/workbook', may('medals.see'), valid('query', Lang), async (c) => {
    const list = medalList(await medalTable(c.var.site.store.read, c.req.param('competition'), readerOf(c)), c.req.valid('query').lang)
    return sendWorkbook(c, list.title, await writeWorkbook([sheetOf(list)]))
  })
