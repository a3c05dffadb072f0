/** The real product on the demo district, for journeys: plays the demo into a fresh folder, starts the server, logs people in. */
import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openBrowser, SIZES, type WatchedPage } from './browser.ts'
import { type RunningServer, startServer } from './server.ts'

export interface Demo {
  server: RunningServer
  /** A page where `login` is logged in; null for the public. */
  as(login: string | null, size?: keyof typeof SIZES, lang?: string, base?: string): Promise<WatchedPage>
  /** Asks the API as the page's person. */
  get<T>(page: WatchedPage, path: string): Promise<T>
  close(): Promise<void>
}

export async function openDemo(): Promise<Demo> {
  const dir = mkdtempSync(join(tmpdir(), 'hongbang-demo-'))
  const demo = await promisify(execFile)(process.execPath, ['server/demo/main.ts'], { env: { ...process.env, DATA_DIR: dir } })
  const password = /: (\w{12})$/m.exec(demo.stdout)?.[1]
  if (!password) throw new Error(`the demo printed no password:\n${demo.stdout}${demo.stderr}`)
  const server = await startServer({ dir })
  const chromium = await openBrowser()

  async function as(login: string | null, size: keyof typeof SIZES = 'desktop', lang = 'zh-CN', base = server.url): Promise<WatchedPage> {
    const [width, height] = SIZES[size] as [number, number]
    const page = await chromium.page({ width, height, lang })
    await page.goto(login ? `${base}/login` : base)
    if (login) {
      await page.locator('input[name=login]').fill(login)
      await page.locator('input[name=password]').fill(password as string)
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
