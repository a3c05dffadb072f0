/** Registration by units: the organiser opens an event, an officer enters people by form and by workbook, one is returned and mended. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { columnsOf } from '../../server/entries/columns.ts'
import { writeWorkbook } from '../../server/lib/workbook.ts'
import { SIZES, shootSizes, type WatchedPage } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

const shootAll = (page: WatchedPage, name: string, what?: 'page' | 'window') => shootSizes(page, `registration-${name}`, what)

test('an officer enters people on line; the organiser approves some and returns one, which is mended', async () => {
  const desk = await demo.as('demo-organiser')
  const officer = await demo.as('demo-officer')
  const { rows: units } = await demo.get<{ rows: { id: string }[] }>(desk, '/api/units')
  const { eventId: event } = await desk.evaluate(async (unitId) => {
    const names = { name: '区焊工技能竞赛', nameEn: 'District welding contest', year: 2026, startsOn: '2026-09-01', endsOn: '2026-09-02' }
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'registration-journey' }
    const body = JSON.stringify({
      template: 'district-skills',
      unitId,
      ...names,
      event: { name: '焊工', nameEn: 'Welding', groupName: '职工组' },
    })
    return (await fetch('/api/competitions', { method: 'POST', headers, body })).json()
  }, units[0]?.id as string)

  await officer.goto(`${demo.server.url}/unit`)
  await officer.locator('#registrations').waitFor()
  expect(await officer.locator('#registrations').innerText()).not.toContain('焊工')

  await desk.goto(`${demo.server.url}/desk/events/${event}/entries`)
  await desk.getByRole('button', { name: '设置报名时间' }).click()
  await desk.locator('dialog[open] input[type=datetime-local]').nth(1).fill('2020-01-01T09:00')
  await desk.getByRole('button', { name: '保存报名时间' }).click()
  await desk.locator('dialog[open] .fault').waitFor()
  await shootAll(desk, 'window-fault', 'window')
  await desk.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
  await desk.locator('dialog[open] input[type=datetime-local]').nth(1).fill('2030-09-01T17:00')
  await desk.locator('dialog[open] input.number').first().fill('2')
  await desk.getByRole('button', { name: '保存报名时间' }).click()
  await desk.locator('dialog[open]').waitFor({ state: 'detached' })

  await officer.reload()
  await officer.locator('#registrations').getByRole('link', { name: /焊工/ }).first().click()
  await officer.waitForURL(/\/unit\/events\//)
  const { rows: persons } = await demo.get<{ rows: { id: string; name: string; unitId: string; unitName: string }[] }>(
    officer,
    '/api/persons',
  )
  const home = [...Map.groupBy(persons, (one) => one.unitId).values()].find((of) => of.length >= 3) ?? persons
  const [first, second, third] = home as [(typeof persons)[0], (typeof persons)[0], (typeof persons)[0]]

  // By form: the third of a unit that may have two.
  await officer.getByRole('button', { name: '登记职工' }).first().click()
  const enter = async ({ name, unitName }: { name: string; unitName: string }) => {
    await officer.locator('dialog[open] [role=combobox]').fill(name)
    await officer.locator('[role=option]').filter({ hasText: unitName }).first().click()
    const answered = officer.waitForResponse((answer) => answer.url().endsWith('/entries') && answer.request().method() === 'POST')
    await officer.getByRole('button', { name: '登记参赛', exact: true }).click()
    await answered
  }
  await enter(first)
  await officer.getByText('已登记。').waitFor()
  await enter(second)
  await officer.getByText('已登记。').waitFor()
  await enter(third)
  await officer.locator('dialog[open] .fault').waitFor()
  expect(await officer.locator('dialog[open] .fault').innerText()).toContain('最多参赛 2 个')
  await shootAll(officer, 'limit-fault', 'window')
  await officer.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
  await officer.locator('dialog[open]').getByRole('button', { name: '关闭' }).first().click()

  // By workbook: what is wrong stands in the file that comes back.
  const list = join(demo.server.dir, 'list.xlsx')
  const rows = [
    { name: first.name, unit: first.unitName },
    { name: '查无此人', unit: first.unitName },
    { name: third.name, unit: third.unitName },
  ]
  writeFileSync(list, await writeWorkbook([{ name: '名单', columns: columnsOf('person'), lang: 'zh', rows, stars: true }]))
  // A page that nothing was refused on has to learn the words for it.
  await officer.reload()
  await officer.getByRole('button', { name: '导入名单' }).click()
  await officer.locator('dialog[open] input[type=file]').setInputFiles(list)
  await officer.getByRole('button', { name: '下载标注问题的文件' }).waitFor()
  expect(await officer.locator('dialog[open]').textContent()).toContain('这个单位没有这位职工')
  await shootAll(officer, 'import-faults', 'window')
  const [file] = await Promise.all([officer.waitForEvent('download'), officer.getByRole('button', { name: '下载标注问题的文件' }).click()])
  expect(file.suggestedFilename()).toBe('list.xlsx')
  await officer.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
  await officer.locator('dialog[open]').getByRole('button', { name: '关闭' }).first().click()

  // The organiser decides.
  await desk.reload()
  await desk.locator('#approvals').waitFor()
  await desk.locator('#approvals input[type=checkbox]').first().check()
  await shootAll(desk, 'approvals')
  await desk.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
  await desk.getByRole('button', { name: '退回所选' }).click()
  await desk.locator('dialog[open] textarea, dialog[open] input').first().fill('赛区没有填写，请补上')
  await desk.locator('dialog[open] button[type=submit], dialog[open] .button.primary').first().click()
  await expect.poll(() => desk.locator('#approvals h2').innerText()).toBe('待审核（1）')
  await desk.getByRole('button', { name: '全选本页' }).click()
  await desk.getByRole('button', { name: '通过所选' }).click()
  await desk.locator('dialog[open] button[type=submit], dialog[open] .button.primary').first().click()
  await desk.locator('#approvals').waitFor({ state: 'detached' })

  // The officer reads the reason and mends.
  await officer.goto(`${demo.server.url}/unit`)
  await officer.locator('#registrations').getByText('焊工').waitFor()
  await shootAll(officer, 'officer-home')
  await officer.goto(`${demo.server.url}/unit/events/${event}`)
  await officer.getByText('赛区没有填写，请补上').first().waitFor()
  await shootAll(officer, 'officer-event')
  await officer.setViewportSize({ width: SIZES.desktop[0], height: SIZES.desktop[1] })
  await officer.getByRole('button', { name: new RegExp(`^修改 ${first.name}`) }).click()
  await officer.locator('dialog[open] input').first().fill('一赛区')
  await shootAll(officer, 'mend', 'window')
  await officer.getByRole('button', { name: '保存并报审' }).click()
  await officer.locator('dialog[open]').waitFor({ state: 'detached' })
  await expect.poll(() => officer.locator('main').innerText()).not.toContain('请补上')
  await desk.reload()
  await expect.poll(() => desk.locator('#approvals').innerText()).toContain('一赛区')
  expect([...desk.troubles, ...officer.troubles]).toEqual([])
}, 180_000)
