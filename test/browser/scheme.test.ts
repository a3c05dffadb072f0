/** The scheme editor in the browser: every pane, a fault and its way back, the keyboard alone, sample results, two numbers compared. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shoot as shootPage, type WatchedPage } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

/** An event that begins with a template, as the page of creation would make it. */
async function eventFrom(page: WatchedPage, template: string): Promise<string> {
  const { rows } = await demo.get<{ rows: { id: string }[] }>(page, '/api/units')
  return page.evaluate(
    async ([template, unitId]) => {
      const body = { template, name: `2026年${template}`, year: 2026, unitId, startsOn: '2026-11-01', endsOn: '2026-11-30' }
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': `scheme-${template}-journey` }
      const answer = await fetch('/api/competitions', { method: 'POST', headers, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(await answer.text())
      return (await answer.json()).eventId
    },
    [template, rows[0]?.id] as const,
  )
}

/** From its top: what sticks while one scrolls would stand in the middle of the picture. */
async function shoot(page: WatchedPage, name: string) {
  await page.evaluate(() => scrollTo(0, 0))
  await shootPage(page, name)
}

const row = (page: WatchedPage, name: string) => page.locator('.tree-row', { hasText: name }).first()
const field = (page: WatchedPage, name: string) => page.locator(`.form-pane [name="${name}"]`)
const press = (page: WatchedPage, name: string | RegExp) => page.getByRole('button', { name }).first().click()

test('every template says what it is for, in both languages', async () => {
  for (const [lang, size] of [
    ['zh-CN', 'phone'],
    ['en', 'desktop'],
  ] as const) {
    const page = await demo.as('demo-organiser', size, lang)
    await page.goto(`${demo.server.url}/desk/competitions/new`)
    await page.locator('.template').nth(7).waitFor()
    await shoot(page, `scheme-templates-${size}-${lang.slice(0, 2)}`)
  }
})

test('a scheme is changed in three panes: the fault stands beside its field, the sample follows, the versions differ', async () => {
  const page = await demo.as('demo-organiser')
  const event = await eventFrom(page, 'world-skills')
  await page.goto(`${demo.server.url}/desk/events/${event}/scheme`)
  await page.getByText('评分结构').first().waitFor()
  await shoot(page, 'scheme-read-desktop')
  await press(page, '修改方案')
  await page.locator('.sample-pane tbody tr').nth(9).waitFor()
  await shoot(page, 'scheme-editor-desktop')

  // More points than its group has: named beside the field, in the tree, and in the list, whose link leads back.
  await row(page, '主要尺寸偏差').click()
  await field(page, 'rule.bands').waitFor({ state: 'detached' })
  await field(page, 'full').fill('9')
  await page.locator('.fault-list li').first().waitFor()
  expect(await page.locator('.form-pane .fault').allInnerTexts()).toEqual([expect.stringContaining('12 分高于满分 9')])
  expect(await row(page, '主要尺寸偏差').locator('.fault-sign').count()).toBe(1)
  await shoot(page, 'scheme-fault-desktop')
  await page.locator('.fault-list button', { hasText: '测量' }).first().click()
  await page.locator('.form-pane h3', { hasText: '测量' }).waitFor()
  await press(page, '撤销一步')
  await page.locator('.fault-list').waitFor({ state: 'detached' })

  // By the keyboard alone: choose, duplicate, move, remove, undo.
  await row(page, '工位条理').focus()
  await page.keyboard.press('Control+d')
  await expect.poll(() => page.locator('.tree-row', { hasText: '工位条理' }).count()).toBe(2)
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-selected'))).toBe('true')
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Delete')
  await expect.poll(() => page.locator('.tree-row', { hasText: '工位条理' }).count()).toBe(1)
  await page.keyboard.press('Home')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('总成绩')

  // Another kind of aspect, a new rule of the list; the sample counts again.
  await row(page, '元件选用正确').click()
  await field(page, 'kind').selectOption('points')
  await field(page, 'step').fill('2')
  await page.locator('.tree-row', { hasText: '参赛队' }).click()
  await press(page, '＋ 参赛队成绩')
  await page.locator('.sample-pane caption', { hasText: '模拟参赛队名次' }).waitFor({ state: 'attached' })
  await row(page, '奖次与奖牌').click()
  await field(page, 'band').fill('1')
  await shoot(page, 'scheme-prizes-desktop')
  const first = await page.locator('.sample-pane tbody tr').first().innerText()
  await press(page, '换一组')
  await expect.poll(() => page.locator('.sample-pane tbody tr').first().innerText()).not.toBe(first)
  await page.locator('.sample-pane tbody button').nth(4).click()
  await page.locator('.sample-pane h4', { hasText: '模拟' }).waitFor()
  await page.locator('.scheme-since summary').click()
  await shoot(page, 'scheme-changes-desktop')
  await press(page, '保存为新一版')
  await page.getByText('已保存为第 2 版').waitFor()
  await page.locator('summary', { hasText: '版本比较' }).click()
  const table = page.locator('.scheme-since tbody tr')
  await table.first().waitFor()
  expect((await table.allInnerTexts()).map((line) => line.replaceAll(/\s+/g, ' '))).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/元件选用正确 .*评分方式 测量 打分/),
      expect.stringMatching(/奖次与奖牌 .*相差多少以内算并列 2 1/),
    ]),
  )
  await shoot(page, 'scheme-versions-desktop')
  expect(page.troubles).toEqual([])
})

test('the editor on a phone and a tablet, in both languages', async () => {
  const organiser = await demo.as('demo-organiser')
  const event = await eventFrom(organiser, 'national-skills')
  for (const [size, lang, edit, judges] of [
    ['phone', 'zh-CN', '修改方案', '实际操作'],
    ['tablet', 'en', 'Edit scheme', 'Practice'],
  ] as const) {
    const page = await demo.as('demo-organiser', size, lang)
    await page.goto(`${demo.server.url}/desk/events/${event}/scheme`)
    await press(page, edit)
    await page.locator('.sample-pane tbody tr').nth(9).waitFor()
    await shoot(page, `scheme-editor-${size}`)
    await row(page, judges).click()
    await field(page, 'size').fill('2')
    await page.locator('.form-pane .scheme-faults, .form-pane .fault').first().waitFor()
    await shoot(page, `scheme-panel-${size}`)
    // Where the panes are stacked the last one lies below what a picture of the page shows.
    await page.locator('.form-pane').screenshot({ path: `test/shots/scheme-form-${size}.png` })
    await page.locator('.sample-pane').screenshot({ path: `test/shots/scheme-sample-${size}.png` })
    const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(width[0]).toBeLessThanOrEqual(width[1] as number)
    expect(page.troubles).toEqual([])
  }
})
