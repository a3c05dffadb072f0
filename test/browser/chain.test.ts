/** Training, drill, contest, promotion in one chain: results are pasted, who lacks them is refused, the first is promoted, the passport shows it all. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockScheme } from '../../server/competitions/scheme.ts'
import { release } from '../../server/results/release.ts'
import { actorOf, contest } from '../contest.ts'
import { shoot, shootSizes, type WatchedPage } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

const shootAll = (page: WatchedPage, name: string, what?: 'page' | 'window') => shootSizes(page, `chain-${name}`, what)

interface Person {
  id: string
  name: string
  unitId: string
  unitName: string
  skillLevel: string
}

test('course, drill, eligible, contest, promotion, passport', async () => {
  const desk = await demo.as('demo-organiser')
  const officer = await demo.as('demo-officer')
  const post = <T>(path: string, body: object) =>
    desk.evaluate(
      async ([path, body]) => {
        const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
        return (await fetch(path as string, { method: 'POST', headers, body: body as string })).json()
      },
      [path, JSON.stringify(body)],
    ) as Promise<T>
  const { rows: units } = await demo.get<{ rows: { id: string }[] }>(desk, '/api/units')
  const { rows: persons } = await demo.get<{ rows: Person[] }>(officer, '/api/persons')
  const names = [...Map.groupBy(persons, (one) => one.name).values()].filter((same) => same.length === 1).map(([one]) => one as Person)
  const [first] = names.splice(
    names.findIndex(({ skillLevel }) => skillLevel === 'l3'),
    1,
  ) as [Person]
  const [second, third, fourth] = names as [Person, Person, Person]
  const year = new Date().getFullYear()
  const { eventId: event } = await post<{ eventId: string }>('/api/competitions', {
    template: 'national-skills',
    unitId: units[0]?.id,
    name: '区焊工技能竞赛',
    nameEn: 'District welding contest',
    year,
    startsOn: `${year}-11-01`,
    endsOn: `${year}-12-30`,
    event: { name: '焊工', nameEn: 'Welding', groupName: '职工组' },
  })

  // A course and a drill; the drill's results are pasted from a sheet, with a wrong row first.
  await desk.goto(`${demo.server.url}/desk/training`)
  const announce = async (kind: string, name: string) => {
    await desk.getByRole('button', { name: '新增培训或练兵' }).first().click()
    const form = desk.locator('dialog[open]')
    await form.locator('select').selectOption(kind)
    await form.getByLabel('名称').fill(name)
    await form.getByLabel('工种').fill('焊工')
    for (const i of [0, 1])
      await form
        .locator('input[type=date]')
        .nth(i)
        .fill(`${year}-01-0${i + 5}`)
    await form.locator('input.number').nth(1).fill('16')
    await desk.getByRole('button', { name: '保存资料' }).click()
    await desk.waitForURL(/\/desk\/training\/\w+/)
  }
  await announce('training', '焊工技能培训班')
  await desk.getByRole('button', { name: '登记职工' }).click()
  await desk.locator('dialog[open] [role=combobox]').fill(first.name)
  await desk.locator('[role=option]').filter({ hasText: first.unitName }).first().click()
  await shootAll(desk, 'record', 'window')
  await desk.getByRole('button', { name: '保存登记' }).click()
  await desk.locator('dialog[open]').getByText('已保存').waitFor()
  await desk.goto(`${demo.server.url}/desk/training`)
  await announce('drill', '焊工技术练兵')
  await desk.getByRole('button', { name: '导入成绩' }).click()
  const paste = async (text: string) => {
    const area = desk.locator('dialog[open] textarea')
    await area.evaluate((field, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  }
  const head = '姓名\t单位\t成绩\t合格'
  const good = [first, second, third].map(({ name, unitName }, i) => `${name}\t${unitName}\t${90 - i * 10}\t是`)
  await paste([head, ...good, `查无此人\t${first.unitName}\t66\t是`].join('\n'))
  await desk.locator('dialog[open]').getByText('这个单位没有这位职工').waitFor()
  await shootAll(desk, 'paste-faults', 'window')
  await desk.locator('dialog[open]').getByRole('button', { name: '关闭' }).first().click()
  await desk.getByRole('button', { name: '导入成绩' }).click()
  await paste([head, ...good].join('\n'))
  await desk
    .locator('dialog[open]')
    .getByRole('button', { name: /导入 3/ })
    .click()
  await desk.locator('dialog[open] .banner.done').waitFor()
  await desk.locator('dialog[open]').getByRole('button', { name: '关闭' }).first().click()
  await desk.getByRole('link', { name: second.name }).waitFor()
  await shootAll(desk, 'course')
  await desk.goto(`${demo.server.url}/desk/training`)
  await desk.getByText('焊工技术练兵').waitFor()
  await shootAll(desk, 'courses')

  // The event asks for a drill; the fourth has none.
  await desk.goto(`${demo.server.url}/desk/events/${event}/entries`)
  await desk.getByRole('button', { name: '设置参赛条件' }).click()
  await desk.locator('dialog[open]').getByLabel('工种').fill('焊工')
  await desk.locator('dialog[open]').getByLabel('每次成绩不低于').fill('60')
  await shootAll(desk, 'conditions', 'window')
  await desk.getByRole('button', { name: '保存条件' }).click()
  await desk.locator('#eligibility li').waitFor()
  const enter = async ({ name, unitName }: Person) => {
    await desk.locator('dialog[open] [role=combobox]').fill(name)
    await desk.locator('[role=option]').filter({ hasText: unitName }).first().click()
    const answered = desk.waitForResponse((answer) => answer.url().endsWith('/entries') && answer.request().method() === 'POST')
    await desk.getByRole('button', { name: '登记参赛', exact: true }).click()
    return (await answered).status()
  }
  await desk.getByRole('button', { name: '登记职工' }).first().click()
  expect(await enter(fourth)).toBe(422)
  await desk.locator('dialog[open] .fault').getByText('不符合参赛条件').waitFor()
  await shootAll(desk, 'refused', 'window')
  for (const one of [first, second, third]) expect(await enter(one)).toBe(201)
  expect([...desk.troubles, ...officer.troubles]).toEqual([])

  // The contest itself is played by its acts: the first named is the best.
  await demo.play(async (w) => {
    await w.play('schemes.lock', (act) => lockScheme(act, event, 1))
    const place = [first, second, third].map(({ name }) => name)
    await contest(w, {
      event,
      judges: [1, 2, 3, 4, 5].map((n) => `turning${n}`),
      mark: (worker, _source, aspect) =>
        aspect.kind === 'imported'
          ? String(95 - 5 * place.indexOf(worker))
          : aspect.kind === 'points'
            ? aspect.max
            : aspect.kind === 'time'
              ? '3600'
              : '1',
    })
    await w.play('procedure.set', async (act) => {
      await act.tx.deleteFrom('procedure').where('eventId', '=', event).execute()
      await act.note(`event:${event}`)
    })
    for (const [i, kind] of (['provisional', 'official'] as const).entries())
      await w.play('releases.make', (act) => release(act, event, kind, i), actorOf(w, 'organiser'))
  })

  await desk.goto(`${demo.server.url}/desk/events/${event}/results`)
  await desk.locator('#promotions').waitFor()
  await shootAll(desk, 'promotions')
  await desk
    .locator('#promotions')
    .getByRole('button', { name: /^确认 \d 人晋级/ })
    .click()
  await desk.locator('dialog[open] .button.primary').first().click()
  await desk.locator('#promotions').getByText('已晋级').first().waitFor()
  await desk.goto(`${demo.server.url}/desk/events/${event}/history`)
  await desk.getByText('确认晋级').first().waitFor()
  await shootAll(desk, 'history')

  await officer.goto(`${demo.server.url}/desk/passports/${first.id}`)
  await officer.getByText('第 1 名').first().waitFor()
  const text = await officer.locator('main').innerText()
  for (const line of ['焊工技能培训班', '焊工技术练兵', '区焊工技能竞赛', '高级工 → 技师', '第 2 次公布']) expect(text).toContain(line)
  await shootAll(officer, 'passport')
  await officer.emulateMedia({ media: 'print' })
  await shoot(officer, 'chain-passport-a4')
}, 180_000)
