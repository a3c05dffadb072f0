/**
 * From an empty folder to a posted list, only through the product's own pages and workbooks, as an organiser would on the first day.
 * CONTEST=60x7 makes it a whole contest: sixty entries, seven judges, one of whom marks them all on a phone.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeWorkbook } from '../../server/lib/workbook.ts'
import { type OpenBrowser, openBrowser, SIZES, shoot, type WatchedPage } from './browser.ts'
import { type RunningServer, startServer } from './server.ts'

let server: RunningServer
let chromium: OpenBrowser
beforeAll(async () => {
  server = await startServer({ dir: mkdtempSync(join(tmpdir(), 'hongbang-empty-')) })
  chromium = await openBrowser()
})
afterAll(async () => {
  await chromium?.close()
  await server?.stop({ forget: true })
})

const open = (size: keyof typeof SIZES) => chromium.page({ width: SIZES[size][0], height: SIZES[size][1], lang: 'zh-CN' })

/** A workbook as a union officer types it: these headers, these rows. */
async function workbook(page: WatchedPage, headers: string[], rows: string[][]) {
  const columns = headers.map((header, i) => ({ key: `c${i}`, header: { zh: header, en: header } }))
  const cells = rows.map((row) => Object.fromEntries(row.map((text, i) => [`c${i}`, text])))
  const bytes = await writeWorkbook([{ name: '表', columns, lang: 'zh', rows: cells }])
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '名单.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
}

