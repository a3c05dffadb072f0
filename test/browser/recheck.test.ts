/** The journey of a recheck: drawn by a seed, an error found by somebody else, everything compared, corrected, signed and released by the second. */
import type { Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveProcedure, USUAL } from '../../server/competitions/procedure.ts'
import { sealEvent } from '../../server/marks/seal.ts'
import { seat } from '../../server/panels/seat.ts'
import { actorOf, contest, half } from '../contest.ts'
import { shoot, shootSizes, type WatchedPage } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

const shootAll = (page: WatchedPage, name: string, what?: 'page' | 'window') => shootSizes(page, `recheck-${name}`, what)
/** Asks as the page's person; a refusal fails the journey. */
const send = (page: WatchedPage, method: string, path: string, body?: object) =>
  page.evaluate(
    async ([method, path, body]) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
      const answer = await fetch(path as string, { method: method as string, headers, ...(body ? { body: body as string } : {}) })
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
      return answer.json()
    },
    [method, path, body ? JSON.stringify(body) : ''],
  )
const confirm = async (page: WatchedPage) => {
  await page.locator('dialog[open] button[type=submit], dialog[open] .button.primary, dialog[open] .button.danger').first().click()
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
}

interface Seen {
  sheet: string
  marks: Record<string, string>
  finding: object | null
  wrong: object[]
}

