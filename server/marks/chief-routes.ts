/** HTTP of the chief judge's desk: checking, re-scoring, sealing by sitting, breaking seals, ruling on late marks. */
import { Hono } from 'hono'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { chiefDesk, panelMarks } from './chief.ts'
import { Reason, Rescore, Ruling, Unsealing } from './input.ts'
import { ruleLate } from './late.ts'
import { sealEvent } from './seal.ts'
import { checkSheet, checkSitting, rescore, returnSheet } from './sheet.ts'
import { askUnseal, confirmUnseal, declineUnseal } from './unseal.ts'

export const chiefRoutes = new Hono<Env>()
  .get('/events/:event/chief', may('chief.see'), async (c) => c.json(await chiefDesk(c.var.site.store.read, c.req.param('event'))))
  .get('/events/:event/sittings/:sitting/entries/:entry/marks', may('chief.see'), async (c) => {
    const { event, sitting, entry } = c.req.param()
    return c.json(await panelMarks(c.var.site.store.read, event, sitting, entry))
  })
  .put('/events/:event/sheets/:sheet/return', may('sheet.return'), valid('json', Reason), async (c) => {
    const { event, sheet } = c.req.param()
    return c.json(await act(c, (a) => returnSheet(a, event, sheet, c.req.valid('json').reason)))
  })
  .put('/events/:event/sheets/:sheet/check', may('sheets.check'), async (c) => {
    const { event, sheet } = c.req.param()
    return c.json(await act(c, (a) => checkSheet(a, event, sheet)))
  })
  .put('/events/:event/sittings/:sitting/check', may('sheets.check'), async (c) => {
    const { event, sitting } = c.req.param()
    return c.json(await act(c, (a) => checkSitting(a, event, sitting)))
  })
  .put('/events/:event/sittings/:sitting/seal', may('event.seal'), async (c) => {
    const { event, sitting } = c.req.param()
    return c.json(await act(c, (a) => sealEvent(a, event, sitting)))
  })
  .put('/events/:event/seal', may('event.seal'), async (c) => c.json(await act(c, (a) => sealEvent(a, c.req.param('event')))))
  .post('/events/:event/rescores', may('sheets.rescore'), valid('json', Rescore), async (c) =>
    c.json(await act(c, (a) => rescore(a, c.req.param('event'), c.req.valid('json')))),
  )
  .put('/events/:event/late-marks/:late/ruling', may('late.rule'), valid('json', Ruling), async (c) => {
    const { event, late } = c.req.param()
    const { ruling, reason } = c.req.valid('json')
    await act(c, (a) => ruleLate(a, event, late, ruling, reason))
    return c.json({ ok: true })
  })
  .post('/events/:event/unsealings', may('unseal.ask'), valid('json', Unsealing), async (c) => {
    const { sitting, reason } = c.req.valid('json')
    return c.json({ id: await act(c, (a) => askUnseal(a, c.req.param('event'), sitting, reason)) })
  })
  .put('/events/:event/unsealings/:unsealing/confirmation', may('unseal.confirm'), async (c) => {
    const { event, unsealing } = c.req.param()
    return c.json(await act(c, (a) => confirmUnseal(a, event, unsealing)))
  })
  .put('/events/:event/unsealings/:unsealing/refusal', may('unseal.confirm'), async (c) => {
    const { event, unsealing } = c.req.param()
    await act(c, (a) => declineUnseal(a, event, unsealing))
    return c.json({ ok: true })
  })
