/** The real product on the demo district, for journeys: a copy of the played demo, a server on it, logs people in. */
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { openBrowser, SIZES, type WatchedPage } from './browser.ts'
import { type RunningServer, startServer } from './server.ts'

/** The machine that tests must not learn to trust an authority for good. */
export const IGNORE_CERTIFICATES = ['--ignore-certificate-errors']

export interface Demo {
  server: RunningServer
  /** A page where `login` is logged in; null for the public. */
  as(login: string | null, size?: keyof typeof SIZES, lang?: string, base?: string): Promise<WatchedPage>
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
  return {
    server,
    as,
    get: async <T>(page: WatchedPage, path: string) => (await page.evaluate(async (p) => (await fetch(p)).json(), path)) as T,
    close: async () => {
      await chromium.close()
      await server.stop({ forget: true })
    },
  }
}
