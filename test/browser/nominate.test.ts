/** From quota to eligibility: the office sets deadline and quotas, a unit puts somebody forward with its vote and scans, the committee sees the checks. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SIZES, shoot, type WatchedPage } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

const shootAll = async (page: WatchedPage, name: string, what: 'page' | 'window' = 'page') => {
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    await page.setViewportSize({ width, height })
    await shoot(page, `nominate-${name}-${size}`, what)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
  await page.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
}
const PNG = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 157, 0, 0, 2, 19])
const PDF = Buffer.from('%PDF-1.4')

test('a unit officer nominates with a democratic step and files; the committee sees what is still open', async () => {
  const desk = await demo.as('demo-organiser')
  await desk.goto(`${demo.server.url}/committee`)
  await desk.getByRole('button', { name: '新建评选' }).click()
  await desk.locator('dialog[open] input[name=name], dialog[open] input').first().fill('第五届申江区五一劳动奖')
  await desk.locator('dialog[open] select').selectOption('district-all')
  await desk.locator('dialog[open] button[type=submit]').click()
  await desk.waitForURL(/\/committee\/\w+/)
  const campaign = new URL(desk.url()).pathname.split('/').at(-1) as string

  await desk.getByRole('link', { name: '流程与分配' }).click()
  await desk.locator('input[type=datetime-local]').first().fill('2035-03-20T18:00')
  await desk.getByRole('button', { name: '保存流程' }).click()
  await desk.locator('.banner').getByText('已保存').first().waitFor()
  await desk.getByLabel('第二项指标权重').fill('0%')
  await desk.getByRole('button', { name: '计算名额' }).click()
  await desk.getByRole('button', { name: '保存名额分配' }).click()
  await desk.locator('.banner').getByText('已保存').nth(1).waitFor()
  await shootAll(desk, 'stages')

  const officer = await demo.as('demo-officer')
  await officer.goto(`${demo.server.url}/unit`)
  const part = officer.locator('.own-part').filter({ hasText: '五一劳动奖章' }).filter({ hasText: '第五届' }).first()
  await part.getByText('截止：').waitFor()
  await part.getByRole('button', { name: '推荐人选' }).first().click()
  const { candidates } = await demo.get<{ candidates: { name: string }[] }>(officer, `/api/campaigns/${campaign}/candidates`)
  await officer.locator('dialog[open] [role=combobox]').fill(candidates[0]?.name ?? '')
  await officer.locator('[role=option]').first().click()
  await officer.locator('dialog[open] textarea').last().fill('在重点工程中提前二十天完成主桁架焊接。')
  await officer.getByRole('button', { name: '提交推荐' }).click()
  await officer.locator('dialog[open]').waitFor({ state: 'detached' })

  await part
    .getByRole('button', { name: /的推荐材料/ })
    .first()
    .click()
  const dialog = officer.locator('dialog[open]')
  await dialog.locator('textarea').first().fill('十年一线。')
  await dialog.getByLabel('民主推荐', { exact: true }).selectOption('congress')
  await dialog.locator('input[type=date]').fill('2026-03-01')
  for (const [label, value] of Object.entries({ 应到: '100', 实到: '80', 同意: '60', 反对: '10', 弃权: '30' }))
    await dialog.getByLabel(label, { exact: true }).fill(value)
  await dialog.getByRole('button', { name: '保存材料' }).click()
  await dialog.getByText('同意、反对、弃权之和多于实到人数').waitFor()
  await dialog.getByLabel('弃权', { exact: true }).fill('10')
  await dialog.getByRole('button', { name: '保存材料' }).click()
  await dialog.getByText('已保存').waitFor()
  await dialog.locator('input[type=file]').nth(0).setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: PNG })
  await dialog.getByRole('link', { name: '照片.png' }).waitFor()
  await dialog.locator('input[type=file]').nth(1).setInputFiles({ name: '纪要.pdf', mimeType: 'application/pdf', buffer: PDF })
  await dialog.getByRole('link', { name: '纪要.pdf' }).waitFor()
  await shootAll(officer, 'papers', 'window')
  await officer.keyboard.press('Escape')
  await part.getByText('缺盖章推荐表').waitFor()
  await shootAll(officer, 'unit')

  const committee = await demo.as('demo-committee')
  await committee.goto(`${demo.server.url}/committee/${campaign}?part=eligibility`)
  await committee.getByText('缺盖章推荐表').waitFor()
  await committee.getByText(/\d 项通过/).click()
  await committee.getByText('民主推荐：实到 80 人，同意 60 人（须超过 1/2）').waitFor()
  await committee
    .getByRole('button', { name: '作出决定' })
    .first()
    .or(committee.getByRole('button', { name: /作出资格决定/ }))
    .first()
    .click()
  await committee.locator('dialog[open] select').selectOption('other')
  await committee.getByLabel('不予通过').check()
  await committee.locator('dialog[open] textarea').fill('受到党纪处分')
  await committee.locator('dialog[open] button[type=submit]').click()
  await committee.getByText(/受到党纪处分/).waitFor()
  await shootAll(committee, 'eligibility')
  const english = await demo.as('demo-organiser', 'desktop', 'en')
  await english.goto(`${demo.server.url}/committee/${campaign}?part=eligibility`)
  await english.getByText('Sealed form missing').waitFor()
  await shoot(english, 'nominate-eligibility-desktop-en')
  for (const page of [desk, officer, committee, english]) expect(page.troubles).toEqual([])
}, 120_000)
