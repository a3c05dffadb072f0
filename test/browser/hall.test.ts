/** A day in the hall: badges, a rehearsal with a cut line, and a paper sheet keyed in by two clerks. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SIZES, shoot, type WatchedPage } from './browser.ts'
import { type Hall, openHall } from './offline.ts'

let hall: Hall
let event: string
let desk: WatchedPage
beforeAll(async () => {
  hall = await openHall()
  const judge = await hall.demo.as('demo-turning1')
  event = (await hall.demo.get<{ events: { id: string }[] }>(judge, '/api/judge/events')).events[0]?.id as string
  await judge.context().close()
  desk = await hall.demo.as('demo-organiser')
}, 120_000)
afterAll(() => hall?.close())

const press = async (page: WatchedPage, text: string) => page.getByRole('button', { name: text, exact: true }).first().click()
const confirm = async (page: WatchedPage) => page.locator('dialog[open] .button:is(.primary, .danger)').last().click()

test('an organiser prints badges; a judge scans one, enters the PIN, and the device is on the list', async () => {
  await desk.goto(`${hall.demo.server.url}/desk/events/${event}/devices`)
  const made = desk.waitForResponse((one) => one.url().endsWith('/badges'))
  await press(desk, '制作全部登录证')
  await confirm(desk)
  const { badges } = await (await made).json()
  await desk.waitForSelector('.cut-out')
  expect(await desk.locator('.paper.cut-outs').first().locator('.cut-out').count()).toBeLessThanOrEqual(8)
  await shoot(desk, 'journey-badges-desktop')
  await desk.emulateMedia({ media: 'print' })
  await shoot(desk, 'journey-badges-print')
  await desk.emulateMedia({ media: 'screen' })
  await press(desk, '已打印，关闭')

  const phone = await hall.demo.as(null, 'phone', 'zh-CN', hall.line.lanUrl)
  const [badge] = badges
  await phone.goto(`${hall.line.lanUrl}/j${new URL(badge.url).hash}`)
  await phone.locator('input[name=pin]').fill(badge.pin === '000000' ? '000001' : '000000')
  await phone.locator('input[name=device]').fill('平板 3')
  await press(phone, '开始评分')
  await phone.waitForSelector('.fault')
  await shoot(phone, 'journey-badge-pin-phone', 'window')
  await phone.locator('input[name=pin]').fill(badge.pin)
  await press(phone, '开始评分')
  await phone.waitForURL(/\/judge$/)
  await desk.reload()
  await desk.getByText('平板 3').waitFor()
  await shoot(desk, 'journey-devices-desktop')

  // Back in by the PIN alone: the session is gone, the device is known.
  const cookies = await phone.context().cookies()
  await phone.context().clearCookies()
  await phone.context().addCookies(cookies.filter((one) => one.name === 'device'))
  await phone.goto(`${hall.line.lanUrl}/login?to=/judge`)
  await phone.locator('input[name=pin]').fill(badge.pin)
  await shoot(phone, 'journey-badge-back-phone', 'window')
  await press(phone, '开始评分')
  await phone.waitForURL(/\/judge$/)
  await phone.context().close()
})

test('a rehearsal: a judge marks made-up entries, loses the line and gets it back, the report says so, and all is wiped', async () => {
  await desk.goto(`${hall.demo.server.url}/desk/events/${event}/devices`)
  await press(desk, '开始演练')
  await confirm(desk)
  await desk.getByText('设备就绪报告').waitFor()
  const tablet = await hall.demo.as('demo-turning2', 'tablet', 'zh-CN', hall.line.url)
  await tablet.getByText('（演练）').first().waitFor()
  await shoot(tablet, 'journey-rehearsal-judge-tablet', 'window')
  await tablet.locator('section', { hasText: '（演练）' }).locator('.next-sheet').first().click()
  const fields = tablet.locator('.cells .cell-field')
  await fields.first().waitFor()
  const n = await fields.count()
  for (let i = 0; i < n; i++) {
    if (i === 3) hall.line.state = 'cut'
    await fields.nth(i).fill('4')
    await fields.nth(i).press('Enter')
  }
  await tablet.waitForSelector('.undelivered')
  await tablet.waitForSelector('.banner')
  hall.line.state = 'open'
  await expect.poll(() => tablet.locator('.delivered').count(), { timeout: 30_000 }).toBe(n)
  await tablet.locator('.sheet-foot .button.primary').click()
  await tablet.locator('dialog[open] .button.primary').click()
  await expect.poll(() => tablet.locator('.cell-field').count()).toBe(0)
  const line = desk.locator('tr', { hasText: '断 1 次，恢复 1 次' })
  await line.waitFor({ timeout: 30_000 })
  await expect.poll(() => line.innerText(), { timeout: 10_000 }).toContain('就绪')
  await shoot(desk, 'journey-rehearsal-report-desktop')
  for (const size of ['phone', 'tablet'] as const) {
    const [width, height] = SIZES[size]
    await desk.setViewportSize({ width, height })
    await shoot(desk, `journey-rehearsal-report-${size}`)
  }
  await desk.setViewportSize({ width: 1280, height: 800 })
  await press(desk, '清除演练')
  await confirm(desk)
  await desk.getByRole('button', { name: '开始演练' }).waitFor()
  await tablet.goto(`${hall.line.url}/judge`)
  await tablet.waitForSelector('.next-sheet')
  expect(await tablet.locator('main').innerText()).not.toContain('（演练）')
  await tablet.context().close()
})

test('two clerks key in a paper sheet; their difference is settled by the paper', async () => {
  await desk.goto(`${hall.demo.server.url}/clerk/${event}`)
  await desk.locator('.paper-line .button').last().click()
  await desk.waitForURL(/\/paper\//)
  const clerk = await hall.demo.as('demo-clerk', 'tablet')
  await clerk.goto(desk.url())
  const key = async (page: WatchedPage, values: (i: number) => string) => {
    await page.locator('.desk-row .button').first().waitFor()
    const row = page.locator('.desk-row', { has: page.locator('.button') }).first()
    const who = await row.locator('strong').innerText()
    await row.locator('.button').first().click()
    const fields = page.locator('.keyed .cell-field')
    await fields.first().waitFor()
    await fields.first().focus()
    for (let i = 0; i < (await fields.count()); i++) {
      await fields.nth(i).fill(values(i))
      await fields.nth(i).press('Enter')
    }
    return who
  }
  const who = await key(desk, () => '3.5')
  await shoot(desk, 'journey-keying-desktop')
  await press(desk, '保存录入')
  await desk.waitForSelector('.banner')
  expect(await key(clerk, (i) => (i === 1 ? '4.5' : '3.5'))).toBe(who)
  await press(clerk, '保存录入')
  await clerk.getByRole('button', { name: `核定 ${who}` }).click()
  await clerk.waitForSelector('.keying input[type=radio]')
  await shoot(clerk, 'journey-keying-differences-tablet')
  const [width, height] = SIZES.phone
  await clerk.setViewportSize({ width, height })
  await shoot(clerk, 'journey-keying-differences-phone')
  await clerk.locator('.keying input[type=radio]').nth(1).check()
  await press(clerk, '接受核定')
  await clerk.locator('.desk-row', { hasText: who }).getByText('已提交').waitFor()
  await clerk.context().close()
})

test('the paper to write on and the paper to sign carry the address of the sheet and its check codes', async () => {
  for (const paper of ['blank', 'signoff']) {
    await desk.goto(`${hall.demo.server.url}/print/${event}/${paper}`)
    await desk.waitForSelector('.paper .qr')
    await shoot(desk, `journey-paper-${paper}`)
  }
  await expect.poll(() => desk.locator('.paper .grid td.num').first().innerText()).toMatch(/^([0-9a-f]{8})?$/)
})
