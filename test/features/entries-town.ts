/** A contest in the test town, and the requests that entries take. */
import { expect } from 'vitest'
import { createCompetition } from '../../server/competitions/competition.ts'
import { lockScheme } from '../../server/competitions/scheme.ts'
import { setRegistration, type Window } from '../../server/entries/registration.ts'
import type { entriesFor } from '../../server/entries/view.ts'
import { world } from '../world.ts'

/**
 * An event of a template’s kind, open to units, nobody entered yet.
 * @param dir for a database that other processes can read
 */
export async function town(template = 'district-skills', window: Partial<Window> = {}, dir?: string) {
  const w = await world(1, dir)
  const { eventId: event } = await w.play('competitions.change', (act) =>
    createCompetition(act, {
      template,
      name: '电工竞赛',
      nameEn: 'Electricians',
      year: 2026,
      unitId: w.units.district,
      startsOn: '2026-05-01',
      endsOn: '2026-05-03',
    }),
  )
  const open = (more: Partial<Window> = {}) =>
    w.play('registration.set', (act) =>
      setRegistration(act, event, {
        opensAt: '2026-04-01T09:00',
        closesAt: '2026-05-20T17:00',
        mostEntries: null,
        mostSquads: null,
        ...more,
      }),
    )
  if (template !== 'proposal-review') await open(window)
  const enter = (i: number, login = 'organiser', more: object = {}) =>
    w.as(login).events[':event'].entries.$post({
      param: { event },
      json: { kind: 'person', subjectId: w.workers[i] as string, zone: '', category: 'normal', ...more },
    })
  const list = async (login: string, query: { by?: 'label' | 'code'; q?: string; after?: string; waiting?: '1' } = {}) =>
    (await (await w.as(login).events[':event'].entries.$get({ param: { event }, query })).json()) as unknown as Awaited<
      ReturnType<typeof entriesFor>
    > & { total: number; waiting: number; next: number | null }
  const draw = (login = 'organiser') => w.as(login).events[':event'].draw.$put({ param: { event } })
  const lock = () => w.play('schemes.lock', (act) => lockScheme(act, event, 1))
  const state = (
    entry: string,
    { reason = '', ...json }: { state: 'normal' | 'absent' | 'withdrawn' | 'disqualified' | 'exhibition'; reason?: string },
    login = 'organiser',
  ) => w.as(login).events[':event'].entries[':entry'].state.$put({ param: { event, entry }, json: { ...json, reason } })
  const seat = (login: string, duty: 'clerk' | 'chief') =>
    w.play('seats.change', async (act) => {
      await act.tx
        .insertInto('seat')
        .values({
          id: act.id(),
          eventId: event,
          accountId: w.accounts[login] as string,
          duty,
          sitting: null,
          label: '',
          by: 'system',
          at: act.at,
        })
        .execute()
      await act.note(`event:${event}`)
    })
  const openMarking = () =>
    w.play('marking.open', async (act) => {
      await act.tx.insertInto('marking').values({ eventId: event, by: 'system', at: act.at }).execute()
      await act.note(`event:${event}`)
    })
  return { w, event, param: { event }, open, enter, list, draw, lock, state, seat, openMarking }
}

/** The first fault of a refusal. */
export const codeOf = async (answer: { json(): Promise<unknown> }) =>
  ((await answer.json()) as { faults: { path: (string | number)[]; code: string }[] }).faults[0]
export const idOf = async (answer: { json(): Promise<unknown> }) => ((await answer.json()) as { id: string }).id

/** The town’s contest with the first workers entered and lots drawn. */
export async function drawn(count = 6) {
  const t = await town()
  const ids: string[] = []
  for (let i = 0; i < count; i++) ids.push(await idOf(await t.enter(i)))
  await t.lock()
  expect((await t.draw()).status).toBe(200)
  return { ...t, ids }
}
