/** Journeys of explanation: any number opens its trace, "why is A above B?" answers, and an entry's record is one printed page. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SIZES, shoot } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
let event: string

interface Row {
  entry: string
  label: string
  rank: number | null
  points: string
  decidedBy: number | null
}
let rows: Row[]

beforeAll(async () => {
  demo = await openDemo()
  const reader = await demo.as(null)
  const { events } = await demo.get<{ events: { event: string; name: string }[] }>(reader, '/api/public/events')
  event = events.find((e) => e.name === '焊工')?.event as string
  rows = (await demo.get<{ shown: { rows: Row[] } }>(reader, `/api/public/events/${event}/releases/latest`)).shown.rows
  await reader.context().close()
}, 120_000)
afterAll(() => demo?.close())

test('a part opens its own steps, by keyboard too; the whole trace is one press further', async () => {
  const reader = await demo.as(null, 'desktop')
  await reader.goto(`${demo.server.url}/results/${event}`)
  const part = reader.locator('tbody tr').first().locator('td .figure').nth(1)
  await part.focus()
  await reader.keyboard.press('Enter')
  const trace = reader.locator('dialog[open] .trace')
  await trace.waitFor()
  const few = await trace.locator('li').count()
  await shoot(reader, 'journey-trace-part-desktop', 'window')
  await reader.getByRole('button', { name: '显示全部步骤' }).click()
  expect(await trace.locator('li').count()).toBeGreaterThan(few)
  await reader.keyboard.press('Escape')
  await reader.locator('dialog[open]').waitFor({ state: 'detached' })
  // Every number of the list is a button: ranks, parts and totals of everybody who has them.
  const bare = await reader.evaluate(() =>
    [...document.querySelectorAll('tbody td')]
      .filter((cell) => /^\d+(\.\d+)?$/.test((cell.childNodes[0]?.textContent ?? '').trim()) && !cell.querySelector('button'))
      .map((cell) => cell.textContent),
  )
  expect(bare).toEqual([])
  expect(reader.troubles).toEqual([])
}, 60_000)

test.each([
  ['zh-CN', 'phone', '比较两个名次'],
  ['en', 'desktop', 'Compare two ranks'],
] as const)(
  'why one is above another, in %s on a %s',
  async (lang, size, button) => {
    const reader = await demo.as(null, size, lang)
    await reader.goto(`${demo.server.url}/results/${event}`)
    await reader.getByRole('button', { name: button }).click()
    const dialog = reader.locator('dialog[open]')
    await dialog.locator('.verdict').waitFor()
    const [a, b] = rows as [Row, Row]
    expect(await dialog.locator('h3').innerText()).toContain(a.label)
    expect(await dialog.locator('.verdict').innerText()).toContain(a.points)
    expect(await dialog.locator('.verdict').innerText()).toContain(b.points)
    await shoot(reader, `journey-above-${size}${lang === 'en' ? '-en' : ''}`, 'window')
    // Two with one total: a later key decides, and the table shows the equal ones before it.
    const tied = rows.findIndex((row) => row.decidedBy !== null && row.decidedBy > 0)
    if (tied > 0) {
      await dialog
        .locator('select')
        .nth(0)
        .selectOption(rows[tied - 1]?.entry as string)
      await dialog
        .locator('select')
        .nth(1)
        .selectOption(rows[tied]?.entry as string)
      await dialog.locator('tbody tr').nth(1).waitFor()
      await shoot(reader, `journey-above-tied-${size}${lang === 'en' ? '-en' : ''}`, 'window')
    }
    // Its values open their traces.
    await dialog.locator('.figure').first().click()
    await dialog.locator('.trace li').first().waitFor()
    expect(reader.troubles).toEqual([])
  },
  60_000,
)

test('an entry’s record is one A4 page, and all records are as many pages', async () => {
  const reader = await demo.as(null, 'desktop')
  const pages = async (address: string, records: number) => {
    await reader.goto(demo.server.url + address)
    await reader
      .locator('.record')
      .nth(records - 1)
      .waitFor()
    const pdf = await reader.pdf({ preferCSSPageSize: true })
    return pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length
  }
  expect(await pages(`/print/${event}/records?release=1&entry=${rows[9]?.entry}`, 1)).toBe(1)
  await shoot(reader, 'journey-record-a4')
  expect(await pages(`/print/${event}/records?release=1`, rows.length)).toBe(rows.length)
  // Nobody gets what is not released.
  await reader.goto(`${demo.server.url}/print/${event}/records`)
  await reader.locator('[role=alert], .banner').first().waitFor()
  expect(await reader.locator('.record').count()).toBe(0)
  const narrow = await demo.as(null, 'phone', 'en')
  await narrow.goto(`${demo.server.url}/print/${event}/records?release=1&entry=${rows[0]?.entry}`)
  await narrow.locator('.record').waitFor()
  await shoot(narrow, 'journey-record-phone-en')
  expect((await narrow.evaluate(() => document.documentElement.scrollWidth)) - SIZES.phone[0]).toBeLessThanOrEqual(1)
  expect(reader.troubles).toEqual([])
}, 90_000)

test('organiser and chief judge try a lifted penalty together, and make it so', async () => {
  const organiser = await demo.as('demo-organiser', 'desktop')
  const { tasks } = await demo.get<{ tasks: { event: string; name: string }[] }>(organiser, '/api/desk/tasks')
  const sealed = tasks.find((t) => t.name === '养老护理')?.event as string
  await organiser.goto(`${demo.server.url}/desk/events/${sealed}/results`)
  await organiser.getByRole('link', { name: '试算' }).click()
  await organiser.getByRole('button', { name: '发起试算' }).click()
  await organiser.locator('dialog[open] textarea').fill('选手申诉：防护用品扣分')
  await organiser.locator('dialog[open] .button.primary').click()
  await organiser.getByText('等待另一方加入').waitFor()

  const chief = await demo.as('demo-chief', 'phone')
  await chief.goto(`${demo.server.url}/what-if/${sealed}`)
  await chief.getByRole('button', { name: '加入试算' }).click()
  await shoot(chief, 'journey-what-if-join-phone', 'window')
  await chief.locator('dialog[open] .button.primary').click()
  await chief.getByText('正在试算').waitFor()

  // The organiser's page follows by itself.
  await organiser.locator('select').nth(1).selectOption({ index: 1 })
  await organiser.getByRole('button', { name: '试算', exact: true }).click()
  await organiser.locator('.look').waitFor()
  await organiser.locator('select').nth(0).selectOption('recuse')
  await organiser.locator('select').nth(1).selectOption({ index: 1 })
  await organiser.getByRole('button', { name: '试算', exact: true }).click()
  await organiser.locator('.look').nth(1).waitFor()
  await shoot(organiser, 'journey-what-if-desktop')
  await chief.locator('.look').nth(1).waitFor()
  await shoot(chief, 'journey-what-if-phone')
  const tablet = await demo.as('demo-chief', 'tablet', 'en')
  await tablet.goto(`${demo.server.url}/what-if/${sealed}`)
  await tablet.locator('.look').nth(1).waitFor()
  await shoot(tablet, 'journey-what-if-tablet-en')
  for (const [page, [width]] of [
    [chief, SIZES.phone],
    [tablet, SIZES.tablet],
  ] as const)
    expect((await page.evaluate(() => document.documentElement.scrollWidth)) - width).toBeLessThanOrEqual(1)

  await chief.locator('.look').nth(1).getByRole('button', { name: '落实这一处理' }).click()
  await chief.locator('dialog[open] textarea').fill('申诉成立，撤销扣分')
  await chief.locator('dialog[open] .button.primary').click()
  await organiser.getByText('已落实：申诉成立').waitFor()
  // What is published waits for its correction.
  await organiser.goto(`${demo.server.url}/desk/events/${sealed}/results`)
  await organiser.getByRole('button', { name: '申请更正' }).waitFor()
  expect([...organiser.troubles, ...chief.troubles, ...tablet.troubles]).toEqual([])
}, 90_000)

test('judge analytics: for the committee after the release, at every width; the organiser has no such page', async () => {
  const committee = await demo.as('demo-committee', 'phone')
  await committee.goto(`${demo.server.url}/analytics/${event}`)
  await committee.locator('.strips li').nth(4).waitFor()
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    await committee.setViewportSize({ width, height })
    await shoot(committee, `journey-analytics-${size}`)
    expect((await committee.evaluate(() => document.documentElement.scrollWidth)) - width).toBeLessThanOrEqual(1)
  }
  const chief = await demo.as('demo-chief', 'desktop', 'en')
  await chief.goto(`${demo.server.url}/judge`)
  await chief.getByRole('link', { name: 'Judge analytics' }).first().click()
  await chief.locator('h1').getByText('Judge analytics').waitFor()
  await chief.goto(`${demo.server.url}/analytics/${event}`)
  await chief.locator('.strips li').nth(4).waitFor()
  await shoot(chief, 'journey-analytics-desktop-en')
  const organiser = await demo.as('demo-organiser', 'desktop')
  await organiser.goto(`${demo.server.url}/analytics/${event}`)
  await organiser.locator('.banner').waitFor()
  expect(await organiser.locator('.strips').count()).toBe(0)
  expect([...committee.troubles, ...chief.troubles, ...organiser.troubles]).toEqual([])
}, 60_000)
