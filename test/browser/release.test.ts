/** The organiser's journey: the last sheets come in, the marks are sealed, the list is released, and the public page changes by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shoot } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

test('an organiser makes a provisional list official, and a spectator’s page follows without reload', async () => {
  const organiser = await demo.as('demo-organiser', 'desktop')
  const { tasks } = await demo.get<{ tasks: { event: string; step: string; name: string }[] }>(organiser, '/api/desk/tasks')
  const event = tasks.find((t) => t.step === 'official' && t.name === '养老护理')?.event as string

  const spectator = await demo.as(null, 'phone')
  await spectator.goto(`${demo.server.url}/results/${event}`)
  await spectator.getByText('初步成绩').first().waitFor()
  const board = await demo.as(null, 'desktop', 'en')
  await board.goto(`${demo.server.url}/board/${event}`)
  await board.getByText('Provisional').first().waitFor()

  await organiser.goto(`${demo.server.url}/desk/events/${event}/results`)
  await organiser.getByRole('button', { name: '公布正式成绩' }).click()
  await shoot(organiser, 'journey-release-question-desktop')
  await organiser.locator('dialog[open] .button.primary').click()
  await spectator.getByText('正式成绩').first().waitFor({ timeout: 10_000 })
  await board.getByText('Official').first().waitFor({ timeout: 10_000 })
  await shoot(spectator, 'journey-release-public-phone')

  // Any figure opens its trace.
  await spectator.locator('.figure.total').first().click()
  await spectator.locator('dialog[open] .trace li').first().waitFor()
  expect(await spectator.locator('dialog[open] .trace').innerText()).toMatch(/去掉/)
  await shoot(spectator, 'journey-trace-phone', 'window')
  expect([...organiser.troubles, ...spectator.troubles, ...board.troubles]).toEqual([])
}, 90_000)

test('a correction needs a second person; the old address then says so', async () => {
  const first = await demo.as('demo-organiser')
  const { events } = await demo.get<{ events: { event: string; name: string; number: number }[] }>(first, '/api/public/events')
  const { event, number } = events.find((e) => e.name === '焊工') as (typeof events)[number]
  const { shown } = await demo.get<{ shown: { rows: { entry: string; label: string }[] } }>(
    first,
    `/api/public/events/${event}/releases/latest`,
  )
  const winner = shown.rows[0] as { entry: string; label: string }
  const answer = await first.evaluate(
    async ({ event, entryId }) => {
      const json = { entryId, scope: 'entry', node: null, effect: { do: 'points', points: '-10' }, reason: '申诉裁定：违规操作' }
      return (
        await fetch(`/api/events/${event}/incidents`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'journey-incident' },
          body: JSON.stringify(json),
        })
      ).status
    },
    { event, entryId: winner.entry },
  )
  expect(answer).toBe(200)
  await first.goto(`${demo.server.url}/desk/events/${event}/results`)
  await first.getByRole('button', { name: '申请更正' }).click()
  await first.locator('dialog[open] textarea, dialog[open] input').first().fill('申诉裁定扣分')
  await first.locator('dialog[open] .button.primary').click()
  await first.getByRole('button', { name: '确认更正' }).waitFor()
  await shoot(first, 'journey-correction-desktop')

  const second = await demo.as('demo-organiser2')
  await second.goto(`${demo.server.url}/desk/events/${event}/results`)
  await second.getByRole('button', { name: '确认更正' }).click()
  await second.locator('dialog[open] .button.primary').click()
  await second
    .getByText(`第 ${number + 1} 次公布`)
    .first()
    .waitFor()

  const reader = await demo.as(null)
  await reader.goto(`${demo.server.url}/results/${event}/${number}`)
  await reader.getByText('申诉裁定扣分').waitFor()
  await shoot(reader, 'journey-correction-old-desktop')
  expect([...first.troubles, ...second.troubles, ...reader.troubles]).toEqual([])
}, 90_000)
