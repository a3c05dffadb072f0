/** The real product on the demo district, for journeys: a copy of the played demo, a server on it, logs people in. */
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Act, type Actor, perform } from '../../server/lib/act.ts'
import { readSettings } from '../../server/lib/env.ts'
import { openSite } from '../../server/lib/site.ts'
import type { World } from '../world.ts'
import { openBrowser, SIZES, type WatchedPage } from './browser.ts'
import { type RunningServer, startServer } from './server.ts'

/** The machine that tests must not learn to trust an authority for good. */
export const IGNORE_CERTIFICATES = ['--ignore-certificate-errors']

export interface Demo {
  server: RunningServer
  /** A page where `login` is logged in; null for the public. */
  as(login: string | null, size?: keyof typeof SIZES, lang?: string, base?: string): Promise<WatchedPage>
  /** Plays acts past the browser while the server stands still, then starts it again; accounts go by their login without "demo-". */
  play<T>(fn: (w: World) => Promise<T>): Promise<T>
  /** Asks the API as the page's person. */
  get<T>(page: WatchedPage, path: string): Promise<T>
  close(): Promise<void>
}

/** @param https over the hall's own certificates, which the browser is told to take as they are. */
export async function openDemo({ https = false } = {}): Promise<Demo> {
  const { dir: played, password } = inject('demo')
  const dir = mkdtempSync(join(tmpdir(), 'hongbang-journey-'))
  cpSync(played, dir, { recursive: true })
  const server = await startServer({ dir, https })
  const chromium = await openBrowser(https ? IGNORE_CERTIFICATES : [])

  async function as(login: string | null, size: keyof typeof SIZES = 'desktop', lang = 'zh-CN', base = server.url): Promise<WatchedPage> {
    const [width, height] = SIZES[size] as [number, number]
    const page = await chromium.page({ width, height, lang })
    await page.goto(login ? `${base}/login` : base)
    if (login) {
      await page.locator('input[name=login]').fill(login)
      await page.locator('input[name=password]').fill(password)
      await page.locator('form button[type=submit]').click()
      await page.waitForURL((url) => !url.pathname.startsWith('/login'))
    }
    return page
  }
  async function play<T>(fn: (w: World) => Promise<T>): Promise<T> {
    await server.stop()
    const site = await openSite(readSettings({ DATA_DIR: dir, PORT: '1' }), async () => [])
    const system: Actor = { id: 'system', role: 'admin', unitId: null, path: '/' }
    const ids = async (table: 'account' | 'unit' | 'person') => site.store.read.selectFrom(table).select('id').orderBy('id').execute()
    const logins = await site.store.read.selectFrom('account').select(['id', 'login']).orderBy('id').execute()
    const made = await fn({
      site,
      play: (name: string, act: (act: Act) => Promise<unknown>, by = system) => perform(site, name, by, act),
      accounts: Object.fromEntries(logins.map(({ id, login }) => [login.replace('demo-', ''), id])),
      workers: (await ids('person')).map(({ id }) => id),
      units: { district: (await ids('unit'))[0]?.id },
    } as unknown as World)
    site.store.close()
    await server.restart()
    return made
  }
  return {
    server,
    as,
    play,
    get: async <T>(page: WatchedPage, path: string) => (await page.evaluate(async (p) => (await fetch(p)).json(), path)) as T,
    close: async () => {
      await chromium.close()
      await server.stop({ forget: true })
    },
  }
}
