/** The journey of an appeal: a unit files it, arbiter and chief judge preview it, it is upheld, and release 2 says what changed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WatchedPage } from './browser.ts'
import { SIZES, shoot } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

/** Sends as the page's person what its pages would send. */
const send = (page: WatchedPage, method: string, path: string, json?: object) =>
  page.evaluate(
    async ([method, path, body]) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
      const answer = await fetch(path as string, { method: method as string, headers, ...(body ? { body } : {}) })
      return { status: answer.status, body: await answer.json() }
    },
    [method, path, json ? JSON.stringify(json) : ''],
  )
const confirm = (page: WatchedPage) => page.locator('dialog[open] button[type=submit], dialog[open] .button.primary').first().click()
async function shots(page: WatchedPage, name: string): Promise<void> {
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    await page.setViewportSize({ width, height })
    await shoot(page, `${name}-${size}`)
  }
}

test('an upheld appeal becomes release 2, which shows what it changed', async () => {
  const organiser = await demo.as('demo-organiser')
  const { tasks } = await demo.get<{ tasks: { event: string; step: string; name: string }[] }>(organiser, '/api/desk/tasks')
  const event = tasks.find((t) => t.step === 'official' && t.name === '养老护理')?.event as string
  const appeals = { first: { after: 'publication', count: 240, unit: 'working-days' }, second: { count: 2, unit: 'working-days' } }
  expect((await send(organiser, 'PUT', `/api/events/${event}/procedure/rules`, { recheck: null, appeals })).status).toBe(200)
  await organiser.goto(`${demo.server.url}/desk/events/${event}/results`)
  await organiser.getByText('选手查询').waitFor()
  await shots(organiser, 'appeal-procedure')

  const officer = await demo.as('demo-officer', 'phone')
  await officer.goto(`${demo.server.url}/unit/events/${event}`)
  await officer.getByRole('button', { name: '提出申诉' }).click()
  const entry = await officer.locator('dialog[open] select[name=entry] option').last().getAttribute('value')
  await officer.locator('dialog[open] select[name=entry]').selectOption(entry as string)
  await officer.locator('dialog[open] input[name=leader]').fill('孙长明')
  await officer.locator('dialog[open] textarea[name=grounds]').fill('操作项第二题计时有误，请求复核并补记五分。')
  await shoot(officer, 'appeal-file-phone', 'window')
  await confirm(officer)
  await officer
    .locator('input[type=file][accept*=pdf]')
    .setInputFiles({ name: '计时照片.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 evidence') })
  await officer.getByText('计时照片.pdf').waitFor()
  await shots(officer, 'appeal-unit')

  await organiser.goto(`${demo.server.url}/desk/events/${event}/appeals`)
  await organiser.getByText('计时照片.pdf').waitFor()
  expect(await organiser.getByRole('button', { name: '作出裁定' }).count()).toBe(0)
  await shots(organiser, 'appeal-organiser')
  await organiser.goto(`${demo.server.url}/desk/calendar`)
  await organiser.getByText('申诉裁定 · 养老护理 职工组').first().waitFor()
  await shots(organiser, 'appeal-calendar')

  const arbiter = await demo.as('demo-verifier')
  await arbiter.getByRole('link', { name: '仲裁 · 养老护理' }).click()
  await arbiter.getByRole('button', { name: '试算裁定' }).click()
  await confirm(arbiter)
  const chief = await demo.as('demo-chief')
  await chief.goto(`${demo.server.url}/what-if/${event}`)
  await chief.getByRole('button', { name: '加入试算' }).click()
  await confirm(chief)
  await chief.getByText('正在试算').waitFor()
  const { now } = await demo.get<{ now: { id: string } }>(arbiter, `/api/events/${event}/trials`)
  const asked = { ask: 'incident', instead: null, entry, scope: 'entry', node: null, effect: { do: 'points', points: '5' } }
  expect((await send(arbiter, 'POST', `/api/events/${event}/trials/${now.id}/looks`, asked)).status).toBe(200)
  await arbiter.reload()
  await arbiter.locator('.difference').first().waitFor()
  await shots(arbiter, 'appeal-desk')

  await arbiter.setViewportSize({ width: 1280, height: 800 })
  await arbiter.getByRole('button', { name: '作出裁定' }).click()
  await arbiter.locator('dialog[open] select[name=outcome]').selectOption('upheld')
  await arbiter.locator('dialog[open] textarea[name=reason]').fill('监控录像证实计时有误')
  await shoot(arbiter, 'appeal-ruling-desktop', 'window')
  await confirm(arbiter)
  await arbiter.getByText('等待第二人确认更正').waitFor()

  const second = await demo.as('demo-organiser2')
  await second.goto(`${demo.server.url}/desk/events/${event}/results`)
  await second.getByRole('button', { name: '确认更正' }).click()
  await confirm(second)
  await second.getByText('已成为第 2 次公布').waitFor()

  const reader = await demo.as(null)
  await reader.goto(`${demo.server.url}/results/${event}`)
  await reader.getByText('与上一次公布相比').waitFor()
  await shots(reader, 'appeal-release')
  await reader.goto(`${demo.server.url}/results/${event}/1`)
  await reader.getByText('已被第 2 次公布替代').waitFor()
  await officer.reload()
  await officer.getByText('已更正为第 2 次公布').waitFor()
  expect([
    ...organiser.troubles,
    ...arbiter.troubles,
    ...officer.troubles,
    ...chief.troubles,
    ...second.troubles,
    ...reader.troubles,
  ]).toEqual([])
}, 120_000)
