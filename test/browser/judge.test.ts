/** The judge's journey on a phone over plain HTTP at this machine's own address: mark, be refused, be delivered, submit, come back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shoot } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

test('a judge marks an entry by keyboard, sees every mark delivered, submits, and finds it again after a restart', async () => {
  const base = demo.server.lanUrl ?? demo.server.url
  const page = await demo.as('demo-turning1', 'phone', 'zh-CN', base)
  await page.waitForSelector('.next-sheet')
  await page.locator('.next-sheet').first().click()
  await page.waitForSelector('.big-code')
  const code = await page.locator('.big-code').innerText()
  expect(code).toMatch(/^\d{3}$/)

  const fields = page.locator('.cell-field')
  const n = await fields.count()
  expect(n).toBeGreaterThan(5)
  await fields.first().fill('1,25')
  await fields.first().press('Enter')
  await page.waitForSelector('.cell .fault')
  await fields.first().fill('99')
  await fields.first().press('Enter')
  await page.waitForSelector('.cell .fault')
  expect(await page.locator('.delivered').count()).toBe(0)
  await shoot(page, 'journey-judge-refused-phone')

  for (let i = 0; i < n; i++) {
    await fields.nth(i).fill('4.5')
    await fields.nth(i).press('Enter')
    // Far from the judge's other marks: it is typed twice.
    const again = page.locator('.twice .cell-field')
    if (await again.count()) {
      await again.fill('4.5')
      await again.press('Enter')
    }
  }
  await expect.poll(() => page.locator('.delivered').count(), { timeout: 15_000 }).toBe(n)
  expect(await page.locator('.foot-total strong').innerText()).toBe(String(4.5 * n))
  await shoot(page, 'journey-judge-delivered-phone')

  const address = page.url()
  await demo.server.kill()
  await demo.server.restart()
  await page.goto(address)
  await expect.poll(() => page.locator('.delivered').count(), { timeout: 15_000 }).toBe(n)

  await page.locator('.sheet-foot .button.primary').click()
  await shoot(page, 'journey-judge-submit-phone')
  await page.locator('dialog[open] .button.primary').click()
  await page.waitForSelector('.banner.done, .banner-done, [class*=banner]')
  await expect.poll(() => page.locator('.cell-field').count()).toBe(0)
  expect(await page.locator('.big-code').innerText()).toBe(code)
  // What the server stores of it: no name on this page or in its storage.
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(kept).not.toMatch(/[\u4e00-\u9fff]{2,4}有限公司/)
  expect(page.troubles.filter((t) => !/ERR_CONNECTION|ERR_EMPTY|ERR_INCOMPLETE|ERR_NETWORK/.test(t))).toEqual([])
}, 90_000)
