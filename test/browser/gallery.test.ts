/** Every page of the product on the demo district, at phone, tablet and desktop width and in English: nothing breaks, nothing sticks out. */
import type { Request } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SIZES, shoot, type WatchedPage } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
const ids: Record<string, string> = {}

beforeAll(async () => {
  demo = await openDemo()
  const organiser = await demo.as('demo-organiser')
  const { tasks } = await demo.get<{ tasks: { event: string; step: string; nameEn: string }[] }>(organiser, '/api/desk/tasks')
  ids.running = tasks.find((t) => t.step === 'mark')?.event as string
  const { events } = await demo.get<{ events: { event: string; kind: string; name: string }[] }>(organiser, '/api/public/events')
  ids.official = events.find((e) => e.kind === 'official' && e.name === '焊工')?.event as string
  ids.call = events.find((e) => e.name.includes('合理化建议'))?.event as string
  ids.quarter = events.find((e) => e.name.includes('季度'))?.event as string
  const { competitions } = await demo.get<{ competitions: { id: string }[] }>(organiser, '/api/competitions')
  ids.competition = competitions[0]?.id as string
  const { rows } = await demo.get<{ rows: { id: string }[] }>(organiser, '/api/persons')
  ids.person = rows[0]?.id as string
  const committee = await demo.as('demo-committee')
  const { campaigns } = await demo.get<{ campaigns: { id: string }[] }>(committee, '/api/campaigns')
  ids.campaign = campaigns[0]?.id as string
  const judge = await demo.as('demo-turning1')
  const { sheets } = await demo.get<{ sheets: { sheet: string; state: string }[] }>(judge, `/api/events/${ids.running}/my-sheets`)
  ids.sheet = sheets.find((s) => s.state === 'draft')?.sheet as string
  for (const [name, id] of Object.entries(ids)) if (!id) throw new Error(`the demo has no ${name}`)
}, 120_000)

afterAll(() => demo?.close())

/** [login, name of the picture, address] */
const pages = (): [string | null, string, string][] => [
  [null, 'home', '/'],
  [null, 'results', `/results/${ids.official}`],
  [null, 'results-zones', `/results/${ids.quarter}`],
  [null, 'results-old', `/results/${ids.official}/1`],
  [null, 'board', `/board/${ids.official}`],
  [null, 'call', `/calls/${ids.call}`],
  [null, 'login', '/login'],
  [null, 'records', `/print/${ids.official}/records?release=1`],
  [null, 'notice', `/print/${ids.official}/notice`],
  ['demo-organiser', 'desk', '/desk'],
  ['demo-organiser', 'people', '/desk/people'],
  ['demo-organiser', 'accounts', '/desk/accounts'],
  ['demo-organiser', 'competitions', '/desk/competitions'],
  ['demo-organiser', 'competition', `/desk/competitions/${ids.competition}`],
  ['demo-organiser', 'event', `/desk/events/${ids.running}`],
  ...['scheme', 'entries', 'panel', 'progress', 'results', 'papers', 'history'].map((tab): [string, string, string] => [
    'demo-organiser',
    `event-${tab}`,
    `/desk/events/${ids.running}/${tab}`,
  ]),
  ['demo-organiser', 'event-corrections', `/desk/events/${ids.official}/results`],
  ['demo-organiser', 'event-proposals', `/desk/events/${ids.call}/proposals`],
  ['demo-organiser', 'what-if', `/what-if/${ids.official}`],
  ['demo-organiser', 'paper-blank', `/print/${ids.running}/blank`],
  ['demo-organiser', 'paper-signoff', `/print/${ids.official}/signoff`],
  ['demo-turning1', 'judge', '/judge'],
  ['demo-turning1', 'judge-sheet', `/judge/${ids.running}/${ids.sheet}`],
  ['demo-clerk', 'clerk', `/clerk/${ids.running}`],
  ['demo-committee', 'committee', '/committee'],
  ['demo-committee', 'analytics', `/analytics/${ids.official}`],
  ['demo-committee', 'campaign', `/committee/${ids.campaign}`],
  ['demo-officer', 'unit', '/unit'],
  ['demo-officer', 'training', '/desk/training'],
  ['demo-organiser', 'passport', `/desk/passports/${ids.person}`],
  ['demo-auditor', 'audit', '/audit'],
]

/** Opens an address and waits until the page has its title, has fetched what it shows, and has stood still for a moment. */
async function opened(page: WatchedPage, address: string): Promise<boolean> {
  // By name, not by number: what a page before this one had asked for still ends here.
  const pending = new Set<Request>()
  const isFetch = (r: Request) => r.resourceType() === 'fetch' && r.url().includes('/api/')
  const more = (r: Request) => void (isFetch(r) && pending.add(r))
  const less = (r: Request) => void pending.delete(r)
  page.on('request', more).on('requestfinished', less).on('requestfailed', less)
  await page.goto(demo.server.url + address)
  const ready = () => !!document.querySelector('h1')?.textContent && !document.querySelector('[aria-busy=true]')
  let still = 0
  for (let waited = 0; still < 3 && waited < 20_000; waited += 60) {
    await page.waitForTimeout(60)
    still = pending.size === 0 && (await page.evaluate(ready)) ? still + 1 : 0
  }
  page.off('request', more).off('requestfinished', less).off('requestfailed', less)
  return still >= 3
}

const logins = [null, 'demo-organiser', 'demo-turning1', 'demo-clerk', 'demo-committee', 'demo-officer', 'demo-auditor']

test.each(logins)('the pages of %s fit phone, tablet and desktop, in words of the reader', async (login) => {
  const faults: string[] = []
  const zh = await demo.as(login, 'phone')
  const en = await demo.as(login, 'desktop', 'en')
  for (const [who, name, address] of pages()) {
    if (who !== login) continue
    if (!(await opened(zh, address))) faults.push(`${name}: no title, or still loading`)
    for (const [size, [width, height]] of Object.entries(SIZES)) {
      await zh.setViewportSize({ width, height })
      await shoot(zh, `${name}-${size}`)
      const wide = (await zh.evaluate(() => document.documentElement.scrollWidth)) - width
      if (wide > 1) faults.push(`${name} ${size}: ${wide} px too wide`)
    }
    if (!(await opened(en, address))) faults.push(`${name} en: no title, or still loading`)
    for (const page of [zh, en]) {
      const odd = /undefined|\[object|NaN/.exec(await page.evaluate(() => document.body.innerText))
      if (odd) faults.push(`${name}: says "${odd[0]}"`)
    }
    const chrome = await en.evaluate(() =>
      [...document.querySelectorAll('header, h2, thead, button, label')].map((e) => (e as HTMLElement).innerText).join(' '),
    )
    // Labels of seats are data, as the organiser wrote them.
    const left = /登录|保存|取消|名次|评委|单位|姓名|状态|提交|操作|总分|奖次/.exec(chrome.replaceAll(/(评委|核验|记录员) \d+/g, ''))
    if (left) faults.push(`${name} en: still says ${left[0]}`)
  }
  faults.push(...[...zh.troubles, ...en.troubles].map((t) => `${login ?? 'public'}: ${t}`))
  await zh.context().close()
  await en.context().close()
  expect(faults).toEqual([])
})
