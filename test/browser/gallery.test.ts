/** Every page of the product on the demo district, at phone, tablet and desktop width, in both languages: nothing breaks, nothing sticks out. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SIZES, shoot } from './browser.ts'
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
  [null, 'notice', `/print/${ids.official}/notice`],
  ['demo-organiser', 'desk', '/desk'],
  ['demo-organiser', 'people', '/desk/people'],
  ['demo-organiser', 'accounts', '/desk/accounts'],
  ['demo-organiser', 'competitions', '/desk/competitions'],
  ['demo-organiser', 'competition', `/desk/competitions/${ids.competition}`],
  ['demo-organiser', 'event', `/desk/events/${ids.running}`],
  ...['scheme', 'entries', 'panel', 'progress', 'results', 'papers'].map((tab): [string, string, string] => [
    'demo-organiser',
    `event-${tab}`,
    `/desk/events/${ids.running}/${tab}`,
  ]),
  ['demo-organiser', 'event-corrections', `/desk/events/${ids.official}/results`],
  ['demo-organiser', 'event-proposals', `/desk/events/${ids.call}/proposals`],
  ['demo-organiser', 'paper-blank', `/print/${ids.running}/blank`],
  ['demo-organiser', 'paper-signoff', `/print/${ids.official}/signoff`],
  ['demo-turning1', 'judge', '/judge'],
  ['demo-turning1', 'judge-sheet', `/judge/${ids.running}/${ids.sheet}`],
  ['demo-clerk', 'clerk', `/clerk/${ids.running}`],
  ['demo-committee', 'committee', '/committee'],
  ['demo-committee', 'campaign', `/committee/${ids.campaign}`],
  ['demo-officer', 'unit', '/unit'],
  ['demo-auditor', 'audit', '/audit'],
]

test.each(Object.keys(SIZES) as (keyof typeof SIZES)[])(
  'every page fits a %s and says everything in words',
  async (size) => {
    const faults: string[] = []
    for (const lang of size === 'phone' ? ['zh-CN', 'en'] : ['zh-CN']) {
      for (const login of new Set(pages().map(([login]) => login))) {
        const page = await demo.as(login, size, lang)
        for (const [who, name, address] of pages()) {
          if (who !== login) continue
          await page.goto(demo.server.url + address)
          await page
            .waitForFunction(() => document.querySelector('h1')?.textContent && !document.querySelector('[aria-busy=true]'), undefined, {
              timeout: 10_000,
            })
            .catch(() => faults.push(`${name} ${size} ${lang}: no title, or still loading`))
          await page.waitForTimeout(150)
          await shoot(page, `${name}-${size}${lang === 'en' ? '-en' : ''}`)
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          if (wide > 1) faults.push(`${name} ${size} ${lang}: ${wide} px too wide`)
          const text = await page.evaluate(() => document.body.innerText)
          const odd = /undefined|\[object|NaN|null,/.exec(text)
          if (odd) faults.push(`${name} ${size} ${lang}: says "${odd[0]}"`)
          if (
            lang === 'en' &&
            /登录|保存|取消|名次|评委组/.test(await page.evaluate(() => document.querySelector('header')?.innerText ?? ''))
          )
            faults.push(`${name}: header not in English`)
        }
        faults.push(...page.troubles.map((t) => `${login ?? 'public'} ${size}: ${t}`))
        await page.context().close()
      }
    }
    expect(faults).toEqual([])
  },
  240_000,
)
