/** A real headless Chromium for the journeys, from npm alone: unpacked once, with its own libraries and a Chinese font. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, type BrowserContextOptions, chromium, type LaunchOptions, type Page } from 'playwright-core'
import { expect } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const require = createRequire(import.meta.url)

export const SIZES = { phone: [390, 844], tablet: [820, 1180], desktop: [1280, 800] } as const

export interface PageOptions {
  /** Width and height in CSS pixels; see SIZES. */
  width: number
  height: number
  /** The browser's language, "zh-CN" or "en". */
  lang: string
  /** Cookies and local storage of an earlier page, from `page.context().storageState()`. */
  storage?: BrowserContextOptions['storageState']
}

/** A page that remembers what went wrong on it: console errors, uncaught errors, requests that failed or were answered by 5xx. */
export type WatchedPage = Page & { troubles: string[] }

export interface OpenBrowser {
  browser: Browser
  /** A page in a context of its own: no cookie is shared with another page unless `storage` says so. */
  page(opts: PageOptions): Promise<WatchedPage>
  close(): Promise<void>
}

/** @param flags more of the browser's own switches. */
export async function openBrowser(flags: string[] = []): Promise<OpenBrowser> {
  const scratch = await mkdtemp(join(tmpdir(), 'hongbang-browser-'))
  const browser = await chromium.launch(await howToLaunch(scratch, flags))
  return {
    browser,
    async page({ width, height, lang, storage }) {
      const touch = width < SIZES.desktop[0]
      const context = await browser.newContext({
        viewport: { width, height },
        locale: lang,
        hasTouch: touch,
        isMobile: touch,
        storageState: storage,
      })
      const page = await context.newPage()
      return Object.assign(page, { troubles: watch(page) })
    },
    async close() {
      await browser.close()
      await rm(scratch, { recursive: true, force: true })
    },
  }
}

/** Long lists repeat themselves; the first part shows how they look. */
const TALLEST = 2600

/** The page at phone, tablet and desktop width, where nothing may stick out; it is left at the last. */
export async function shootSizes(page: Page, name: string, what: 'page' | 'window' = 'page'): Promise<void> {
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    await page.setViewportSize({ width, height })
    await shoot(page, `${name}-${size}`, what)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
}

/** Writes test/shots/<name>.png: the page from its top, as far as it scrolls, up to TALLEST; `what: 'window'` as a dialog is seen. */
export async function shoot(page: Page, name: string, what: 'page' | 'window' = 'page'): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  if (what === 'window') return void (await page.screenshot({ path: join(root, 'test', 'shots', `${name}.png`), animations: 'disabled' }))
  const [width, height] = await page.evaluate(() => [innerWidth, document.documentElement.scrollHeight] as const)
  const clip = { x: 0, y: 0, width, height: Math.min(height, TALLEST) }
  await page.screenshot({ path: join(root, 'test', 'shots', `${name}.png`), fullPage: true, clip, animations: 'disabled' })
}

function watch(page: Page): string[] {
  const troubles: string[] = []
  page.on('console', (message) => {
    // The browser's own line for an answer of 4xx says nothing that the journey does not see better; 5xx is caught below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) troubles.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'failed'
    // Leaving a page cuts its live stream and its last requests short.
    if (why !== 'net::ERR_ABORTED') troubles.push(`${request.method()} ${request.url()}: ${why}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.request().method()} ${response.url()}: ${response.status()}`)
  })
  return troubles
}

const FLAGS = [
  // Root, containers and hardened kernels have no sandbox to offer, and the only pages opened are our own.
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
]

export async function howToLaunch(scratch: string, flags: string[] = []): Promise<LaunchOptions> {
  const args = [...FLAGS, ...flags]
  const environment = { ...process.env, FONTCONFIG_FILE: await writeFonts(scratch) } as Record<string, string>
  if (process.platform === 'linux' && process.arch === 'x64') {
    const folder = await unpack()
    const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
    return { executablePath: join(folder, 'chromium'), args, env: { ...environment, LD_LIBRARY_PATH: libraries } }
  }
  const executablePath = installed()
  if (!executablePath) throw new Error('No browser for the journeys: install Chrome, Chromium or Edge, or set CHROME_PATH to one.')
  return { executablePath, args, env: environment }
}

/**
 * Unpacks the Chromium of the npm package once per version and gives its folder.
 * The package takes any file of the right name for the whole browser, also one that another worker
 * is still writing; so each worker unpacks into a folder of its own and the first to finish renames it.
 * What it brings is enough for http, not for https: its NSS asks for libsqlite3, which a bare Debian
 * lacks, and the browser ends. http://127.0.0.1 is a secure context too; https itself is for test/long.
 */
async function unpack(): Promise<string> {
  const own = dirname(require.resolve('@sparticuz/chromium')).replace(/build.*$/, '')
  const { version } = require(join(own, 'package.json')) as { version: string }
  // Not in the temp folder: another user of this machine could put a program of that name there first.
  const cache = join(root, 'node_modules', '.cache')
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const fresh = await mkdtemp(`${folder}-`)
  // In a child, because the package chooses its folder by TMPDIR, and its libraries by looking like AWS Lambda.
  const words = `import(${JSON.stringify('@sparticuz/chromium')}).then((it) => it.default.executablePath())`
  const env = { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
  await promisify(execFile)(process.execPath, ['--eval', words], { cwd: root, env })
  try {
    await rename(fresh, folder)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

function installed(): string | undefined {
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
    (path) => path !== undefined,
  )
  return [
    process.env.CHROME_PATH ?? '',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/microsoft-edge',
    ...programs.flatMap((path) => [
      join(path, 'Google/Chrome/Application/chrome.exe'),
      join(path, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
  ].find((path) => path && existsSync(path))
}

/** A bare Linux has no font at all, and most others no Chinese one: every family that the pages name becomes this one. */
async function writeFonts(scratch: string): Promise<string> {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-serif-sc/package.json'))
  const families = ['serif', 'sans-serif', 'monospace', 'system-ui', 'Songti SC', 'PingFang SC']
  // Two weights do: fontconfig reads every file that it is shown, 15 MB each, whenever a browser starts.
  const folders = ['400Regular', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`)
  const aliases = families.map(
    (name) => `<alias binding="same"><family>${name}</family><prefer><family>Noto Serif SC</family></prefer></alias>`,
  )
  const file = join(scratch, 'fonts.conf')
  await writeFile(
    file,
    `<?xml version="1.0"?>\n<fontconfig>\n${[...folders, ...aliases].join('\n')}\n<cachedir>${scratch}</cachedir>\n</fontconfig>\n`,
  )
  return file
}
