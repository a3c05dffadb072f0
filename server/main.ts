/** Starts the server: reads the environment, opens the site, serves API and web, closes cleanly. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { createApp } from './app.ts'
import { playDemo } from './demo/play.ts'
import { keepBackups } from './desk/backup.ts'
import { jobKinds } from './desk/job-routes.ts'
import { lanAddress, readSettings } from './lib/env.ts'
import { sayHeaders } from './lib/http.ts'
import { keepJobs } from './lib/job-run.ts'
import { openSite } from './lib/site.ts'
import { hasCertificate, tlsFiles, trustApp } from './lib/trust.ts'
import { tellInTime } from './results/showing.ts'

const settings = settingsOrExit()
const site = await openSite(settings, playDemo, { onFault, hasThread: true })
keepBackups(site)
keepJobs(site, jobKinds)
tellInTime(site)
const web = join(import.meta.dirname, '../web/dist')
const api = createApp(site)
const pages = new Hono().use(async (c, next) => {
  sayHeaders(c)
  await next()
})

if (existsSync(web)) {
  pages.use(
    '/assets/*',
    serveStatic({ root: web, precompressed: true, onFound: (_, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable') }),
  )
  pages.get(
    '*',
    serveStatic({
      root: web,
      precompressed: true,
      rewriteRequestPath: (path) => (/\.\w+$/.test(path) ? path : '/index.html'),
      onFound: (_, c) => c.header('Cache-Control', 'no-cache'),
    }),
  )
}

const isSecure = hasCertificate(settings.dataDir)
const at = { port: settings.port, hostname: settings.host }
/** Two apps beside each other: mounted in one another, every step of the inner one would be taken twice. */
const fetch: typeof api.fetch = (request, env) => (/^[^/]+\/\/[^/]+\/api(\/|$)/.test(request.url) ? api : pages).fetch(request, env)
const server = serve({ fetch, ...at, ...(isSecure && secure()) }, ({ port }) => {
  const lan = lanAddress()
  const scheme = isSecure ? 'https' : 'http'
  console.log(`Hongbang 红榜  ${scheme}://localhost:${port}${lan ? `  ${scheme}://${lan}:${port}` : ''}`)
  if (isSecure) console.log(`For tablets, once / 平板首次请打开:  http://${lan ?? 'localhost'}:${settings.httpPort}/trust`)
  if (site.setupToken) console.log(`Set up here, once / 首次使用请打开:  ${settings.publicUrl}/setup#${site.setupToken}`)
})
server.on('error', cannotListen)
const guide =
  isSecure && serve({ fetch: trustApp(settings.dataDir, settings.port).fetch, port: settings.httpPort, hostname: settings.host })
if (guide) guide.on('error', cannotListen)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    if (guide) guide.close()
    server.close(() => {
      site.store.close()
      process.exit(0)
    })
    // Streams of live pages never end by themselves.
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}

function secure() {
  const { key, certificate } = tlsFiles(settings.dataDir)
  return { createServer, serverOptions: { key: readFileSync(key), cert: readFileSync(certificate) } }
}

function cannotListen(error: Error) {
  console.error(`Cannot listen / 端口无法使用: ${error.message}`)
  process.exit(1)
}

/** Whoever waits is told first. What is stored is read again by a fresh start, never by this process. */
function onFault(error: unknown) {
  console.error(`The store failed / 数据库写入失败: ${(error as Error).message}`)
  setTimeout(() => process.exit(70), 300)
}

function settingsOrExit() {
  try {
    return readSettings(process.env)
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}
