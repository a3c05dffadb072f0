/** The comfort of marking, on phone, tablet and laptop: who is marked, what is typed twice, what is taken back, what is noted. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shoot } from './browser.ts'
import { type Hall, openHall } from './offline.ts'

let hall: Hall
beforeAll(async () => {
  hall = await openHall()
}, 120_000)
afterAll(() => hall?.close())

test('the code stays in sight while scrolling; 0 and the highest mark are typed twice; the last change is taken back', async () => {
  const { page, stored } = await hall.judge(hall.demo.server.url, 'demo-turning1', 'phone')
  const fields = page.locator('.cells .cell-field')
  const code = page.locator('.big-code')
  expect(await code.evaluate((one) => getComputedStyle(one).fontSize)).toBe('64px')
  await shoot(page, 'journey-marking-empty-phone', 'window')
  // Not marked is an empty slot, never a 0.
  expect(await fields.first().inputValue()).toBe('')
  await fields.first().fill('0')
  await fields.first().press('Enter')
  await page.waitForSelector('.twice')
  await shoot(page, 'journey-marking-twice-phone', 'window')
  expect(await page.locator('.delivered').count()).toBe(0)
  const again = page.locator('.twice .cell-field')
  await again.fill('1')
  await again.press('Enter')
  expect(await page.locator('.twice [role=alert]').innerText()).toContain('1')
  await page.locator('.twice .button:not(.primary)').click()
  expect(await fields.first().inputValue()).toBe('')
  await fields.first().fill('0')
  await fields.first().press('Enter')
  await again.fill('0')
  await again.press('Enter')
  await expect.poll(() => page.locator('.delivered').count()).toBe(1)
  expect(await page.locator('.twice').count()).toBe(0)
  // Enter leads on; an ordinary mark is taken at once.
  await expect.poll(() => fields.nth(1).evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.type('4.5')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.delivered').count()).toBe(2)
  await page.locator('.sheet-foot').scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 600)
  await expect.poll(() => code.evaluate((one) => one.getBoundingClientRect().top >= 0 && one.getBoundingClientRect().top < 120)).toBe(true)
  await shoot(page, 'journey-marking-scrolled-phone', 'window')

  await page.keyboard.press('Control+z')
  await expect.poll(() => fields.nth(1).inputValue()).toBe('')
  await page.locator('.foot-line .button').click()
  await expect.poll(() => fields.first().inputValue()).toBe('')
  await expect.poll(async () => Object.values(await stored()).filter((one) => one.value !== null).length).toBe(0)
  expect(page.troubles).toEqual([])
})

test('comments and the note on the sheet travel as marks do, also over a broken line', async () => {
  const { page, ask, event, sheet } = await hall.judge(hall.line.url, 'demo-turning1', 'tablet')
  const own = async () => (await ask('GET', `/api/events/${event}/sheets/${sheet}`)).body.sheets[0].notes
  await page.locator('.cell-foot .note .button').first().click()
  await page.locator('.note textarea').fill('倒角不均匀')
  await page.locator('.note textarea').blur()
  await expect.poll(async () => Object.values(await own())).toEqual([{ text: '倒角不均匀', revision: 1 }])
  hall.line.state = 'cut'
  await page.locator('.cells ~ .note .button').click()
  await page.locator('.note textarea').fill('整体流程熟练，收尾时忘了清理台面。')
  await page.locator('.note textarea').blur()
  await page.waitForSelector('.cells ~ .note .state')
  await page.locator('.cell-field').first().fill('3.5')
  await page.locator('.cell-field').first().press('Enter')
  await shoot(page, 'journey-marking-notes-tablet', 'window')
  hall.line.state = 'open'
  await expect.poll(async () => Object.keys(await own()).length, { timeout: 20_000 }).toBe(2)
  await page.reload()
  await page.waitForSelector('.cell-field')
  expect(await page.locator('.cells ~ .note').innerText()).toContain('收尾时忘了清理台面')
})

test('a laptop’s keyboard alone marks a sheet, in English', async () => {
  const { page } = await hall.judge(hall.demo.server.url, 'demo-turning2', 'desktop', 'en-GB')
  const n = await page.locator('.cells .cell-field').count()
  await page.locator('.cells .cell-field').first().focus()
  for (let i = 0; i < n; i++) {
    await page.keyboard.type('3.5')
    await page.keyboard.press('Enter')
    if (await page.locator('.twice').count()) {
      await expect.poll(() => page.locator('.twice .cell-field').evaluate((one) => one === document.activeElement)).toBe(true)
      await shoot(page, 'journey-marking-far-desktop-en', 'window')
      await page.keyboard.type('3.5')
      await page.keyboard.press('Enter')
    }
  }
  await expect.poll(() => page.locator('.delivered').count(), { timeout: 15_000 }).toBe(n)
  await expect
    .poll(() => page.locator('.big-code').evaluate((one) => Math.round(one.getBoundingClientRect().top)))
    .toBeGreaterThanOrEqual(0)
  await shoot(page, 'journey-marking-desktop-en', 'window')
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog[open]')
  await page.keyboard.press('Escape')
})

test('once the chief judge opens the deliberation, the panel reads what each wrote', async () => {
  const base = hall.demo.server.url
  const author = await hall.demo.as('demo-turning3', 'desktop', 'zh-CN')
  const { events } = await hall.demo.get<{ events: { id: string }[] }>(author, '/api/judge/events')
  const event = events[0]?.id as string
  type Book = { sheets: { sheet: string; who: string; state: string }[] }
  const submitted = async (page: typeof author) =>
    (await hall.demo.get<Book>(page, `/api/events/${event}/my-sheets`)).sheets.find((one) => one.state === 'submitted')
  const first = await submitted(author)
  await author.goto(`${base}/judge/${event}/${first?.sheet}`)
  await author.locator('.cells ~ .note .button').click()
  await author.locator('.note textarea').fill('第三道工序的顺序值得商量。')
  await author.locator('.note textarea').blur()
  await author.getByText('第三道工序的顺序值得商量。').waitFor()

  const chief = await hall.demo.as('demo-chief', 'desktop', 'zh-CN')
  await chief.goto(`${base}/clerk/${event}`)
  const line = chief
    .locator('section', { hasText: '合议' })
    .locator('tr', { hasText: first?.who as string })
    .last()
  await line.getByRole('button').click()
  await chief.locator('dialog[open] .button.primary').click()
  await line.getByText('已开放').waitFor()
  await line.scrollIntoViewIfNeeded()
  await shoot(chief, 'journey-deliberation-chief-desktop', 'window')

  const reader = await hall.demo.as('demo-turning4', 'phone', 'zh-CN')
  const { sheets } = await hall.demo.get<Book>(reader, `/api/events/${event}/my-sheets`)
  await reader.goto(`${base}/judge/${event}/${sheets.find((one) => one.who === first?.who)?.sheet}`)
  await reader.getByText('第三道工序的顺序值得商量。').waitFor()
  await reader.getByText('第三道工序的顺序值得商量。').scrollIntoViewIfNeeded()
  await shoot(reader, 'journey-deliberation-judge-phone', 'window')
  expect(await reader.locator('.banner').first().innerText()).toMatch(/核对码 [0-9a-f]{8}/)
})
