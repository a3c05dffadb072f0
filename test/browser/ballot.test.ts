/** The committee's room as it is used: setting up, signing in, a group with recusals, papers that two count differently, codes on phones, the big screen, the minutes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SIZES, shoot, type WatchedPage } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

const NAMES = ['安一', '包二', '常三', '邓四', '鄂五', '方六', '高七']
const dialog = (page: WatchedPage) => page.locator('dialog[open]')
const press = (page: WatchedPage, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const confirm = async (page: WatchedPage, name: string) => {
  await dialog(page).getByRole('button', { name, exact: true }).click()
  await expect.poll(() => dialog(page).count()).toBe(0)
}

test('a meeting from its members to its minutes, with a ballot on paper and one by codes', async () => {
  const page = await demo.as('demo-organiser', 'desktop')
  const { campaigns } = await demo.get<{ campaigns: { id: string }[] }>(page, '/api/campaigns')
  const room = `${demo.server.url}/committee/${campaigns[0]?.id}?part=room`
  await page.goto(room)
  await press(page, '召集评审会')
  const list = dialog(page).locator('textarea[name=members]')
  await list.fill(NAMES.join('\n'))
  await confirm(page, '召集评审会')
  for (const name of NAMES) await page.getByRole('button', { name: `签到 ${name}` }).click()
  await page.getByText('到会 7 人，应到 7 人').first().waitFor()
  const labels = await page.locator('table td', { hasText: '、' }).first().innerText()
  const first = labels.split('、')[0] as string
  // A relation that two members declare now puts that name into a group of its own.
  await press(page, '修改会议安排')
  await list.fill(NAMES.map((name, i) => (i < 2 ? `${name} | | ${first}` : name)).join('\n'))
  await confirm(page, '修改会议安排')
  await page.getByText('安一（申报关系）').first().waitFor()
  await page.getByRole('button', { name: '讨论此组' }).last().click()
  await page.getByText('正在讨论').first().waitFor()
  for (const size of ['desktop', 'tablet', 'phone'] as const) {
    await page.setViewportSize({ width: SIZES[size][0], height: SIZES[size][1] })
    await shoot(page, `ballot-room-${size}`)
  }
  await page.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
  const meeting = await page.getByRole('link', { name: '打开大屏' }).getAttribute('href')
  const screen = await demo.as('demo-committee', 'desktop')
  await screen.goto(`${demo.server.url}${meeting}`)
  await screen.getByText('请 安一、包二 现在离场').waitFor()
  await shoot(screen, 'ballot-screen-leave', 'window')

  // On paper: two people count, and one of them is wrong by one.
  const add = async (mode: string) => {
    await press(page, '新建表决')
    await dialog(page).getByLabel('名额').fill('2')
    await dialog(page).getByLabel('每票最多选').fill('2')
    await dialog(page).getByText(mode).click()
    await dialog(page).getByText('参加整体表决').click()
    const ticked = dialog(page).locator('input[type=checkbox]:checked')
    while ((await ticked.count()) > 4) await ticked.last().uncheck()
    await confirm(page, '新建表决')
  }
  await add('纸质选票')
  await press(page, '开始投票')
  await confirm(page, '开始投票')
  const count = async (on: WatchedPage, votes: number[]) => {
    await press(on, '录入计票')
    await dialog(on).getByLabel('收回选票').fill('7')
    for (const [i, n] of votes.entries()) await dialog(on).locator('input[name^="votes."]').nth(i).fill(String(n))
    await confirm(on, '提交计票')
  }
  const other = await demo.as('demo-committee', 'desktop')
  await other.goto(room)
  await count(page, [6, 4, 4, 0])
  await count(other, [6, 3, 4, 0])
  await other.getByText(/两人计票不一致/).waitFor()
  await shoot(other, 'ballot-differ-desktop')
  await count(other, [6, 4, 4, 0])
  await press(other, '确认计票结果')
  await other.getByText('须 4 票').first().waitFor()
  // Two are level for one place: the screen says so, and the next round asks for these two alone.
  await screen.getByText(/票数相同，须再投一轮/).waitFor()
  await shoot(screen, 'ballot-screen-tie', 'window')
  await press(other, '进行下一轮')
  await expect.poll(() => dialog(other).locator('input[type=checkbox]:checked').count()).toBe(2)
  await shoot(other, 'ballot-next-round-desktop', 'window')
  await confirm(other, '新建表决')
  await press(other, '开始投票')
  await confirm(other, '开始投票')
  await count(other, [5, 2])
  await page.reload()
  await count(page, [5, 2])
  await press(page, '确认计票结果')
  await screen.getByText('（第二轮）').waitFor()
  await other.reload()
  await other.getByText('已列入名单').first().waitFor()

  // By codes: phones without anybody logged in.
  await page.reload()
  await add('电子投票码')
  await press(page, '印制投票码')
  await confirm(page, '印制投票码')
  await page.locator('.cut-slips strong').first().waitFor()
  const slips = await page.locator('.cut-slips strong').allInnerTexts()
  expect(slips).toHaveLength(7 + 3)
  await shoot(page, 'ballot-slips-desktop')
  const shares = slips.slice(-3)
  await press(page, '已印好')
  const typed = async (some: string[]) => {
    for (const [i, share] of some.entries()) await dialog(page).locator('input[type=password]').nth(i).fill(share)
  }
  await press(page, '开始投票')
  await typed(shares)
  await confirm(page, '开始投票')
  const phone = await demo.as(null, 'phone')
  const sent: string[] = []
  phone.on('request', (request) => void (request.url().includes('/api/vote') && sent.push(JSON.stringify(request.headers()))))
  for (const [i, code] of slips.slice(0, 6).entries()) {
    await phone.goto(`${demo.server.url}/vote#${i === 0 ? '' : code.replaceAll(' ', '')}`)
    if (i > 0) await phone.reload()
    if (i === 0) await phone.locator('input[name=code]').fill(code.toLowerCase())
    await press(phone, '打开选票')
    await phone.locator('input[type=checkbox]').nth(0).check()
    if (i > 1) await phone.locator('input[type=checkbox]').nth(1).check()
    if (i === 2) await shoot(phone, 'ballot-vote-phone')
    await press(phone, '投出此票')
    if (i === 2) await shoot(phone, 'ballot-vote-question-phone', 'window')
    await confirm(phone, '投出此票')
    await phone.getByText('您的票已收到').waitFor()
  }
  expect(sent.length).toBeGreaterThanOrEqual(12)
  expect(sent.join()).not.toMatch(/cookie/i)
  await screen.getByText('已投 6 票，共 7 票').waitFor()
  await shoot(screen, 'ballot-screen-open', 'window')
  await demo.server.restart()
  await page.goto(room)
  await page.getByText('已投 6 票，共 7 票').first().waitFor()
  await press(page, '开箱计票')
  await typed([shares[2] as string, shares[0] as string])
  await confirm(page, '开箱计票')
  await page.getByText('本机按公布的选票重新计数，结果一致').waitFor()
  await shoot(page, 'ballot-result-desktop')
  await screen.reload()
  await screen.getByText('通过').first().waitFor()
  await shoot(screen, 'ballot-screen-result', 'window')
  await press(page, '起草会议纪要')
  await page.getByText('安一、包二 回避离场').waitFor()
  await shoot(page, 'ballot-minutes-desktop')
  expect(page.troubles.filter((one) => !one.includes('ERR_CONNECTION') && !one.includes('ERR_INCOMPLETE'))).toEqual([])
}, 300_000)
