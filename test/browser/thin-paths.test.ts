/** The same path twice more in the browser: a worker answers a call on a phone; a unit reports its quarter and a department verifies it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shoot, type WatchedPage } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

async function call<T>(page: WatchedPage, method: string, path: string, body: object): Promise<T> {
  const text = await page.evaluate(
    async ([method, path, body]) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': `thin-${Math.random().toString(36).slice(2)}-key` }
      const answer = await fetch(`/api${path}`, { method: method as string, headers, body: body as string })
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
      return answer.text()
    },
    [method, path, JSON.stringify(body)] as const,
  )
  return JSON.parse(text) as T
}

test('a worker sends a proposal from a phone, gets a number, and the organiser takes it in', async () => {
  const organiser = await demo.as('demo-organiser')
  const { tasks } = await demo.get<{ tasks: { event: string; name: string }[] }>(organiser, '/api/desk/tasks')
  const event = tasks.find((t) => t.name === '我为企业献一计')?.event as string

  const worker = await demo.as(null, 'phone')
  await worker.goto(`${demo.server.url}/calls/${event}`)
  await worker.locator('input[name=author]').fill('陈建国')
  await worker.locator('input[name=title]').fill('给龙门吊加装防碰撞雷达')
  await worker.locator('textarea[name=measure]').fill('太短')
  await worker.locator('textarea[name=effect]').fill('一年少两起碰撞，节约维修费八万元')
  await worker.locator('input[role=combobox]').fill('有限公司')
  await worker.locator('[role=listbox] [role=option]').first().click()
  await worker.locator('form button[type=submit]').click()
  await worker.locator('.fault').first().waitFor()
  await shoot(worker, 'journey-call-fault-phone')
  await worker.locator('textarea[name=measure]').fill('在大车两端各装一台毫米波雷达，两米内自动减速，一米内停车')
  await worker.locator('form button[type=submit]').click()
  await worker.getByText(/您的编号/).waitFor()
  await shoot(worker, 'journey-call-received-phone')

  await organiser.goto(`${demo.server.url}/desk/events/${event}/proposals`)
  await organiser.getByText('给龙门吊加装防碰撞雷达').first().waitFor()
  await organiser.getByRole('button', { name: '受理', exact: true }).first().click()
  await organiser.getByText('已受理，进入评审').first().waitFor()
  await worker.reload()
  await worker.getByText('已受理，进入评审').waitFor()
  expect([...organiser.troubles, ...worker.troubles]).toEqual([])
})

test('a unit reports its quarter on a phone, and the department verifies what it reported', async () => {
  const organiser = await demo.as('demo-organiser')
  const { rows } = await demo.get<{ rows: { id: string; login: string; unitId: string }[] }>(organiser, '/api/accounts?q=demo-')
  const units = await demo.get<{ rows: { id: string }[] }>(organiser, '/api/units')
  const officer = rows.find((a) => a.login === 'demo-unit1')
  const verifier = rows.find((a) => a.login === 'demo-verifier')
  const fields = {
    template: 'labour-quarter',
    name: '立功竞赛',
    nameEn: '',
    year: 2027,
    unitId: units.rows[0]?.id,
    startsOn: '2027-01-01',
    endsOn: '2027-03-31',
  }
  const { eventId: event } = await call<{ eventId: string }>(organiser, 'POST', '/competitions', {
    ...fields,
    event: { name: '第一季度', nameEn: '', groupName: '' },
  })
  await call(organiser, 'PUT', `/events/${event}/scheme/lock`, { number: 1 })
  await call(organiser, 'POST', `/events/${event}/units`, { units: [{ unitId: officer?.unitId, zone: '一赛区' }] })
  await call(organiser, 'POST', `/events/${event}/seats`, { accountId: verifier?.id, duty: 'verifier', sitting: 'total' })
  await call(organiser, 'PUT', `/events/${event}/marking`, {})

  const unit = await demo.as('demo-unit1', 'phone')
  await unit.goto(`${demo.server.url}/unit`)
  await unit.getByRole('link', { name: '填报' }).first().click()
  const cells = unit.locator('.cell-field')
  await cells.first().waitFor()
  const n = await cells.count()
  for (let i = 0; i < n; i++) {
    await cells.nth(i).fill('1')
    await cells.nth(i).press('Enter')
  }
  await expect.poll(() => unit.locator('.delivered').count(), { timeout: 15_000 }).toBe(n)
  await shoot(unit, 'journey-report-phone')
  await unit.locator('.sheet-foot .button.primary').click()
  await unit.locator('dialog[open] .button.primary').click()
  await unit.locator('.cell-shown').first().waitFor()

  const department = await demo.as('demo-verifier', 'tablet')
  await department.goto(`${demo.server.url}/judge`)
  await department.locator('.next-sheet').first().click()
  await department.locator('.reported').first().waitFor()
  await shoot(department, 'journey-verify-tablet')
  expect(await department.locator('.reported').count()).toBe(n)
  expect([...organiser.troubles, ...unit.troubles, ...department.troubles]).toEqual([])
})
