/** Judge analytics: for the chief judge after the seal and the committee after the release, never the organiser, never a result page. */
import { expect, test } from 'vitest'
import { seat } from '../../server/panels/seat.ts'
import { addPerson } from '../../server/people/person.ts'
import { release } from '../../server/results/release.ts'
import { actorOf, contest, half, type Plan } from '../contest.ts'
import { type World, world } from '../world.ts'

const WORKER: Omit<Parameters<typeof addPerson>[2], 'name'> = {
  sex: 'male',
  birthDate: '1980-03-01',
  ethnicity: '汉族',
  political: '群众',
  education: '大专',
  jobClass: 'industrial',
  skillLevel: 'l3',
  migrant: 0,
  employee: 1,
}

const see = (w: World, event: string, who: string | null) => w.as(who).events[':event'].analytics.$get({ param: { event } })

/** Worker n is n points better; judge lin, of steel, gives one point more in every aspect, and two to the own street's workers 5 to 8. */
const partial: NonNullable<Plan['mark']> = (worker, source, aspect) => {
  const usual = half(aspect)
  if (aspect.kind !== 'points') return usual
  const n = Number(worker.slice(1))
  const own = source === 'lin' && n <= 8 ? 1 : 0
  return String(Math.min(Number(aspect.max), Math.floor(Number(usual) / 2) + (n % 3) + (source === 'lin' ? 1 + own : 0)))
}

async function judged(w: World, plan: Plan = {}) {
  const made = await contest(w, { mark: partial, seal: false, workers: [5, 6, 7, 8, 9, 10, 11, 12], ...plan })
  await w.play(
    'seats.change',
    (act) => seat(act, made.event, { accountId: w.accounts.zhou as string, duty: 'chief' }),
    actorOf(w, 'organiser'),
  )
  return made
}

const sealed = async (w: World, plan: Plan = {}) => {
  const made = await judged(w, plan)
  expect((await w.as('organiser').events[':event'].seal.$put({ param: { event: made.event } })).status).toBe(200)
  return made
}

test('the chief judge sees it after the seal, the committee after the release, nobody else ever', async () => {
  const w = await world()
  const { event } = await judged(w)
  expect((await see(w, event, 'zhou')).status).toBe(409)
  await w.as('organiser').events[':event'].seal.$put({ param: { event } })
  expect((await see(w, event, 'zhou')).status).toBe(200)
  expect((await see(w, event, 'committee')).status).toBe(409)
  await w.play('releases.make', (act) => release(act, event, 'provisional', 0), actorOf(w, 'organiser'))
  expect(await (await see(w, event, 'committee')).json()).toMatchObject({ release: 1 })
  for (const who of ['organiser', 'admin', 'auditor', 'officer', 'gu']) expect((await see(w, event, who)).status).toBe(403)
  expect((await see(w, event, null)).status).toBe(401)
  // A chief judge of another event is nobody here.
  const other = await sealed(w, { name: '电工', judges: ['lin', 'gu', 'zhao', 'qian', 'sun'] })
  expect((await see(w, other.event, 'gu')).status).toBe(403)
})

test('a generous judge stands out under the label alone; the panel’s agreement has its figures', async () => {
  const w = await world()
  const { event } = await sealed(w)
  const text = await (await see(w, event, 'zhou')).text()
  const { sittings, close } = JSON.parse(text) as Awaited<ReturnType<Awaited<ReturnType<typeof see>>['json']>>
  const [practice] = sittings
  expect(practice?.judges.map((one) => Math.sign(one.severity))).toEqual([1, -1, -1, -1, -1])
  expect(practice?.icc['2,k'].value).toBeGreaterThan(0)
  expect(practice?.kendall.value).toBeGreaterThan(0.5)
  expect(practice?.strips).toHaveLength(5)
  expect(practice?.strips[0]?.steps.every((one) => one.at > 50)).toBe(true)
  expect(close.exact).toBe(true)
  for (const login of ['lin', 'gu', 'zhao']) expect(text).not.toContain(w.accounts[login])
  expect(text).not.toMatch(/"name":"lin"|申禾钢构/)
})

test('own-side favour is measured against the judge’s own generosity, and with too few marks nothing is said', async () => {
  const w = await world()
  // lin works at steel, street 江湾, as do the workers 5 to 8 of port; all after them belong to the industry federation.
  const favourOf = async (plan: Plan) => {
    const { event } = await sealed(w, plan)
    return (await (await see(w, event, 'zhou')).json()).sittings[0]?.favour?.find((one) => one.source !== null)
  }
  expect(await favourOf({})).toEqual({ source: expect.any(String), own: 4, others: 4, favour: { value: null, why: 'few-marks' } })
  for (const name of ['甲', '乙', '丙'])
    w.workers.push(await w.play('persons.change', (act) => addPerson(act, w.units.tools, { ...WORKER, name })))
  const enough = await favourOf({ name: '钳工', workers: [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] })
  expect(enough).toMatchObject({ own: 4, others: 7 })
  // One point more on each of the ten aspects, but for those with too little room.
  expect(enough?.favour.value).toBeGreaterThan(5)
  expect(enough?.favour.low).toBeGreaterThan(0)
})

test('no result page and no released bundle carries any of it', async () => {
  const w = await world()
  const { event } = await sealed(w)
  await w.play('releases.make', (act) => release(act, event, 'provisional', 0), actorOf(w, 'organiser'))
  const param = { event, number: '1' }
  const pages = [
    await w.as(null).public.events[':event'].releases[':number'].$get({ param }),
    await w.as(null).public.events[':event'].releases[':number'].bundle.$get({ param }),
    await w.as(null).public.events[':event'].releases[':number'].papers.$get({ param, query: {} }),
    await w.as('organiser').events[':event'].standings.$get({ param: { event } }),
  ]
  for (const page of pages) expect(await page.text()).not.toMatch(/severity|favour|kendall|alpha|icc/i)
})
