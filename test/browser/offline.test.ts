/** The judge's page over plain HTTP at this machine's own address, while everything around it fails: nothing is lost, all counts once. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { shoot } from './browser.ts'
import { delivered, type Hall, here, mark, markAll, once, openHall, sendNow, undelivered } from './offline.ts'
import { startServer } from './server.ts'

let hall: Hall
beforeAll(async () => {
  hall = await openHall()
}, 120_000)
afterAll(() => hall?.close())
afterEach(() => {
  hall.line.state = 'open'
  hall.line.seen.length = 0
})

test('a sheet over plain http is at most 60 KB of code, packed, on a device that never saw it', async () => {
  const { page } = await hall.judge(hall.line.lanUrl, 'demo-turning5')
  const storage = await page.context().storageState()
  const context = await page.context().browser()?.newContext({ storageState: storage })
  const fresh = await (context as NonNullable<typeof context>).newPage()
  const sizes: Promise<number>[] = []
  fresh.on('response', (one) => {
    if (!new URL(one.url()).pathname.startsWith('/api/')) sizes.push(one.body().then((body) => gzipSync(body).length))
  })
  await fresh.goto(page.url())
  await fresh.waitForSelector('.cell-field')
  await fresh.waitForLoadState('load')
  const bytes = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0)
  console.log(`judge's page: ${bytes} bytes in ${sizes.length} files`)
  expect(bytes).toBeLessThanOrEqual(60_000)
})

test('T2 answers that are lost after the commit: the same request comes again and counts once', async () => {
  const { page, stored, sheet } = await hall.judge(hall.line.lanUrl)
  hall.line.state = 'mute'
  await mark(page, 0, '4.5')
  await here(page, 1)
  await undelivered(page, 1)
  await expect.poll(() => hall.line.seen.filter((one) => one.path.includes(sheet)).length, { timeout: 15_000 }).toBeGreaterThan(2)
  expect(await page.locator('.cell .delivered').count()).toBe(0)
  hall.line.state = 'open'
  await delivered(page, 1)
  await undelivered(page, 0)
  once('4.5', 1, await stored())
  expect(new Set(hall.line.seen.filter((one) => one.path.includes(sheet)).map((one) => one.key)).size).toBe(1)
})

test('T3 a log-in page of the Wi-Fi says 200 to everything: nothing is called delivered', async () => {
  const { page, stored } = await hall.judge(hall.line.lanUrl)
  hall.line.state = 'portal'
  await mark(page, 0, '4')
  await here(page, 1)
  await page.getByText('可能是 Wi-Fi 登录页').waitFor()
  await sendNow(page)
  await new Promise((go) => setTimeout(go, 3000))
  await undelivered(page, 1)
  expect(await page.locator('.cell .delivered').count()).toBe(0)
  await shoot(page, 'journey-judge-offline-phone')
  expect(await stored()).toEqual({})
  hall.line.state = 'open'
  await sendNow(page)
  await delivered(page, 1)
  once('4', 1, await stored())
})

test('an answer that was changed, or is for another request, is not believed', async () => {
  const { page, stored } = await hall.judge(hall.line.lanUrl)
  const replies: string[] = []
  await page.route('**/marks', async (route) => {
    const answer = await route.fetch()
    const receipt = answer.headers()['hongbang-receipt'] as string
    replies.push(receipt)
    const [install, key, body, way, signature] = receipt.split('.')
    const forged = [
      ['x'.repeat(22), key, body, way, signature],
      [install, 'another-key', body, way, signature],
      [install, key, '0'.repeat(64), way, signature],
    ][replies.length - 1]
    await route.fulfill({
      response: answer,
      headers: { ...answer.headers(), 'hongbang-receipt': (forged ?? receipt.split('.')).join('.') },
    })
  })
  await mark(page, 0, '3')
  for (const n of [1, 2, 3]) {
    await expect.poll(() => replies.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(n)
    await here(page, 1)
    if (n < 3) await sendNow(page)
  }
  await sendNow(page)
  await delivered(page, 1)
  once('3', 1, await stored())
})

test('T4 the server is killed while marks are on their way: after its restart each is there once', async () => {
  const { page, stored } = await hall.judge(hall.line.lanUrl)
  const half = markAll(page, '3.5')
  await new Promise((go) => setTimeout(go, 400))
  await hall.demo.server.kill()
  const n = await half
  await expect.poll(() => page.locator('.cell .delivered').count()).toBeLessThan(n)
  await hall.demo.server.restart()
  await delivered(page, n)
  once('3.5', n, await stored())
})

