/** The map: what every request goes through, and every feature mounted in one chain. */
import { Hono } from 'hono'
import type { Env, Site } from './lib/env.ts'
import { findSession } from './lib/session.ts'
import { guard, headers, onError } from './lib/http.ts'
import { Problem } from './lib/problem.ts'
import { newId } from './lib/act.ts'
import { gate } from './lib/access.ts'
import { sessionRoutes } from './people/session-routes.ts'

const may = gate({ 'health.see': { roles: ['anyone'] } })

/** The whole API on a site; the caller adds the built web. */
export function createApp(site: Site) {
  const app = new Hono<Env>().basePath('/api')
  app.use(async (c, next) => {
    c.set('site', site)
    c.set('requestId', newId(site))
    c.set('session', null)
    await next()
  })
  app.use(headers, guard, findSession)
  app.onError(onError)
  app.notFound((c) => onError(new Problem('not-found'), c))
  return app.get('/health', may('health.see'), (c) => c.json({ ok: true })).route('/', sessionRoutes)
}

export type App = ReturnType<typeof createApp>
