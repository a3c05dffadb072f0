/** Journeys of the installed page, where the browser trusts the address: it opens without a network, survives its browser, waits with an update. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { expect, inject } from 'vitest'
import { howToLaunch, SIZES, shoot, type WatchedPage } from './browser.ts'
import { IGNORE_CERTIFICATES } from './demo.ts'
import { delivered, type Hall, here, mark, markAll, once, sendNow, undelivered } from './offline.ts'

/** The service worker has all files and answers for this page. */
const isInstalled = (page: WatchedPage) =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 20_000 }).toBe('activated')

/** T1 */
export async function reloadedOffline(hall: Hall, base: string): Promise<void> {
  const { page, ask, stored, event, sheet } = await hall.judge(base, 'demo-turning1', 'tablet')
  await isInstalled(page)
  hall.line.state = 'cut'
  const n = await markAll(page, '4')
  await here(page, n)
  await page.locator('.sheet-foot .button.primary').click()
  await page.locator('dialog[open] .button.primary').click()
  await undelivered(page, n + 1)
  await page.reload()
  await page.waitForSelector('.cell')
  await undelivered(page, n + 1)
  await here(page, n)
  await shoot(page, 'journey-judge-offline-tablet')
  // Any other sheet opens too.
  await page.goto(`${base}/judge`)
  await page.locator('.sheet-list a').last().click()
  await page.waitForSelector('.cell-field')
  hall.line.state = 'open'
  await sendNow(page)
  await undelivered(page, 0)
  once('4', n, await stored())
  const { sheets } = (await ask('GET', `/api/events/${event}/my-sheets`)).body
  expect(sheets.find((one: { sheet: string }) => one.sheet === sheet).state).toBe('submitted')
  await page.goto(`${base}/judge/${event}/${sheet}`)
  await delivered(page, n)
  await shoot(page, 'journey-judge-delivered-tablet')
}

/** T5 */
export async function killedBrowser(hall: Hall, base: string): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'hongbang-profile-'))
  const [width, height] = SIZES.phone
  const launch = async () => {
    const options = {
      ...(await howToLaunch(profile, base.startsWith('https') ? IGNORE_CERTIFICATES : [])),
      viewport: { width, height },
      locale: 'zh-CN',
    }
    return chromium.launchPersistentContext(profile, options)
  }
  const open = async (context: BrowserContext) => Object.assign(await context.newPage(), { troubles: [] as string[] })
  const logIn = async (page: WatchedPage) => {
    await page.locator('input[name=login]').fill('demo-turning5')
    await page.locator('input[name=password]').fill(inject('demo').password)
    await page.locator('form button[type=submit]').click()
  }
  let context = await launch()
  try {
    let page = await open(context)
    await page.goto(`${base}/login`)
    await logIn(page)
    await page.locator('.next-sheet').click()
    await page.waitForSelector('.cell-field')
    await isInstalled(page)
    const address = page.url()
    hall.line.state = 'cut'
    await mark(page, 0, '4.5')
    await here(page, 1)
    killAll(profile)
    await new Promise((go) => setTimeout(go, 500))
    context = await launch()
    page = await open(context)
    await page.goto(address)
    await undelivered(page, 1)
    await here(page, 1)
    expect(await page.locator('.cell-field').first().inputValue()).toBe('4.5')
    await shoot(page, 'journey-judge-relaunched-offline-phone')
    hall.line.state = 'open'
    await sendNow(page)
    // A browser that is killed may forget its cookies of the last half minute.
    const again = page.getByRole('link', { name: '重新登录' })
    await expect.poll(async () => (await again.count()) + (await page.locator('.cell .delivered').count()), { timeout: 20_000 }).toBe(1)
    if (await again.count()) {
      await again.click()
      await logIn(page)
    }
    await delivered(page, 1)
    await undelivered(page, 0)
    const [, event, sheet] = /judge\/(\w+)\/(\w+)/.exec(address) as RegExpExecArray
    const book = await page.evaluate(async (path) => (await fetch(path)).json(), `/api/events/${event}/my-sheets`)
    once('4.5', 1, book.sheets.find((one: { sheet: string }) => one.sheet === sheet).marks)
  } finally {
    await context.close().catch(() => {})
    killAll(profile)
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** SIGKILL for the browser of this profile and its children, as when a tablet's battery is out. */
function killAll(profile: string): void {
  for (const line of execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n')) {
    if (!line.includes(`--user-data-dir=${profile}`)) continue
    try {
      process.kill(Number.parseInt(line, 10), 'SIGKILL')
    } catch {
      // Its parent took it along.
    }
  }
}

/** T10 */
export async function updatedLater(hall: Hall, base: string): Promise<void> {
  const { page, stored } = await hall.judge(base, 'demo-turning2')
  await isInstalled(page)
  await page.route('**/marks', (route) => route.abort())
  await mark(page, 0, '4')
  await here(page, 1)
  hall.line.added['/sw.js'] = '// newer'
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await page.getByText('有新版本，全部送达后可更新').waitFor()
  expect(await page.getByRole('button', { name: '有新版本' }).count()).toBe(0)
  await page.unroute('**/marks')
  await sendNow(page)
  await delivered(page, 1)
  const loaded = page.waitForEvent('load')
  await page.getByRole('button', { name: '有新版本，点此更新' }).click()
  await loaded
  await delivered(page, 1)
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null)).toBeNull()
  expect(await page.getByText('有新版本').count()).toBe(0)
  once('4', 1, await stored())
  delete hall.line.added['/sw.js']
}