test('T6 two pages of one browser: both show what waits, and each change is counted once', async () => {
  const { page, stored, sheet } = await hall.judge(hall.line.lanUrl)
  const other = Object.assign(await page.context().newPage(), { troubles: [] as string[] })
  await other.goto(page.url())
  await other.waitForSelector('.cell-field')
  hall.line.state = 'cut'
  await mark(page, 0, '4.5')
  await here(other, 1)
  await mark(other, 1, '4.5')
  await here(page, 2)
  // Changes of a cell that wait become one.
  await mark(other, 1, '3')
  await mark(page, 1, '4.5')
  hall.line.state = 'open'
  await sendNow(page)
  await delivered(page, 2)
  await delivered(other, 2)
  once('4.5', 2, await stored())
  expect(new Set(hall.line.seen.filter((one) => one.path.includes(sheet) && one.status === 200).map((one) => one.key)).size).toBeLessThan(3)
})

test('T7 the session ends while marks wait: they stay, and go out once the same account is back', async () => {
  const { page, ask, stored, event, sheet } = await hall.judge(hall.line.lanUrl)
  hall.line.state = 'cut'
  await mark(page, 0, '4')
  await here(page, 1)
  expect((await ask('DELETE', '/api/session')).status).toBe(200)
  hall.line.state = 'open'
  await sendNow(page)
  await page.getByRole('link', { name: '重新登录' }).click()
  const logIn = async (login: string) => {
    await page.waitForSelector('input[name=login]')
    await page.locator('input[name=login]').fill(login)
    await page.locator('input[name=password]').fill(inject('demo').password)
    const answered = page.waitForResponse((one) => one.url().endsWith('/api/session') && one.request().method() === 'POST')
    await page.locator('form button[type=submit]').click()
    expect((await answered).status()).toBe(200)
  }
  // Somebody else on the same tablet sends nothing of it, and is told.
  await logIn('demo-turning2')
  await page.goto(`${hall.line.lanUrl}/judge`)
  await page.getByText('本机还有另一账号的 1 项未送达').waitFor()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL('**/login')
  await page.goto(`${hall.line.lanUrl}/login?to=/judge/${event}/${sheet}`)
  await logIn('demo-turning1')
  await page.waitForURL(`**/${sheet}`)
  await delivered(page, 1)
  once('4', 1, await stored())
})

test('T8 the same cell was saved elsewhere: both values are shown, and the judge chooses', async () => {
  const { page, ask, stored, event, sheet } = await hall.judge(hall.line.lanUrl, 'demo-turning2', 'tablet')
  const book = (await ask('GET', `/api/events/${event}/my-sheets`)).body
  const cell = (await page.locator('.cell').first().getAttribute('id'))?.replace('cell-', '') as string
  const { scheme } = book.sheets[0]
  hall.line.state = 'cut'
  await mark(page, 0, '4')
  await here(page, 1)
  const saved = await ask('PUT', `/api/events/${event}/sheets/${sheet}/marks`, { scheme, cells: [{ cell, value: '2.5', base: 0 }] })
  expect(saved.status).toBe(200)
  hall.line.state = 'open'
  await sendNow(page)
  const clash = page.locator('.clash')
  await clash.waitFor()
  expect(await clash.innerText()).toMatch(/2\.5[\s\S]*4/)
  await shoot(page, 'journey-judge-conflict-tablet')
  await clash.getByRole('button', { name: '改为 4' }).click()
  await delivered(page, 1)
  expect(await stored()).toEqual({ [cell]: { value: '4', revision: 2 } })
})

test('T9 the sheet is checked while a mark waits on the device: the mark is late, shown so, and with the chief judge', async () => {
  const { page, ask, stored, event, sheet } = await hall.judge(hall.line.lanUrl, 'demo-turning4')
  const n = await markAll(page, '4')
  await delivered(page, n)
  hall.line.state = 'cut'
  await mark(page, 0, '5')
  await here(page, 1)
  const revisions = Object.fromEntries(Object.keys(await stored()).map((cell) => [cell, 1]))
  expect((await ask('PUT', `/api/events/${event}/sheets/${sheet}/submission`, { revisions })).status).toBe(200)
  const organiser = await hall.demo.as('demo-organiser')
  const checked = await organiser.evaluate(
    async (path) => (await fetch(path, { method: 'PUT', headers: { 'Idempotency-Key': 'check-this-sheet' } })).status,
    `/api/events/${event}/sheets/${sheet}/check`,
  )
  expect(checked).toBe(200)
  hall.line.state = 'open'
  await sendNow(page)
  await page.getByText('迟到，已交裁判长').waitFor()
  await undelivered(page, 0)
  expect(await page.locator('.cell .delivered').count()).toBeLessThan(n)
  once('4', n, await stored())
})

test('T11 a device whose clock is three hours ahead delivers like any other', async () => {
  const { page, stored } = await hall.judge(hall.line.lanUrl)
  await page.clock.setFixedTime(Date.now() + 3 * 3_600_000)
  await mark(page, 0, '5')
  await delivered(page, 1)
  once('5', 1, await stored())
})

