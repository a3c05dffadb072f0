/** HTTP of nominations: a unit sees and puts forward its own people, the committee sees all. */
import { Hono } from 'hono'
import { act } from '../lib/act.ts'
import { readerOf } from '../lib/audience.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { NewNomination, Withdrawal } from './input.ts'
import { nominate, withdraw } from './nominate.ts'
import { nomineeOf, nomineesOf } from './nominee.ts'

export const nominationRoutes = new Hono<Env>()
  .get('/campaigns/:campaign/programmes/:programme/nominations', may('nominations.see'), async (c) => {
    const { campaign, programme } = c.req.param()
    return c.json({
      nominees: await nomineesOf(c.var.site.store.read, campaign, programme, c.var.session?.path ?? '/nothing/', readerOf(c).at),
    })
  })
  .post('/campaigns/:campaign/programmes/:programme/nominations', may('nominations.add'), valid('json', NewNomination), async (c) => {
    const nomination = c.req.valid('json')
    const { campaign, programme } = c.req.param()
    return c.json(await act(c, (a) => nominate(a, campaign, programme, nomination)))
  })
  .get('/campaigns/:campaign/programmes/:programme/nominations/:nomination', may('nominations.see'), async (c) => {
    const { campaign, programme, nomination } = c.req.param()
    return c.json({
      nominee: await nomineeOf(c.var.site.store.read, campaign, programme, nomination, c.var.session?.path ?? '/nothing/', readerOf(c).at),
    })
  })
  .put(
    '/campaigns/:campaign/programmes/:programme/nominations/:nomination/withdrawal',
    may('nominations.withdraw'),
    valid('json', Withdrawal),
    async (c) => {
      const { campaign, programme, nomination } = c.req.param()
      const { reason } = c.req.valid('json')
      return c.json(await act(c, (a) => withdraw(a, campaign, programme, nomination, reason)))
    },
  )
