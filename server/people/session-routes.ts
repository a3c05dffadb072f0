/** HTTP of doors: set-up, log-in, log-out, the own password. */
import { Hono } from 'hono'
import { actorOf, perform } from '../lib/act.ts'
import { readerOf } from '../lib/audience.ts'
import { markDevice } from '../lib/device.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { Problem, wrong } from '../lib/problem.ts'
import {
  clearSessionCookie,
  closeSession,
  createThrottle,
  hashPassword,
  openSession,
  passwordFits,
  setSessionCookie,
} from '../lib/session.ts'
import { may } from './access.ts'
import { changeOwnPassword, finishSetUp } from './account.ts'
import { Login, OwnPassword, SetUp } from './input.ts'
import { accountByLogin, passwordOf, seenSession } from './queries.ts'

const throttle = createThrottle()

// Answers of these routes are not kept for repeats: they set cookies, which no stored answer could.
export const sessionRoutes = new Hono<Env>()
  .get('/session', may('session.see'), async (c) => {
    markDevice(c)
    return c.json({
      session: c.var.session && (await seenSession(c.var.site.store.read, c.var.session, readerOf(c))),
      setUp: c.var.site.setupToken !== null,
      install: { id: c.var.site.secrets.receipts.install, publicKey: c.var.site.secrets.receipts.publicKey },
    })
  })
  .post('/session', may('session.open'), valid('json', Login), async (c) => {
    const { login, password } = c.req.valid('json')
    const site = c.var.site
    const now = site.now().getTime()
    if (throttle.blocked(login, now)) throw new Problem('too-many')
    const account = await accountByLogin(site.store.read, login)
    if (!(await passwordFits(account?.password ?? null, password)) || !account) {
      throttle.failed(login, now)
      throw new Problem('wrong-login')
    }
    throttle.cleared(login)
    const by = { id: account.id, role: account.role, unitId: account.unitId, path: '/nothing/' }
    const secret = await perform(site, 'session.open', by, async (act) => {
      await act.note(`account:${account.id}`, { by: 'password' })
      return openSession(act.tx, site, account.id, c.req.header('User-Agent') ?? '')
    })
    setSessionCookie(c, secret)
    return c.json({ role: account.role })
  })
  .put('/session/password', may('session.password'), valid('json', OwnPassword), async (c) => {
    const { old, password } = c.req.valid('json')
    const session = c.var.session!
    const site = c.var.site
    const now = site.now().getTime()
    if (throttle.blocked(session.login, now)) throw new Problem('too-many')
    const was = await passwordOf(site.store.read, session.account)
    if (!was || !(await passwordFits(was, old))) {
      // The same request again, its first answer lost: what it asked for is done.
      if (was && (await passwordFits(was, password))) return c.json({ ok: true })
      throttle.failed(session.login, now)
      throw wrong('old', 'wrong-password')
    }
    const hashed = await hashPassword(password)
    await perform(site, 'session.password', actorOf(c), (act) => changeOwnPassword(act, session.id, was, hashed))
    return c.json({ ok: true })
  })
  .delete('/session', may('session.close'), async (c) => {
    const session = c.var.session
    if (session) {
      await perform(c.var.site, 'session.close', actorOf(c), async (act) => {
        await closeSession(act.tx, session.id)
        await act.note(`account:${session.account}`)
      })
    }
    clearSessionCookie(c)
    return c.json({ ok: true })
  })
  .post('/setup', may('setup.finish'), valid('json', SetUp), async (c) => {
    const { token, login, name, password, start } = c.req.valid('json')
    const site = c.var.site
    const hashed = await hashPassword(password)
    const secret = await perform(site, 'setup.finish', actorOf(c), async (act) => {
      const id = await finishSetUp(act, token, { login, name, role: 'admin', unitId: null, password: hashed })
      return openSession(act.tx, site, id, c.req.header('User-Agent') ?? '')
    })
    site.setupToken = null
    const accounts = start === 'demo' ? await site.playDemo() : []
    setSessionCookie(c, secret)
    return c.json({ accounts })
  })