test('a sample with one error in it becomes everything, and the release waits for the last signature', async () => {
  const { event, sheets } = await demo.play(async (w) => {
    const { event, sheets } = await contest(w, {
      seal: false,
      workers: [1, 2, 3, 4, 5],
      judges: [1, 2, 3, 4, 5].map((n) => `turning${n}`),
      mark: (worker, _source, aspect) => (aspect.kind === 'imported' ? String(50 + Number(worker.slice(1))) : half(aspect)),
    })
    const rule = { top: { n: 1, of: 'entries' as const }, rest: 25, errors: 5 }
    await w.play(
      'seats.change',
      (act) => seat(act, event, { accountId: w.accounts.chief as string, duty: 'chief' }),
      actorOf(w, 'organiser'),
    )
    await w.play('event.seal', (act) => sealEvent(act, event), actorOf(w, 'organiser'))
    await w.play('procedure.set', (act) => saveProcedure(act, event, { ...USUAL, recheck: rule }), actorOf(w, 'organiser'))
    return { event, sheets }
  })
  const at = `/api/events/${event}`
  const first = await demo.as('demo-organiser')
  await first.goto(`${demo.server.url}/desk`)
  await first.getByText('抽样复核评分表').waitFor()
  await first.goto(`${demo.server.url}/desk/events/${event}/results`)
  await first.getByText('公布前须先抽样复核').waitFor()
  await shootAll(first, 'results')
  await first.getByRole('link', { name: '去复核' }).click()
  await first.getByRole('button', { name: '抽取复核样本' }).click()
  await confirm(first)
  await first.getByText('随机种子').waitFor()
  // What the organiser entered, somebody else compares.
  await first.getByText('您录入过，须由他人核对').first().waitFor()
  await shootAll(first, 'drawn')

  const second = await demo.as('demo-organiser2')
  await second.goto(`${demo.server.url}/recheck/${event}`)
  await second
    .getByRole('button', { name: /^核对: .*理论考试/ })
    .first()
    .click()
  const dialog = second.locator('dialog[open]')
  await dialog.getByText('系统中的分').first().waitFor()
  await shootAll(second, 'compare', 'window')
  const bad = await dialog.locator('h2').innerText()
  await dialog.locator('textarea').fill('理论成绩原件为 58，系统为 55')
  await dialog.getByRole('button', { name: '登记差错' }).click()
  await second.getByText('全部评分表都要复核').waitFor()
  // Right ones follow one another without going back to the list.
  await second
    .getByRole('button', { name: /^核对: .*实际操作/ })
    .first()
    .click()
  // Over a slow network the list comes later than the next sheet; none is shown twice.
  const slowly = async (route: Route) => {
    await new Promise((resolve) => setTimeout(resolve, 2000))
    await route.continue()
  }
  await second.route(`**${at}/recheck`, slowly)
  const titles = new Set<string>()
  for (let i = 0; i < 3; i++) {
    const title = await dialog.locator('h2').innerText()
    titles.add(title)
    await dialog.getByRole('button', { name: '确认无误' }).click()
    await expect.poll(() => dialog.locator('h2').innerText()).not.toBe(title)
  }
  expect(titles.add(await dialog.locator('h2').innerText()).size).toBe(4)
  await dialog.getByRole('button', { name: '关闭' }).click()
  await second.getByText('3 / 35').waitFor()
  await second.unroute(`**${at}/recheck`, slowly)
  await shootAll(second, 'whole')

  await first.getByRole('link', { name: '去启封更正' }).click()
  const theory = first.getByRole('row').filter({ hasText: '理论考试' }).first()
  await theory.getByRole('button', { name: '申请启封' }).click()
  await first.locator('dialog[open]').locator('textarea, input').first().fill('复核发现理论成绩录入差错')
  await confirm(first)
  await second.goto(`${demo.server.url}/desk`)
  await second.getByText('复核').first().waitFor()
  await second.goto(`${demo.server.url}/desk/events/${event}/progress`)
  await second.getByRole('button', { name: '确认启封' }).click()
  await confirm(second)
  await first.goto(`${demo.server.url}/recheck/${event}`)
  await first.getByText('更正中').first().waitFor()
  await shootAll(first, 'unsealed')
  const list = async () => (await demo.get<{ view: { sheets: Seen[] } }>(second, `${at}/recheck`)).view.sheets
  const { sheet, marks } = (await list()).find((one) => one.wrong.length > 0) as Seen
  const [cell] = Object.keys(marks) as [string]
  const scheme = sheets[0]?.scheme
  await send(first, 'PUT', `${at}/sheets/${sheet}/return`, { reason: '按原件更正' })
  await send(first, 'PUT', `${at}/sheets/${sheet}/marks`, { scheme, cells: [{ cell, value: '58', base: 1 }] })
  await send(first, 'PUT', `${at}/sheets/${sheet}/submission`, { revisions: { [cell]: 2 } })
  await send(first, 'PUT', `${at}/seal`)

  await second.goto(`${demo.server.url}/recheck/${event}`)
  const open = (await list()).filter(({ finding }) => finding === null)
  for (const one of open.filter((it) => it.sheet !== sheet))
    await send(second, 'POST', `${at}/recheck/sheets/${one.sheet}/findings`, { outcome: 'right', text: '' })
  await second.getByText('34 / 35').waitFor()
  await second.getByRole('button', { name: /^核对: / }).click()
  expect(await dialog.locator('h2').innerText()).toBe(bad)
  await dialog.getByText('58').waitFor()
  await dialog.getByRole('button', { name: '确认无误' }).click()
  await second.getByText('等待裁判长签署').waitFor()
  await shootAll(second, 'complete')

  const chief = await demo.as('demo-chief', 'tablet')
  await chief.goto(`${demo.server.url}/clerk/${event}`)
  await chief.getByRole('link', { name: '复核' }).click()
  await chief.getByRole('button', { name: '签署复核结果' }).click()
  await confirm(chief)
  await chief.getByText('复核已完成').waitFor()
  await shootAll(chief, 'signed')
  await second.goto(`${demo.server.url}/desk/events/${event}/results`)
  await second.getByRole('button', { name: '公布初步成绩' }).click()
  await confirm(second)
  await second.getByText('第 1 次公布').first().waitFor()
  await second.emulateMedia({ media: 'print' })
  await second.goto(`${demo.server.url}/recheck/${event}`)
  await second.getByText('复核已完成').waitFor()
  await shoot(second, 'recheck-a4')
  expect([...first.troubles, ...second.troubles, ...chief.troubles]).toEqual([])
})
