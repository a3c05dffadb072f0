/** HTTP of accounts: lists, issuing, resetting, closing, and a judge's log-in link. */
import { Hono } from 'hono'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { closeAccount, freshPassword, issueAccount, linkEnd, makeLink, openAnswer, resetPassword, sealAnswer } from './account.ts'
import { AccountQuery, NewAccount, Reason } from './input.ts'
import { accountsSeen } from './seen-queries.ts'

/** How long a QR code on a screen is good for. */
const LINK_MINUTES = 10

export const accountRoutes = new Hono<Env>()
  .get('/accounts', may('accounts.see'), valid('query', AccountQuery), async (c) =>
    c.json(await accountsSeen(c.var.site.store.read, actorOf(c), c.req.valid('query'))),
  )
  .post('/accounts', may('accounts.issue'), valid('json', NewAccount), async (c) => {
    const { hash, sealed } = await freshPassword(c.var.site)
    const issued = await act(c, async (a) => ({ id: await issueAccount(a, { ...c.req.valid('json'), password: hash }), sealed }))
    return c.json({ id: issued.id, password: openAnswer(c.var.site, issued.sealed), address: c.var.site.settings.publicUrl }, 201)
  })
  .put('/accounts/:account/password', may('accounts.reset'), async (c) => {
    const { hash, sealed } = await freshPassword(c.var.site)
    const kept = await act(c, async (a) => {
      await resetPassword(a, c.req.param('account'), hash)
      return sealed
    })
    return c.json({ password: openAnswer(c.var.site, kept), address: c.var.site.settings.publicUrl })
  })
  .put('/accounts/:account/closure', may('accounts.close'), valid('json', Reason), async (c) => {
    await act(c, (a) => closeAccount(a, c.req.param('account'), c.req.valid('json').reason))
    return c.json({ ok: true })
  })
  .post('/accounts/:account/links', may('accounts.link'), async (c) => {
    const { site } = c.var
    const link = await act(c, async (a) => {
      const secret = await makeLink(a, c.req.param('account'), LINK_MINUTES)
      return { sealed: sealAnswer(a.site, secret), expiresAt: linkEnd(a.at, LINK_MINUTES) }
    })
    return c.json({ url: `${site.settings.publicUrl}/j#${openAnswer(site, link.sealed)}`, expiresAt: link.expiresAt }, 201)
  })
