/** A judge in a hall with a bad network, for the journeys: opens sheets, marks, and asks the server what it really has. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { SIZES, WatchedPage } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'
import { type Line, openLine } from './line.ts'

type Sheet = { sheet: string; state: string; marked: number }

export interface Hall {
  demo: Demo
  line: Line
  /** Where the line leads: the demo's server unless a test says otherwise. */
  target: string
  /** A judge's page on a sheet that nobody has marked yet, on the device on which the judge marks from now on. */
  judge(base: string, login?: string, size?: keyof typeof SIZES, lang?: string): Promise<JudgePage>
  close(): Promise<void>
}

export interface JudgePage {
  page: WatchedPage
  event: string
  sheet: string
  /** Asks the server itself, past the line, as this judge on this device. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as they come.
  ask(method: string, path: string, body?: object): Promise<{ status: number; body: any }>
  /** The marks that the server has of the sheet. */
  stored(): Promise<Record<string, { value: string | null; revision: number }>>
}

/** Sheets that a test has taken, so that each finds one untouched. */
const taken = new Set<string>()

export async function openHall({ https = false } = {}): Promise<Hall> {
  const demo = await openDemo({ https })
  const tls = (name: string) => readFileSync(join(demo.server.dir, 'tls', name))
  const hall = { demo, target: demo.server.url } as Hall
  hall.line = await openLine(() => hall.target, https ? { key: tls('server.key'), cert: tls('server.crt') } : undefined)
  hall.close = async () => {
    await hall.line.close()
    await demo.close()
  }
  hall.judge = async (base, login = 'demo-turning1', size = 'phone', lang = 'zh-CN') => {
    const page = await demo.as(login, size, lang, base)
    await page.waitForSelector('.next-sheet')
    const it = { page } as JudgePage
    it.ask = async (method, path, body) => {
      const cookies = (await page.context().cookies()).map((one) => `${one.name}=${one.value}`).join('; ')
      const headers = { Cookie: cookies, 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
      const answer = await fetch(demo.server.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
      return { status: answer.status, body: await answer.json() }
    }
    expect((await it.ask('PUT', '/api/judge/device')).status).toBe(200)
    it.event = (await it.ask('GET', '/api/judge/events')).body.events[0].id
    const { sheets } = (await it.ask('GET', `/api/events/${it.event}/my-sheets`)).body
    const free = sheets.find((one: Sheet) => one.state === 'draft' && one.marked === 0 && !taken.has(one.sheet))
    taken.add(free.sheet)
    it.sheet = free.sheet
    it.stored = async () => {
      const book = (await it.ask('GET', `/api/events/${it.event}/my-sheets`)).body
      return book.sheets.find((one: Sheet) => one.sheet === it.sheet).marks
    }
    await page.goto(`${base}/judge/${it.event}/${it.sheet}`)
    await page.waitForSelector('.cell-field')
    return it
  }
  return hall
}

export async function mark(page: WatchedPage, i: number, value: string): Promise<void> {
  // Behind another page of the browser nothing is painted in time: whether it asks again would not be seen.
  await page.bringToFront()
  await page.locator('.cell-field').nth(i).fill(value)
  await page.locator('.cell-field').nth(i).press('Enter')
  await page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))))
  // An extraordinary one is typed twice.
  const again = page.locator('.twice .cell-field')
  if (!(await again.count())) return
  await again.fill(value)
  await again.press('Enter')
}

export async function markAll(page: WatchedPage, value: string): Promise<number> {
  const n = await page.locator('.cell-field').count()
  for (let i = 0; i < n; i++) await mark(page, i, value)
  return n
}

const PATIENCE = { timeout: 40_000, interval: 100 }

/** Waits until so many cells say so. */
export const delivered = (page: WatchedPage, n: number) => expect.poll(() => page.locator('.cell .delivered').count(), PATIENCE).toBe(n)
export const here = (page: WatchedPage, n: number) =>
  expect.poll(() => page.locator('.cell-foot').getByText('在本机', { exact: true }).count(), PATIENCE).toBe(n)
/** "n not delivered", as the bar says it. */
export const undelivered = (page: WatchedPage, n: number) =>
  n === 0
    ? expect.poll(() => page.locator('.undelivered').count(), PATIENCE).toBe(0)
    : expect
        .poll(async () => (await page.locator('.undelivered').count()) && page.locator('.undelivered').innerText(), PATIENCE)
        .toContain(`${n} 项未送达`)
/** Presses the button, unless all has gone meanwhile. */
export const sendNow = (page: WatchedPage) =>
  page.evaluate(() => [...document.querySelectorAll('button')].find((one) => one.textContent?.includes('立即送出'))?.click())

export const once = (value: string, n: number, stored: Record<string, { value: string | null; revision: number }>) => {
  expect(Object.values(stored)).toEqual(Array.from({ length: n }, () => ({ value, revision: 1 })))
}
