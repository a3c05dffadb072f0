/** HTTP of honours: conferral, revocation, checks and plates; the public honour roll. */
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { Id, line } from '../people/input.ts'
import { common } from '../words/common.ts'
import { after } from '../words/notices.ts'
import { may } from './access.ts'
import { checkHonour, confer, outcomeOf, publicRoll, revokeHonour, setPlate } from './honour.ts'
import { prose } from './input.ts'
import { fiveYears } from './years.ts'

const oneOf = <T extends object>(words: T) => z.enum(Object.keys(words) as [keyof T & string])
const Day = z.iso.date()
const Decision = z.strictObject({ number: line(60), day: Day, level: oneOf(common.honourLevels) })
const Revocation = z.strictObject({ ground: oneOf(after.reasons), details: prose(1000, 4), decidedBy: line(80), decidedOn: Day })
const Check = z.strictObject({ outcome: oneOf(after.outcomes), note: line(300, 0) })
const Plate = z.strictObject({ state: oneOf(after.plates), day: Day })
const Roll = z.object({
  q: z.optional(line(40, 0)),
  year: z.optional(z.string().check(z.regex(/^\d{4}$/))),
  kind: z.optional(oneOf(common.honours)),
  after: z.optional(Id),
})

export const honourRoutes = new Hono<Env>()
  .get('/honours/years', may('honours.see'), valid('query', z.object({ kind: oneOf(common.honours) })), async (c) =>
    c.json(await fiveYears(c.var.site.store.read, c.req.valid('query').kind, c.var.site.now().toISOString())),
  )
  .get('/campaigns/:campaign/programmes/:programme/conferral', may('honours.see'), async (c) => {
    const { campaign, programme } = c.req.param()
    return c.json(await outcomeOf(c.var.site.store.read, campaign, programme, c.var.site.now().toISOString()))
  })
  .put('/campaigns/:campaign/programmes/:programme/conferral', may('honours.confer'), valid('json', Decision), async (c) => {
    const { campaign, programme } = c.req.param()
    const decision = c.req.valid('json')
    return c.json(await act(c, (a) => confer(a, campaign, programme, decision)))
  })
  .put('/honours/:honour/revocation', may('honours.keep'), valid('json', Revocation), async (c) =>
    c.json(await act(c, (a) => revokeHonour(a, c.req.param('honour'), c.req.valid('json')))),
  )
  .post('/honours/:honour/checks', may('honours.keep'), valid('json', Check), async (c) => {
    const { outcome, note } = c.req.valid('json')
    return c.json(await act(c, (a) => checkHonour(a, c.req.param('honour'), outcome, note)))
  })
  .put('/honours/:honour/plate', may('honours.keep'), valid('json', Plate), async (c) => {
    const { state, day } = c.req.valid('json')
    return c.json(await act(c, (a) => setPlate(a, c.req.param('honour'), state, day)))
  })
  .get('/public/honours', may('honours.read'), valid('query', Roll), async (c) => {
    const { year, ...query } = c.req.valid('query')
    const wanted = { ...query, ...(year && { year: Number(year) }) }
    return c.json(await publicRoll(c.var.site.store.read, wanted))
  })
