/** A finished campaign as a visitor finds it: every stage's page on three screens, and the way from the honour roll back to the score. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SIZES, shoot, type WatchedPage } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 240_000)
afterAll(() => demo?.close())

async function shots(page: WatchedPage, name: string, what: 'page' | 'window' = 'page'): Promise<void> {
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    await page.setViewportSize({ width, height })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name} ${size}`).toBeLessThanOrEqual(0)
    await shoot(page, `medal-season-${name}-${size}`, what)
  }
}

test('last year’s campaign can be looked at from its quotas to its five-year view, and followed back from the honour roll to the score', async () => {
  const page = await demo.as('demo-organiser')
  const { campaigns } = await demo.get<{ campaigns: { id: string; programmes: { id: string; confirmed: object | null }[] }[] }>(
    page,
    '/api/campaigns',
  )
  const campaign = campaigns.find(({ programmes }) => programmes[0]?.confirmed)?.id
  const tab = (part: string) => page.goto(`${demo.server.url}/committee/${campaign}?part=${part}`)
  /** What tells that a part has been painted. */
  const parts = {
    list: '.names .name',
    quotas: '.fixed-rules li',
    stages: 'main .section',
    eligibility: 'main .section table, main .section li',
    room: '.room-ballot',
    notice: '.notices li',
    papers: 'article.paper',
    after: '.notices li',
  }
  for (const [part, painted] of Object.entries(parts)) {
    await tab(part)
    await page.locator(painted).first().waitFor()
    await shots(page, part)
  }
  await page.goto(`${demo.server.url}/committee?view=years`)
  await page.locator('.counter').first().waitFor()
  await shots(page, 'years')

  await page.goto(`${demo.server.url}/honours`)
  await page.locator('tbody tr').first().waitFor()
  await shots(page, 'roll')
  const winner = page
    .locator('tbody tr')
    .filter({ has: page.getByRole('link', { name: /成绩/ }) })
    .first()
  const name = await winner.locator('th').first().innerText()
  await winner.getByRole('link', { name: '推荐' }).click()
  const dialog = page.locator('dialog[open]')
  await dialog.locator('.deeds').waitFor()
  expect(await dialog.innerText()).toContain(name)
  await shots(page, 'nominee', 'window')
  await dialog.locator('a[href^="/results/"]').click()
  await page.locator('main table').first().waitFor()
  expect(await page.locator('main table').first().innerText()).toContain(name)
  await shots(page, 'score', 'window')
  expect(page.troubles).toEqual([])
}, 240_000)
