/** The committee drafts the list: the draft as differences, why a name is not on it, rules that cannot hold together and how they are let pass. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SIZES, shoot, type WatchedPage } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

const NAMES = ['phone', 'tablet', 'desktop'] as const

async function shootAll(page: WatchedPage, name: string, what: 'page' | 'window' = 'page') {
  for (const size of NAMES) {
    const [width, height] = SIZES[size] as [number, number]
    await page.setViewportSize({ width, height })
    await shoot(page, `selection-${name}-${size}`, what)
  }
}

test('the committee of 400 nominees takes over a draft, asks why not, and lets a rule pass with a reason', async () => {
  const page = await demo.as('demo-committee', 'desktop')
  const { campaigns } = await demo.get<{ campaigns: { id: string; programmes: { id: string }[] }[] }>(page, '/api/campaigns')
  const campaign = campaigns[0] as (typeof campaigns)[number]
  const url = `${demo.server.url}/committee/${campaign.id}`
  await page.goto(url)
  await page.locator('.names .name').first().waitFor()

  await page.getByRole('button', { name: '生成方案' }).click()
  await page.getByRole('button', { name: '采用整份方案' }).click({ timeout: 30_000 })
  await page.getByText('现在的名单与方案相同').waitFor()
  expect(await page.locator('.rules .counter.unmet').count()).toBe(0)
  await shootAll(page, 'quotas')
  await page.getByRole('button', { name: '保存名单' }).click()
  await page.getByRole('button', { name: '确认名单' }).waitFor()

  // A move by the keyboard is counted within a tenth of a second, with 400 names on the page.
  const first = page.locator('.names .name input[type=checkbox]').first()
  await first.focus()
  const counted = await page.evaluate(async () => {
    const strip = document.querySelector('.rules-short') as HTMLElement
    const before = strip.textContent
    const start = performance.now()
    ;(document.activeElement as HTMLElement).click()
    while (strip.textContent === before) await new Promise((done) => setTimeout(done, 0))
    return performance.now() - start
  })
  expect(counted).toBeLessThan(100)
  await page.getByRole('button', { name: '最少改动' }).click()
  await page.getByText('改动最少而合规的名单').waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: '放弃改动' }).click()

  await page
    .locator('.section')
    .last()
    .getByRole('button', { name: /没有入选/ })
    .first()
    .click()
  await page.locator('dialog[open] .lines').waitFor({ timeout: 40_000 })
  expect(await page.locator('dialog[open] .lines').innerText()).toContain('未入选')
  await shootAll(page, 'why', 'window')
  await page.locator('dialog[open]').getByRole('button', { name: '关闭' }).click()

  // More women and more migrant workers than the nominees can give.
  const programme = campaign.programmes[0]?.id as string
  await page.goto(`${url}?programme=${programme}&part=quotas`)
  const shares = page.locator('input[name^="quotas."][name$=".share"]')
  await shares.first().waitFor()
  await shares.nth(0).fill('90%')
  await shares.nth(1).fill('60%')
  await page.getByRole('button', { name: '保存名额与比例' }).click()
  await page.getByText('名额与比例已保存').waitFor()
  await page.goto(url)
  await page.getByRole('button', { name: '生成方案' }).click()
  await page.getByText('没有一份名单能满足全部规则').waitFor({ timeout: 60_000 })
  await shootAll(page, 'conflict')
  await page.getByRole('button', { name: '放行', exact: true }).first().click()
  await page.locator('dialog[open] textarea').fill('本年度人选结构所限，经全体委员讨论同意')
  await page.locator('dialog[open]').getByRole('button', { name: '放行' }).click()
  await page.getByText(/已证明是最高的/).waitFor({ timeout: 60_000 })
  await page.locator('.passed summary').click()
  await page.locator('.passed').getByText('本年度人选结构所限').waitFor()
  await shoot(page, 'selection-passed-phone')
  expect(page.troubles).toEqual([])
}, 240_000)
