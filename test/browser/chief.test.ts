/** The chief judge's journey: an entry is flagged and opened for re-scoring, a missing judge let go, a late mark ruled on, a seal asked to be broken. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SIZES, shoot, type WatchedPage } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

/** An act as the page's person does it elsewhere. */
async function act<T>(page: WatchedPage, method: string, path: string, json: unknown): Promise<T> {
  return page.evaluate(
    async ([method, path, body]) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
      return (await fetch(path as string, { method: method as string, headers, body: body as string })).json()
    },
    [method, path, JSON.stringify(json)],
  ) as Promise<T>
}

interface Matrix {
  sources: { sitting: string; label: string }[]
  rows: { ref: string; who: string; cells: ({ sheet: string; state: string } | null)[] }[]
}

async function shootAll(page: WatchedPage, name: string) {
  for (const size of ['desktop', 'tablet', 'phone'] as const) {
    await page.setViewportSize({ width: SIZES[size][0], height: SIZES[size][1] })
    await shoot(page, `journey-chief-${name}-${size}`)
  }
  await page.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
}

test('the chief judge sees who is off, has an entry scored again, lets a judge go, rules on a late mark and has a seal broken by two', async () => {
  const chief = await demo.as('demo-chief')
  const { events } = await demo.get<{ events: { id: string; name: string }[] }>(chief, '/api/judge/events')
  const event = events.find((one) => one.name === '数控车工')?.id as string
  const base = `/api/events/${event}`
  const matrix = await demo.get<Matrix>(chief, `${base}/progress`)
  const judge = await demo.as('demo-turning1', 'phone')
  const mine = await demo.get<{
    sheets: { sheet: string; state: string; who: string; scheme: number; marks: Record<string, { revision: number }> }[]
  }>(judge, `${base}/my-sheets`)
  const full = matrix.rows.find((row) => row.cells.every((cell) => cell !== null && cell.state !== 'draft'))
  const sheet = mine.sheets.find((one) => one.who === full?.who) as (typeof mine.sheets)[number]
  const cells = Object.entries(sheet.marks)

  // One judge marks everything 0, and stands out the moment the sheet is in.
  await act(chief, 'PUT', `${base}/sheets/${sheet.sheet}/return`, { reason: '请核对' })
  await act(judge, 'PUT', `${base}/sheets/${sheet.sheet}/marks`, {
    scheme: sheet.scheme,
    cells: cells.map(([cell, { revision }]) => ({ cell, value: '0', base: revision })),
  })
  await chief.goto(`${demo.server.url}/clerk/${event}`)
  await chief.locator('.matrix-cell').first().waitFor()
  expect(await chief.locator('.matrix-flags').count()).toBe(0)
  const revisions = Object.fromEntries(cells.map(([cell, { revision }]) => [cell, revision + 1]))
  await act(judge, 'PUT', `${base}/sheets/${sheet.sheet}/submission`, { revisions })
  await chief.locator('.matrix-flags').first().waitFor()
  await shootAll(chief, 'matrix')

  await chief.locator('.matrix-flags').first().click()
  await chief.locator('dialog[open] .matrix-head').first().waitFor()
  await shoot(chief, 'journey-chief-marks-desktop', 'window')
  await chief.setViewportSize({ width: 390, height: 844 })
  await shoot(chief, 'journey-chief-marks-phone', 'window')
  await chief.setViewportSize({ width: 1280, height: 800 })
  expect(await chief.locator('dialog[open] s').count()).toBeGreaterThan(3)
  await chief.locator('dialog[open] textarea').fill('分差过大，请复核')
  await chief.locator('dialog[open]').getByRole('button', { name: '退回重评' }).click()
  await chief.locator('dialog[open]').waitFor({ state: 'detached' })
  await expect.poll(() => chief.locator('.matrix-flags').count()).toBe(0)

  // A judge who will not come any more.
  await chief
    .getByRole('button', { name: /评委 2: 未开始$/ })
    .first()
    .click()
  await chief.locator('dialog[open] .choice').nth(1).click()
  await chief.locator('dialog[open] textarea').fill('突发疾病，已离场')
  await shoot(chief, 'journey-chief-waiver-question-desktop', 'window')
  await chief.locator('dialog[open] button[type=submit]').click()
  await chief.getByText('突发疾病，已离场').waitFor()

  // A mark that comes after its sheet was checked.
  const other = mine.sheets.find((one) => one.state === 'submitted' && one.who !== full?.who) as typeof sheet
  await chief.getByRole('button', { name: `${other.who} · 评委 1: 已提交` }).click()
  await chief.locator('dialog[open] button[type=submit]').click()
  await chief.getByRole('button', { name: `${other.who} · 评委 1: 已核对` }).waitFor()
  const [cell, { revision }] = Object.entries(other.marks)[0] as [string, { revision: number }]
  const late = await act<{ late: string[] }>(judge, 'PUT', `${base}/sheets/${other.sheet}/marks`, {
    scheme: other.scheme,
    cells: [{ cell, value: '0.5', base: revision }],
  })
  expect(late.late).toEqual([cell])
  await chief.getByRole('button', { name: `不采纳: ${other.who} 评委 1` }).waitFor()
  await shootAll(chief, 'late')
  await chief.getByRole('button', { name: `采纳: ${other.who} 评委 1`, exact: true }).click()
  await chief.locator('dialog[open] textarea').fill('网络中断，评委当场已打出')
  await chief.locator('dialog[open] .button.primary').click()
  await chief.getByText('已采纳：网络中断').waitFor()
  expect(chief.troubles).toEqual([])
  expect(judge.troubles).toEqual([])
}, 120_000)

test('a sealed event: the chief asks to break the seal with a reason, and the organiser confirms', async () => {
  const chief = await demo.as('demo-chief')
  const organiser = await demo.as('demo-organiser')
  const { events } = await demo.get<{ events: { id: string; name: string }[] }>(chief, '/api/judge/events')
  const event = events.find((one) => one.name === '焊工')?.id as string
  await act(organiser, 'POST', `/api/events/${event}/corrections`, { reason: '计时记录有误' })
  await chief.goto(`${demo.server.url}/clerk/${event}`)
  await chief.getByRole('button', { name: '申请启封' }).first().click()
  await chief.locator('dialog[open] textarea').fill('计时记录有误，须改一份')
  await shoot(chief, 'journey-chief-unseal-desktop', 'window')
  await chief.setViewportSize({ width: 390, height: 844 })
  await shoot(chief, 'journey-chief-unseal-phone', 'window')
  await chief.locator('dialog[open] .button.danger').click()
  await chief.getByText('计时记录有误，须改一份').waitFor()
  expect(await chief.getByRole('button', { name: '确认启封' }).count()).toBe(0)

  await organiser.goto(`${demo.server.url}/desk/events/${event}/progress`)
  await organiser.getByRole('button', { name: '确认启封' }).waitFor()
  await shootAll(organiser, 'asked')
  await organiser.getByRole('button', { name: '确认启封' }).click()
  await organiser.locator('dialog[open] .button.danger').click()
  await organiser.getByRole('button', { name: '封存本单元' }).waitFor()
  await shoot(organiser, 'journey-chief-unsealed-desktop')
  expect([...chief.troubles, ...organiser.troubles]).toEqual([])
}, 120_000)
