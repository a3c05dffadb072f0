/** A draw announced, drawn and looked up by anyone; entries dealt out by proposal and by hand; a layer of codes made by its custodian. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SIZES, shoot, type WatchedPage } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

const shootAll = async (page: WatchedPage, name: string) => {
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    await page.setViewportSize({ width, height })
    await shoot(page, `codes-${name}-${size}`, 'page')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
  await page.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
}

/** Asks as the page's person; a refusal fails the journey. */
const send = (page: WatchedPage, method: string, path: string, body?: object) =>
  page.evaluate(
    async ([method, path, body]) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': `codes-journey-${Math.random().toString(36).slice(2)}` }
      const answer = await fetch(path as string, { method: method as string, headers, ...(body ? { body: body as string } : {}) })
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
      return answer.json()
    },
    [method, path, body ? JSON.stringify(body) : ''],
  )

test('the draw is announced and drawn, entries are dealt out, and a custodian makes the codes', async () => {
  const desk = await demo.as('demo-organiser')
  const { rows: units } = await demo.get<{ rows: { id: string }[] }>(desk, '/api/units')
  const { eventId: event } = await send(desk, 'POST', '/api/competitions', {
    template: 'district-skills',
    unitId: units[0]?.id,
    name: '区焊工技能竞赛',
    nameEn: 'District welding contest',
    year: 2026,
    startsOn: '2026-09-01',
    endsOn: '2026-09-02',
    event: { name: '焊工', nameEn: 'Welding', groupName: '职工组' },
  })
  const at = `/api/events/${event}`
  const { rows: persons } = await demo.get<{ rows: { id: string }[] }>(desk, '/api/persons')
  for (const { id } of persons.slice(0, 12)) await send(desk, 'POST', `${at}/entries`, { kind: 'person', subjectId: id })
  await send(desk, 'PUT', `${at}/scheme/lock`, { number: 1 })
  const { accounts } = await demo.get<{ accounts: { id: string; login: string }[] }>(desk, `${at}/seats/candidates/judge?q=`)
  for (const { id } of accounts.slice(0, 8)) await send(desk, 'POST', `${at}/seats`, { accountId: id, duty: 'judge', sitting: 'practice' })

  await desk.goto(`${demo.server.url}/desk/events/${event}/entries`)
  await desk.getByRole('button', { name: '公布抽签凭证' }).click()
  await desk.locator('dialog[open]').getByLabel('同单位不同批次').check()
  await desk.locator('dialog[open] button[type=submit]').click()
  await desk.locator('dialog[open]').waitFor({ state: 'detached' })
  const hash = await desk.locator('.hash').first().innerText()
  await shootAll(desk, 'announced')
  const anyone = await demo.as(null)
  await anyone.goto(`${demo.server.url}/draw/${event}`)
  await anyone.getByText('尚未抽签').waitFor()
  expect(await anyone.locator('.hash').first().innerText()).toBe(hash)
  await desk.getByRole('button', { name: '抽签', exact: true }).click()
  await desk.locator('dialog[open]').getByRole('button', { name: '抽签', exact: true }).click()
  await desk.getByText(/已于 .* 抽签/).waitFor()
  await anyone.reload()
  await anyone.getByText(/已于 .* 抽签/).waitFor()
  await shootAll(anyone, 'record')

  await desk.goto(`${demo.server.url}/desk/events/${event}/panel`)
  await desk.getByText('分派评分').click()
  await desk.getByLabel('每个参赛由几位评委评').fill('3')
  await desk.getByRole('button', { name: '自动分派' }).click()
  await desk.getByText(/各评委相互连通/).waitFor()
  const cards = desk.locator('.deal > li')
  const codesOf = async (i: number) => cards.nth(i).locator('.deal-codes button').allInnerTexts()
  const [before, other] = [await codesOf(0), await codesOf(1)]
  const moved = before.find((code) => !other.includes(code)) as string
  // By keyboard: choose a code, then where it goes.
  await cards.nth(0).getByRole('button', { name: moved }).focus()
  await desk.keyboard.press('Enter')
  await shootAll(desk, 'deal')
  await cards
    .nth(1)
    .getByRole('button', { name: /移到这里/ })
    .focus()
  await desk.keyboard.press('Enter')
  expect(await codesOf(1)).toContain(moved)
  expect(await codesOf(0)).not.toContain(moved)
  // And back by dragging.
  await cards.nth(1).getByRole('button', { name: moved }).dragTo(cards.nth(0))
  expect(await codesOf(0)).toContain(moved)
  await desk.getByRole('button', { name: '采用分派' }).click()
  await desk.getByRole('button', { name: '取消分派' }).waitFor()
  expect(desk.troubles).toEqual([])

  // Before marking a judge declares whom they know; the organiser is asked.
  const [gone] = (await codesOf(0)) as [string]
  const { rows } = await demo.get<{ rows: { code: string; label: string }[] }>(desk, `${at}/entries`)
  const known = rows.find(({ code }) => code === gone)?.label as string
  const judge = await demo.as(accounts[0]?.login as string)
  await judge.goto(`${demo.server.url}/judge`)
  await judge.getByRole('button', { name: '申报关系' }).first().click()
  await judge.locator('dialog[open]').getByLabel('姓名或单位名称').fill(known)
  await judge.locator('dialog[open]').getByLabel('何种关系').fill('师徒')
  await shootAll(judge, 'declare')
  await judge.locator('dialog[open] button[type=submit]').click()
  await judge.locator('dialog[open] .banner').waitFor()
  await desk.reload()
  await desk.getByRole('button', { name: /确认回避/ }).waitFor()
  await shootAll(desk, 'conflict')
  await desk.getByRole('button', { name: /确认回避/ }).click()
  await desk.getByRole('button', { name: /确认回避/ }).waitFor({ state: 'detached' })
  // The plan says whom that left short, and deals the entry again.
  await desk.getByText(`${gone}：评委 1 不再评，少 1 位评委`).waitFor()
  await shootAll(desk, 'short')
  await desk.goto(`${demo.server.url}/desk`)
  await desk.getByRole('link', { name: /回避后评委不足/ }).click()
  await desk.getByRole('button', { name: '补派评委' }).click()
  await desk.locator('dialog[open] .button.primary').click()
  await expect.poll(() => desk.getByRole('button', { name: '补派评委' }).count()).toBe(0)
  expect(await codesOf(0)).not.toContain(gone)
  expect(judge.troubles).toEqual([])
})