test('T12 a device that cannot store says so in red, keeps the value in the form, and stores it when it can again', async () => {
  const { page, stored } = await hall.judge(hall.line.lanUrl)
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...args) {
      if ((globalThis as { full?: boolean }).full) throw new DOMException('full', 'QuotaExceededError')
      return put.apply(this, args)
    }
    ;(globalThis as { full?: boolean }).full = true
  })
  hall.line.state = 'cut'
  await mark(page, 0, '4.5')
  await page.locator('.cell .state.warning, .cell .warning').first().waitFor()
  expect(await page.locator('.cell').first().innerText()).toContain('本机存不下')
  expect(await page.locator('.cell-field').first().inputValue()).toBe('4.5')
  expect(await page.locator('.cell .delivered').count()).toBe(0)
  await page.evaluate(() => {
    ;(globalThis as { full?: boolean }).full = false
  })
  await sendNow(page)
  await here(page, 1)
  hall.line.state = 'open'
  await delivered(page, 1)
  once('4.5', 1, await stored())
})

test('T13 another device takes over: the first one keeps its marks, says so, lets nobody log out, and may take over again', async () => {
  const { page, stored } = await hall.judge(hall.line.lanUrl, 'demo-turning3')
  hall.line.state = 'cut'
  await mark(page, 0, '4')
  await here(page, 1)
  hall.line.state = 'open'
  hall.line.state = 'cut'
  const second = await hall.judge(hall.demo.server.url, 'demo-turning3', 'tablet')
  await mark(second.page, 0, '3')
  await delivered(second.page, 1)
  hall.line.state = 'open'
  await sendNow(page)
  await page.getByText('正在另一台设备上评分').waitFor()
  await here(page, 1)
  expect(await stored()).toEqual({})
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByText('不能退出登录').waitFor()
  await page.keyboard.press('Escape')
  await shoot(page, 'journey-judge-other-device-phone')
  await page.getByRole('button', { name: '改在本机评分' }).click()
  await page.locator('dialog[open] .button.primary').click()
  await delivered(page, 1)
  once('4', 1, await stored())
  await mark(second.page, 1, '3')
  await second.page.getByText('正在另一台设备上评分').waitFor()
})

test('the scheme changed while a mark waited on the device: the judge is asked, and marks it under the new one', async () => {
  const { page, stored, event } = await hall.judge(hall.line.lanUrl, 'demo-turning2')
  await mark(page, 0, '4')
  await delivered(page, 1)
  hall.line.state = 'cut'
  await mark(page, 1, '3.5')
  await here(page, 1)
  // A locked scheme never changes by itself: a database brought back from another machine may hold the next one.
  await hall.demo.play(async ({ site }) => {
    const now = await site.store.read.selectFrom('scheme').selectAll().where('eventId', '=', event).executeTakeFirstOrThrow()
    await site.store.write(async (tx) => {
      await tx
        .insertInto('scheme')
        .values({ ...now, number: 2 })
        .execute()
      await tx.updateTable('schemeLock').set({ number: 2 }).where('eventId', '=', event).execute()
      await tx.updateTable('sheet').set({ scheme: 2 }).where('eventId', '=', event).execute()
    })
  })
  hall.line.state = 'open'
  await sendNow(page)
  await page.getByText('评分方案已经换了').first().waitFor()
  expect(Object.values(await stored())).toEqual([{ value: '4', revision: 1 }])
  // What was refused is still there after a reload, and nobody sends it unasked.
  await page.reload()
  await page.waitForSelector('.cell-field')
  await page.getByText('评分方案已经换了').first().waitFor()
  await page.getByText('未接受 3.5').waitFor()
  await shoot(page, 'journey-judge-scheme-changed-phone')
  expect(Object.values(await stored())).toHaveLength(1)
  // The same value once more, by one press. Before the server's sheet is there the device's own copy is asked once more.
  const again = async () => {
    const keep = page.getByRole('button', { name: '改为 3.5' })
    if (await keep.count()) await keep.click()
    return page.locator('.cell .delivered').count()
  }
  await expect.poll(again, { timeout: 60_000, interval: 500 }).toBe(2)
  await undelivered(page, 0)
  expect(Object.values(await stored())).toEqual(['4', '3.5'].map((value) => ({ value, revision: 1 })))
})

test('T14 another installation answers under the same address: it gets nothing that was meant for this one', async () => {
  const { page, stored } = await hall.judge(hall.line.lanUrl)
  await hall.demo.server.stop()
  const dir = mkdtempSync(join(tmpdir(), 'hongbang-other-'))
  cpSync(hall.demo.server.dir, dir, { recursive: true })
  rmSync(join(dir, 'hongbang.key'))
  const other = await startServer({ dir })
  hall.target = other.url
  await mark(page, 0, '4.5')
  await page.getByText('回应的不是本场的红榜服务器').waitFor({ timeout: 20_000 })
  await here(page, 1)
  await page.reload()
  await page.waitForSelector('.cell-field')
  await here(page, 1)
  await other.stop({ forget: true })
  await hall.demo.server.restart()
  hall.target = hall.demo.server.url
  await sendNow(page)
  await delivered(page, 1)
  once('4.5', 1, await stored())
})
