/** Setting up on a fresh database: a competition from a template, its guided steps, phases and work places, the calendar, a copy for next year. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenBrowser, openBrowser, SIZES, shoot, type WatchedPage } from './browser.ts'
import { type RunningServer, startServer } from './server.ts'

let server: RunningServer
let chromium: OpenBrowser
beforeAll(async () => {
  server = await startServer({ dir: mkdtempSync(join(tmpdir(), 'hongbang-set-up-')) })
  chromium = await openBrowser()
})
afterAll(async () => {
  await chromium?.close()
  await server?.stop({ forget: true })
})

async function shootAll(page: WatchedPage, name: string, what: 'page' | 'window' = 'page') {
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    await page.setViewportSize({ width, height })
    await shoot(page, `set-up-${name}-${size}`, what)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
}

const press = (page: WatchedPage, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const save = async (page: WatchedPage) => {
  await page.locator('dialog[open] button[type=submit]').click()
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
}
/** Days from the machine's own today, so that the desk sees them near whenever this runs. */
const inDays = (n: number, time: string) => `${new Date(Date.now() + 8 * 3_600_000 + n * 86_400_000).toISOString().slice(0, 10)}T${time}`

test('the steps name what is missing and lead to where it is mended; the calendar and the desk show the plan', async () => {
  const page = await chromium.page({ width: SIZES.desktop[0], height: SIZES.desktop[1], lang: 'zh-CN' })
  await page.goto(server.url + (/\/setup#[\w-]+/.exec(server.output())?.[0] as string))
  for (const [name, value] of Object.entries({ login: 'boss', name: '主任', password: 'eleven men lift', again: 'eleven men lift' }))
    await page.locator(`input[name=${name}]`).fill(value)
  await press(page, '完成设置')
  await page.waitForURL('**/desk')
  await page.goto(`${server.url}/desk/people`)
  await press(page, '新增区总工会')
  await page.locator('input[name=name]').fill('申江区总工会')
  await page.locator('form button[type=submit]').click()
  await page.getByText('申江区总工会').first().waitFor()

  await page.goto(`${server.url}/desk/competitions/new`)
  await press(page, /使用.*区级职工技能竞赛|区级职工技能竞赛/)
  await page.locator('input[name=name]').fill(`${inDays(0, '').slice(0, 4)}年职工技能竞赛`)
  await page.locator('input[name=startsOn]').fill(inDays(2, '').slice(0, 10))
  await page.locator('input[name=endsOn]').fill(inDays(20, '').slice(0, 10))
  await page.locator('input[name="event.name"]').fill('电工')
  await page.locator('input[name="event.groupName"]').fill('职工组')
  await page.locator('form button[type=submit]').click()
  await page.waitForURL('**/setup')
  await page.getByText('评分方案还没有锁定').first().waitFor()
  await shootAll(page, 'steps')
  await page.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
  await page.getByRole('link', { name: '去“日程”' }).first().click()
  await page.waitForURL('**/schedule')
  const event = /events\/(\w+)/.exec(page.url())?.[1] as string

  await press(page, '安排时间')
  const field = (name: string) => page.locator(`dialog[open] input[name="${name}"]`)
  await field('marking.opensAt').fill(inDays(3, '09:00'))
  await field('marking.closesAt').fill(inDays(3, '08:00'))
  await page.locator('dialog[open] button[type=submit]').click()
  await page.locator('dialog[open] .fault').first().waitFor()
  await shootAll(page, 'phases', 'window')
  await page.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
  await field('marking.closesAt').fill(inDays(4, '17:00'))
  await field('check.opensAt').fill(inDays(5, '09:00'))
  await field('check.closesAt').fill(inDays(9, '17:00'))
  await field('publish.opensAt').fill(inDays(10, '09:00'))
  await save(page)

  await press(page, '安排工位')
  await page.locator('dialog[open] textarea[name=sessions]').fill('第一天 上午\n第一天 下午')
  await page.locator('dialog[open] textarea[name=places]').fill('1号工位\n2号工位\n3号工位')
  await press(page, '排出工位表')
  const lines = page.locator('dialog[open] textarea[name=lines]')
  expect((await lines.inputValue()).split('\n')).toHaveLength(6)
  await shootAll(page, 'places', 'window')
  await page.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
  await lines.fill(`${await lines.inputValue()}\n第3批 1号工位`)
  await page.locator('dialog[open] button[type=submit]').click()
  await page.getByText('第 7 行要写成').waitFor()
  await lines.fill((await lines.inputValue()).split('\n').slice(0, 6).join('\n'))
  await save(page)
  await page.getByText('1号工位、2号工位、3号工位').first().waitFor()
  await shootAll(page, 'schedule')

  await page.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
  await page.goto(`${server.url}/desk/events/${event}/panel`)
  await page.locator('.findings').first().waitFor()
  await shootAll(page, 'check')
  await page.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })

  await page.goto(`${server.url}/desk`)
  await page.getByText('评分即将开始').waitFor()
  await shootAll(page, 'desk')
  await page.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
  await page.goto(`${server.url}/desk/calendar?month=${inDays(3, '').slice(0, 7)}`)
  await page.getByText('评分 · 电工 职工组').first().waitFor()
  await shootAll(page, 'calendar')
  await page.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载日历文件' }).click()
  expect((await file).suggestedFilename()).toBe('hongbang.ics')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Calendar' }).waitFor()
  await shoot(page, 'set-up-calendar-english')
  await page.getByRole('button', { name: '中文' }).click()

  await page.goto(`${server.url}/desk/competitions`)
  await page.getByRole('link', { name: /年职工技能竞赛/ }).click()
  await press(page, '复制为新一年')
  await shoot(page, 'set-up-copy-desktop', 'window')
  await page.locator('dialog[open] button[type=submit]').click()
  await page.waitForURL('**/setup')
  await page.getByText('电工 · 职工组').first().waitFor()
  expect(await page.locator('h1').innerText()).toBe('分步设置')

  await page.goto(`${server.url}/desk/competitions/new`)
  await page.getByRole('heading', { name: '复制往年的赛事' }).waitFor()
  await page
    .getByRole('link', { name: /年职工技能竞赛/ })
    .first()
    .click()
  await page.locator('dialog[open]').getByText('复制到哪一年').waitFor()
  expect(page.troubles).toEqual([])
})
