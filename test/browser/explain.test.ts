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
