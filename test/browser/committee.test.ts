/** The committee's journey: the list is filled under its quotas, confirmed with reasons, and downloaded as a workbook. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shoot } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

test('the committee ticks names, watches the rules, confirms with reasons and downloads 汇总表', async () => {
  const page = await demo.as('demo-committee', 'desktop')
  const { campaigns } = await demo.get<{ campaigns: { id: string }[] }>(page, '/api/campaigns')
  await page.goto(`${demo.server.url}/committee/${campaigns[0]?.id}`)
  await page.locator('.names .name').first().waitFor()
  const heading = page.locator('.list-part h2[tabindex]')
  const before = await heading.innerText()
  await page.locator('.names').nth(1).locator('input[type=checkbox]').first().click()
  await expect.poll(() => heading.innerText()).not.toBe(before)
  await shoot(page, 'journey-committee-changed-desktop')
  await page.getByRole('button', { name: '保存名单' }).first().click()
  await page
    .getByRole('button', { name: /确认名单/ })
    .first()
    .click()
  await page.locator('dialog[open] button[type=submit]').waitFor()
  const reasons = page.locator('dialog[open] textarea')
  expect(await reasons.count()).toBeGreaterThan(0)
  for (let i = 0; i < (await reasons.count()); i++) await reasons.nth(i).fill('本年度人选不足，经评选委员会讨论同意')
  await shoot(page, 'journey-committee-confirm-desktop')
  await page.locator('dialog[open] button[type=submit]').click()
  await expect.poll(() => page.locator('.names input[type=checkbox]').count(), { timeout: 10_000 }).toBe(0)

  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[href$="list.xlsx"]').first().click()])
  const bytes = readFileSync(await download.path())
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  expect(bytes.length).toBeGreaterThan(4000)
  await shoot(page, 'journey-committee-confirmed-desktop')
  expect(page.troubles).toEqual([])
}, 90_000)
