/** HTTP of a nominee's papers and of what was found about them: dossier, scans, honours held, opinions, decisions, veto facts. */
import { Hono } from 'hono'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { uploadIn } from '../lib/upload.ts'
import { may } from './access.ts'
import { addFile, addHeld, fileOf, setDossier } from './dossier.ts'
import { eligibilityOf } from './eligibility.ts'
import { vetoesOf } from './eligibility-queries.ts'
import { addOpinion, addVeto, decide, liftVeto } from './examine.ts'
import { Decision, FileKind, HeldHonour, Opinion, Reason, SetDossier, Veto } from './input.ts'
import { lossesOf } from './loss.ts'

const AT = '/campaigns/:campaign/programmes/:programme/nominations/:nomination'

export const eligibilityRoutes = new Hono<Env>()
  .get('/campaigns/:campaign/programmes/:programme/eligibility', may('checks.see'), async (c) => {
    const { campaign, programme } = c.req.param()
    const db = c.var.site.store.read
    const eligibility = await eligibilityOf(db, campaign, programme, c.var.site.now().toISOString())
    return c.json({ nominees: [...eligibility.values()], losses: await lossesOf(db, campaign, programme, eligibility) })
  })
  .put(`${AT}/dossier`, may('dossier.set'), valid('json', SetDossier), async (c) => {
    const { campaign, programme, nomination } = c.req.param()
    return c.json(await act(c, (a) => setDossier(a, campaign, programme, nomination, c.req.valid('json'))))
  })
  .post(`${AT}/files`, may('dossier.set'), valid('query', FileKind), async (c) => {
    const { campaign, programme, nomination } = c.req.param()
    const { name, bytes } = await uploadIn(c)
    return c.json(await act(c, (a) => addFile(a, campaign, programme, nomination, c.req.valid('query').kind, name, bytes)), 201)
  })
  .get(`${AT}/files/:file`, may('nominations.see'), async (c) => {
    const { campaign, nomination, file } = c.req.param()
    const { name, type, content } = await fileOf(c.var.site.store.read, campaign, nomination, file, c.var.session?.path ?? '/nothing/')
    c.header('Content-Disposition', `attachment; filename="scan"; filename*=UTF-8''${encodeURIComponent(name)}`)
    return c.body(new Uint8Array(Buffer.from(content, 'base64')), 200, { 'Content-Type': type })
  })
  .post(`${AT}/honours`, may('dossier.set'), valid('json', HeldHonour), async (c) => {
    const { campaign, programme, nomination } = c.req.param()
    return c.json(await act(c, (a) => addHeld(a, campaign, programme, nomination, c.req.valid('json'))), 201)
  })
  .post(`${AT}/opinions`, may('checks.examine'), valid('json', Opinion), async (c) => {
    const { campaign, programme, nomination } = c.req.param()
    return c.json(await act(c, (a) => addOpinion(a, campaign, programme, nomination, c.req.valid('json'))), 201)
  })
  .put(`${AT}/checks/:about`, may('checks.decide'), valid('json', Decision), async (c) => {
    const { campaign, programme, nomination, about } = c.req.param()
    return c.json(await act(c, (a) => decide(a, campaign, programme, nomination, about, c.req.valid('json'))))
  })
  .get('/veto-facts', may('checks.see'), async (c) => {
    const facts = await vetoesOf(c.var.site.store.read)
    return c.json({ facts: facts.map(({ unitPath: _, ...fact }) => fact) })
  })
  .post('/veto-facts', may('checks.examine'), valid('json', Veto), async (c) =>
    c.json(await act(c, (a) => addVeto(a, c.req.valid('json'))), 201),
  )
  .put('/veto-facts/:fact/lift', may('checks.decide'), valid('json', Reason), async (c) =>
    c.json(await act(c, (a) => liftVeto(a, c.req.param('fact'), c.req.valid('json').reason))),
  )