const press = (page: WatchedPage, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const confirm = (page: WatchedPage) => page.locator('dialog[open] .button.primary').last().click()

async function logIn(page: WatchedPage, login: string, password: string) {
  await page.goto(`${server.url}/login`)
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill(password)
  await page.locator('form button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
}

const UNITS = ['申禾钢构有限公司工会', '沪岚港务有限公司工会', '启泽机床有限公司工会']
const [ENTRIES, JUDGES] = (process.env.CONTEST ?? '6x5').split('x').map(Number) as [number, number]
const MARKED_BY_HAND = process.env.CONTEST ? ENTRIES : 1
const WORKERS = Array.from({ length: ENTRIES }, (_, i) => [
  `${'赵钱孙李周吴郑王冯陈'[i % 10]}${'志丽国秀建晓'[Math.floor(i / 10) % 6]}${'强敏华英平岚'[i % 6]}`,
  UNITS[i % 3] as string,
  i % 2 ? '女' : '男',
  `19${70 + (i % 30)}-03-05`,
])

test('from the set-up link to a posted list', async () => {
  const page = await open('desktop')
  const setUp = /\/setup#[\w-]+/.exec(server.output())?.[0] as string
  await page.goto(server.url + setUp)
  for (const [name, value] of [
    ['login', 'boss'],
    ['name', '主任'],
    ['password', 'eleven men lift'],
    ['again', 'eleven men lift'],
  ])
    await page.locator(`input[name=${name}]`).fill(value as string)
  await press(page, '完成设置')
  await page.waitForURL('**/desk')
  await shoot(page, 'empty-1-desk-desktop')

  // The union tree and its workers.
  await page.goto(`${server.url}/desk/people`)
  await press(page, '新增区总工会')
  await page.locator('input[name=name]').fill('申江区总工会')
  await page.locator('form button[type=submit]').click()
  await page.getByText('申江区总工会').first().click()
  await press(page, '导入单位')
  await workbook(
    page,
    ['单位名称', '上级单位', '单位类型', '会员人数'],
    [['江湾街道总工会', '申江区总工会', '街道总工会', '0'], ...UNITS.map((unit) => [unit, '江湾街道总工会', '基层工会', '120'])],
  )
  await press(page, /^导入 \d+ 行/)
  await shoot(page, 'empty-2-units-desktop')
  await page.goto(`${server.url}/desk/people`)
  await page.getByText('申江区总工会').first().click()
  await press(page, '导入职工')
  await workbook(
    page,
    ['姓名', '单位', '性别', '出生年月', '民族', '政治面貌', '文化程度', '身份类别', '技能等级', '是否农民工', '是否职工'],
    WORKERS.map((w) => [...w, '汉族', '群众', '大专', '产业工人', '高级工', '否', '是']),
  )
  await press(page, /^导入 \d+ 行/)
  await shoot(page, 'empty-3-workers-desktop')
  await page.getByText(`已导入 ${ENTRIES} 行`).waitFor()

  // The administrator issues the organiser's account; its first password is shown once.
  await page.goto(`${server.url}/desk/accounts`)
  await press(page, '新建账号')
  await page.locator('dialog[open] input[name=name]').fill('沈文涛')
  await page.locator('dialog[open] input[name=login]').fill('shen')
  await page.locator('dialog[open] select[name=role]').selectOption('organiser')
  await page.locator('dialog[open] button[type=submit]').click()
  const password = await page.locator('.slip-password').inputValue()
  expect(password).toHaveLength(12)
  await shoot(page, 'empty-4-password-desktop')

  const desk = await open('desktop')
  await logIn(desk, 'shen', password)
  const call = <T>(method: string, path: string, body?: object): Promise<T> =>
    desk.evaluate(
      async ([method, path, body]) => {
        const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': `empty-${Math.random().toString(36).slice(2)}-key` }
        const answer = await fetch(`/api${path}`, { method: method as string, headers, ...(body ? { body: body as string } : {}) })
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
        return answer.json()
      },
      [method, path, body ? JSON.stringify(body) : ''] as const,
    )
  for (let i = 1; i <= JUDGES; i++) await call('POST', '/accounts', { name: `评委${i}号`, login: `judge${i}`, role: 'judge', unitId: null })

  // A competition from the template; its scheme is looked at and locked.
  await desk.goto(`${server.url}/desk/competitions`)
  await desk
    .getByRole('link', { name: '新建赛事' })
    .or(desk.getByRole('button', { name: '新建赛事' }))
    .first()
    .click()
  await press(desk, /使用.*区级职工技能竞赛|区级职工技能竞赛/)
  await desk.locator('input[name=name]').fill('2026年职工技能竞赛')
  await desk.locator('input[name=startsOn]').fill('2026-11-01')
  await desk.locator('input[name=endsOn]').fill('2026-12-31')
  await desk.locator('input[name="event.name"]').fill('电工')
  await desk.locator('form button[type=submit]').click()
  await desk.waitForURL('**/setup')
  await desk.getByRole('link', { name: '电工' }).first().click()
  await desk.waitForURL('**/desk/events/**')
  const event = /events\/(\w+)/.exec(desk.url())?.[1] as string
  const tab = (name: string) => desk.goto(`${server.url}/desk/events/${event}/${name}`)
  await tab('scheme')
  await press(desk, '锁定方案')
  await confirm(desk)
  await desk.getByText('方案已锁定').first().waitFor()

  // Entries by workbook: a wrong row changes nothing, the right file enters all, the same file again nobody.
  await tab('entries')
  await press(desk, '导入名单')
  await workbook(desk, ['姓名', '单位'], [...WORKERS.map((w) => w.slice(0, 2)), ['无名氏', UNITS[0] as string]])
  await desk.getByText(/处错误/).waitFor()
  await shoot(desk, 'empty-5-bad-row-desktop')
  expect((await call<{ counts: { entries: number } }>('GET', `/events/${event}`)).counts.entries).toBe(0)
  for (const _ of [1, 2]) {
    await tab('entries')
    await press(desk, '导入名单')
    await workbook(
      desk,
      ['姓名', '单位'],
      WORKERS.map((w) => w.slice(0, 2)),
    )
    await press(desk, new RegExp(`^导入 ${ENTRIES} 行`))
    await desk
      .getByText(/已导入|已登记/)
      .first()
      .waitFor()
  }
  expect((await call<{ counts: { entries: number } }>('GET', `/events/${event}`)).counts.entries).toBe(ENTRIES)
  await tab('entries')
  await press(desk, /^抽签$/)
  await confirm(desk)
  await desk
    .getByText(/^已于 .* 抽签/)
    .first()
    .waitFor()

  // The panel.
  await tab('panel')
  for (let i = 1; i <= JUDGES; i++) {
    await press(desk, '安排评委')
    await desk
      .locator('dialog[open] input[role=combobox], dialog[open] input[name=accountId], dialog[open] input')
      .first()
      .fill(`judge${i}`)
    await desk.getByRole('option', { name: new RegExp(`judge${i}`) }).click()
    await desk.locator('dialog[open] button[type=submit]').click()
    await desk.getByText(`评委 ${i}`, { exact: true }).first().waitFor()
    await desk.keyboard.press('Escape')
  }
  await press(desk, '开放评分')
  await confirm(desk)
  await desk.getByText('评分已开放').waitFor()
  await shoot(desk, 'empty-6-panel-desktop')

  // The first judge scans a code that works once, at this machine's own address, and marks one entry on a phone.
  await desk.goto(`${server.url}/desk/accounts`)
  const [made] = await Promise.all([
    desk.waitForResponse((r) => r.url().endsWith('/links')),
    desk.getByRole('button', { name: /登录二维码.*评委1号/ }).click(),
  ])
  const { url } = (await made.json()) as { url: string }
  expect(url).not.toMatch(/localhost|127\.0\.0\.1/)
  await desk.locator('dialog[open] svg').first().waitFor()
  await shoot(desk, 'empty-7-qr-desktop')
  const phone = await open('phone')
  await phone.goto((server.lanUrl ?? server.url) + new URL(url).pathname + new URL(url).hash)
  await press(phone, '开始评分')
  for (let sheet = 0; sheet < MARKED_BY_HAND; sheet++) {
    await phone.locator(sheet === 0 ? '.next-sheet' : '.sheet-foot a.button.primary').click()
    await phone.locator('.cell-field').first().waitFor()
    await phone.locator('.big-code').waitFor()
    const cells = await phone.locator('.cell-field').count()
    for (let i = 0; i < cells; i++) {
      await phone
        .locator('.cell-field')
        .nth(i)
        .fill(String(3 + ((sheet + i) % 2)))
      await phone.locator('.cell-field').nth(i).press('Enter')
    }
    await expect.poll(() => phone.locator('.delivered').count(), { timeout: 15_000 }).toBe(cells)
    await phone.locator('.sheet-foot .button.primary').click()
    await confirm(phone)
    await phone.locator('.cell-shown').first().waitFor()
  }

  // The rest of the panel, as their own pages would send it.
  const people = await call<{ rows: { id: string; login: string }[] }>('GET', '/accounts?role=judge')
  for (const { id, login } of people.rows) {
    const { url } = await call<{ url: string }>('POST', `/accounts/${id}/links`, {})
    const judge = await open('phone')
    await judge.goto(server.url + new URL(url).pathname + new URL(url).hash)
    await press(judge, '开始评分')
    await judge.locator('.next-sheet, .sheet-list').first().waitFor()
    await judge.evaluate(
      async ([event, shift]) => {
        const send = (path: string, body: object) =>
          fetch(path, {
            method: 'PUT',
            headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `j-${Math.random().toString(36).slice(2)}-key` },
            body: JSON.stringify(body),
          }).then((r) => {
            if (!r.ok) throw new Error(`${path} ${r.status}`)
          })
        // One of them has marked on another device before.
        await send('/api/judge/device', {})
        type Node = { id: string; children?: Node[] }
        const leaves = (node: Node): string[] => node.children?.flatMap(leaves) ?? [node.id]
        const within = (node: Node, id: string): Node | undefined =>
          node.id === id ? node : node.children?.map((one) => within(one, id)).find((one) => one)
        const { sheets, rules } = await (await fetch(`/api/events/${event}/my-sheets`)).json()
        for (const [i, { sheet, state, scheme, sitting }] of sheets.entries()) {
          if (state !== 'draft') continue
          const path = `/api/events/${event}/sheets/${sheet}`
          const value = String(2 + ((i + Number(shift)) % 3))
          const marks = leaves(within(rules.root, sitting.id) as Node).map((cell) => ({ cell, value, base: 0 }))
          await send(`${path}/marks`, { scheme, cells: marks })
          await send(`${path}/submission`, { revisions: Object.fromEntries(marks.map((m: { cell: string }) => [m.cell, 1])) })
        }
      },
      [event, login.slice(-1)] as const,
    )
    await judge.context().close()
  }

  // The clerk's desk: theory by workbook under codes, times typed in.
  await desk.goto(`${server.url}/clerk/${event}`)
  await desk.locator('.desk-rows input').first().waitFor()
  const codes = await desk.locator('.desk-rows .desk-row strong').allInnerTexts()
  await workbook(
    desk,
    ['加密号', '理论试卷'],
    codes.map((code, i) => [code, String(60 + (i % 40))]),
  )
  await press(desk, new RegExp(`^导入 ${ENTRIES} 行`))
  await desk.getByText(`已导入 ${ENTRIES} 行`).waitFor()
  const times = desk.locator('.desk-rows input')
  for (let i = 0; i < codes.length; i++) {
    await times.nth(i).fill(`${40 + (i % 50)}:${String(10 + (i % 50))}`)
    await times.nth(i).press('Enter')
  }
  await press(desk, new RegExp(`提交 ${ENTRIES} 份`))
  await confirm(desk)
  // One after the other: the dialog closes when the last is in.
  await expect.poll(() => desk.locator('dialog[open]').count(), { timeout: 60_000 }).toBe(0)
  await shoot(desk, 'empty-8-clerk-desktop')

  // Seal, release, and the public sees it.
  await tab('progress')
  await press(desk, '封存评分表')
  await confirm(desk)
  await desk.getByText('全部评分表已封存').first().waitFor()
  await tab('results')
  for (const kind of ['公布初步成绩', '公布正式成绩']) {
    await press(desk, kind)
    await confirm(desk)
    await desk
      .getByText(kind === '公布初步成绩' ? '第 1 次公布' : '第 2 次公布')
      .first()
      .waitFor()
  }
  const reader = await open('phone')
  await reader.goto(`${server.url}/results/${event}`)
  await reader.getByText('正式成绩').first().waitFor()
  for (const [name] of WORKERS)
    await reader
      .getByText(name as string)
      .first()
      .waitFor()
  await shoot(reader, 'empty-9-posted-phone')
  expect([...page.troubles, ...desk.troubles, ...phone.troubles, ...reader.troubles]).toEqual([])
}, 900_000)
