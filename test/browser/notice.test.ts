/** The way from a confirmed list to the honour roll: posted, objected to, answered, packed, conferred. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { open } from '../../db/open.ts'
import { svgOf } from '../../server/lib/typeset.ts'
import { awardPapersOf } from '../../server/papers/award.ts'
import { approvalForms } from '../../server/papers/award-lists.ts'
import { shoot, type WatchedPage } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

const SIZES = [
  ['phone', 390, 844],
  ['tablet', 820, 1180],
  ['desktop', 1280, 800],
] as const

async function shots(page: WatchedPage, name: string): Promise<void> {
  for (const [size, width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await shoot(page, `notice-${name}-${size}`)
  }
}

const put = <T>(page: WatchedPage, path: string, json: unknown) =>
  page.evaluate(
    async ([path, body]) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
      return (await fetch(path as string, { method: 'PUT', headers, body: body as string })).json()
    },
    [path, JSON.stringify(json)],
  ) as Promise<T>

test('a list is posted, objected to, answered, packed and conferred, and stands in the honour roll', async () => {
  const committee = await demo.as('demo-committee')
  const { campaigns } = await demo.get<{ campaigns: { id: string; programmes: { id: string }[] }[] }>(committee, '/api/campaigns')
  const [campaign, programme] = [campaigns[0]?.id as string, campaigns[0]?.programmes[0]?.id as string]
  const api = `/api/campaigns/${campaign}/programmes/${programme}`
  const said = await put<{ faults?: { path: string[] }[] }>(committee, `${api}/confirmation`, { note: '' })
  const reasons = Object.fromEntries((said.faults ?? []).map(({ path }) => [path[1], '本年度人选不足，经评选委员会讨论同意']))
  expect(await put(committee, `${api}/confirmation`, { note: '', reasons })).toHaveProperty('digest')

  const organiser = await demo.as('demo-organiser')
  const tab = (part: string) => organiser.goto(`${demo.server.url}/committee/${campaign}?programme=${programme}&part=${part}`)
  await tab('notice')
  await organiser.getByRole('button', { name: '发布公示' }).click()
  const dialog = organiser.locator('dialog[open]')
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  await dialog.getByLabel('首日').fill(today)
  await dialog.getByLabel('公示渠道').fill('区总工会网站')
  await shoot(organiser, 'notice-post-desktop', 'window')
  await dialog.getByRole('button', { name: '发布公示' }).click()
  await organiser.locator('.notices li').first().waitFor()
  const href = (await organiser.locator('.notices a', { hasText: '查看公示' }).first().getAttribute('href')) as string

  const anybody = await demo.as(null, 'phone')
  await anybody.goto(demo.server.url + href)
  await anybody.locator('.notice-paper tbody tr').first().waitFor()
  const form = anybody.locator('form', { hasText: '对谁有异议' })
  const name = await form.locator('select option').nth(1).innerText()
  await form.locator('select').selectOption({ index: 1 })
  await form.getByLabel('事实和理由').fill('其事迹不属实，工期并未提前。')
  await form.getByRole('button', { name: '提出异议' }).click()
  await anybody.getByText('已收到').waitFor()

  await organiser.reload()
  await organiser.getByRole('button', { name: '答复异议' }).click()
  await dialog.getByLabel('异议成立', { exact: true }).check()
  await dialog.getByLabel('核实情况').fill('向项目部和班组三人核实。')
  await dialog.getByLabel('书面答复').fill('经核实，所反映的情况属实。')
  await dialog.getByRole('button', { name: '答复异议' }).click()
  await organiser.locator('.notices .state', { hasText: '异议成立' }).waitFor()
  await shots(organiser, 'kept')
  await anybody.reload()
  await expect.poll(() => anybody.locator('.notice-paper del').allInnerTexts()).toEqual([name])
  await shots(anybody, 'public')
  const reader = await demo.as(null, 'desktop', 'en')
  await reader.goto(demo.server.url + href)
  await reader.locator('.notice-paper tbody tr').first().waitFor()
  await shoot(reader, 'notice-public-desktop-en')

  const store = await open(join(demo.server.dir, 'hongbang.db'))
  const award = await awardPapersOf(
    store.read,
    campaign,
    programme,
    { unit: null, final: true, order: 'strokes' },
    new Date().toISOString(),
  )
  const forms = approvalForms(award, true)
  const svg = svgOf(new URL('../../server/papers/templates/form.typ', import.meta.url), { ...forms, people: forms.people.slice(0, 1) })
  const picture = await demo.as(null)
  await picture.setContent(`<body style="margin:0">${svg.replace('<svg', '<svg style="width:100%;height:auto"')}</body>`)
  await shoot(picture, 'notice-approval-form')

  await organiser.setViewportSize({ width: 1280, height: 800 })
  await tab('papers')
  await organiser.locator('article.paper').first().waitFor()
  await organiser.getByRole('button', { name: '生成材料包' }).click()
  await organiser.locator('a[href$="/file"]').waitFor({ timeout: 60_000 })
  await shots(organiser, 'papers')

  // The five working days pass.
  await store.write((tx) => tx.updateTable('notice').set({ firstDay: '2026-03-02', lastDay: '2026-03-06' }).execute())
  store.close()
  await organiser.setViewportSize({ width: 1280, height: 800 })
  await tab('after')
  await organiser.getByRole('button', { name: '作出表彰决定' }).click()
  await dialog.getByLabel('决定文号').fill('申工总〔2026〕12号')
  await dialog.getByLabel('决定日期').fill(today)
  await dialog.getByRole('button', { name: '作出表彰决定' }).click()
  await organiser.getByRole('button', { name: '撤销荣誉' }).first().click()
  await dialog.getByLabel('事实和依据').fill('伪造业绩，见调查报告。')
  await dialog.getByLabel('决定机关').fill('区总工会')
  await dialog.getByLabel('决定日期').fill(today)
  await dialog.getByRole('button', { name: '撤销荣誉' }).click()
  await organiser.locator('.notices del').first().waitFor()
  await shots(organiser, 'after')
  await tab('list')
  await organiser.locator('.name del').first().waitFor()

  await anybody.goto(`${demo.server.url}/honours`)
  await anybody.locator('tbody tr').first().waitFor()
  expect(await anybody.getByText('弄虚作假').count()).toBe(1)
  expect(await anybody.locator('tbody').first().innerText()).not.toContain(name)
  await shots(anybody, 'roll')
  expect([...organiser.troubles, ...anybody.troubles]).toEqual([])
}, 180_000)