test('two custodians make their layers; each sees the own one', async () => {
  const desk = await demo.as('demo-organiser')
  const { rows: units } = await demo.get<{ rows: { id: string }[] }>(desk, '/api/units')
  const { eventId: event } = await send(desk, 'POST', '/api/competitions', {
    template: 'district-skills',
    unitId: units[0]?.id,
    name: '区钳工技能竞赛',
    nameEn: 'District fitting contest',
    year: 2026,
    startsOn: '2026-09-01',
    endsOn: '2026-09-02',
    event: { name: '钳工', nameEn: 'Fitting', groupName: '职工组' },
  })
  const at = `/api/events/${event}`
  const { rows: persons } = await demo.get<{ rows: { id: string }[] }>(desk, '/api/persons')
  for (const { id } of persons.slice(0, 8)) await send(desk, 'POST', `${at}/entries`, { kind: 'person', subjectId: id })
  await send(desk, 'PUT', `${at}/scheme/lock`, { number: 1 })
  await send(desk, 'PUT', `${at}/draw/plan`, { apart: true, spread: false, layers: 2 })
  await send(desk, 'PUT', `${at}/draw`)
  for (const [login, layer] of [
    ['demo-committee', 1],
    ['demo-auditor', 2],
  ] as const) {
    const { accounts } = await demo.get<{ accounts: { id: string }[] }>(desk, `${at}/seats/candidates/custodian?q=${login}`)
    await send(desk, 'POST', `${at}/seats`, { accountId: accounts[0]?.id, duty: 'custodian', layer })
  }
  for (const login of ['demo-committee', 'demo-auditor']) {
    const keeper = await demo.as(login)
    await keeper.goto(`${demo.server.url}/codes/${event}`)
    await keeper.getByRole('button', { name: '生成本层号码' }).click()
    await keeper.locator('dialog[open]').getByRole('button', { name: '生成本层号码' }).click()
    await keeper.getByRole('button', { name: '显示对照单' }).click()
    expect(await keeper.locator('.paper tbody tr').count()).toBe(8)
    expect(await keeper.getByRole('button', { name: '显示对照单' }).count()).toBe(0)
    await shootAll(keeper, login)
  }
  await desk.goto(`${demo.server.url}/codes/${event}`)
  await desk
    .getByText(/已生成/)
    .first()
    .waitFor()
  expect(await desk.getByRole('button', { name: '显示对照单' }).count()).toBe(0)
  expect(desk.troubles).toEqual([])
})
