/** A hall in a data folder: an event with judges and entries, marking open, everybody logged in, all through acts. */
import { join } from 'node:path'
import { createCompetition } from '../../server/competitions/competition.ts'
import { lockScheme, saveScheme } from '../../server/competitions/scheme.ts'
import { drawLots } from '../../server/entries/draw.ts'
import { addEntry } from '../../server/entries/entry.ts'
import { type Act, perform } from '../../server/lib/act.ts'
import { openSession } from '../../server/lib/session.ts'
import { openSite } from '../../server/lib/site.ts'
import { sheetsOf } from '../../server/marks/queries.ts'
import { openMarking } from '../../server/panels/marking.ts'
import { seat } from '../../server/panels/seat.ts'
import { issueAccount } from '../../server/people/account.ts'
import { addUnit } from '../../server/people/unit.ts'
import type { Scheme } from '../../server/scoring/types.ts'

export const CELLS = ['a', 'b', 'c', 'd', 'e', 'f']

export interface Hall {
  event: string
  /** Of each judge: the session's cookie, and their sheets in drawn order. */
  judges: { cookie: string; sheets: string[] }[]
  organiser: string
}

/** Six aspects of 0–10 in steps of 0.5, judged by everybody. */
export const scheme = (judges: number): Scheme => ({
  name: { zh: '六项', en: 'Six aspects' },
  root: {
    kind: 'group',
    level: 'contest',
    id: 'total',
    name: { zh: '总分', en: 'Total' },
    places: 2,
    sitting: { source: 'judge', panel: { size: judges, per: 'aspect', take: 'mean', short: 'fewer' } },
    children: CELLS.map((id) => ({ kind: 'points', id, name: { zh: id, en: id }, full: '10', max: '10', step: '0.5' })),
  },
  keys: [{ by: 'node', node: 'total', order: 'more' }],
  ties: 'share',
  prizes: [],
})

/** @param dataDir an empty folder */
export async function makeHall(dataDir: string, judges: number, entries: number, of: Scheme = scheme(judges)): Promise<Hall> {
  const site = await openSite(
    { port: 0, host: '127.0.0.1', dataDir, backupDir: join(dataDir, 'backups'), publicUrl: 'http://hall.test' },
    async () => [],
  )
  const admin = { id: 'system', role: 'admin' as const, unitId: null, path: '/' }
  const play = <T>(name: string, fn: (act: Act) => Promise<T>) => perform(site, name, admin, fn)
  const cookieOf = (id: string) =>
    play('session.open', async (act) => {
      await act.note(`account:${id}`)
      return openSession(act.tx, site, id, 'bench')
    })
  const unit = { nameEn: 'Hall', uscc: null, ownership: null, industry: null, members: 100 }
  const unitId = await play('units.change', (act) => addUnit(act, null, { kind: 'district', name: '区总工会', ...unit }))
  const fields = {
    template: 'district-skills',
    name: '赛',
    nameEn: 'Contest',
    year: 2026,
    unitId,
    startsOn: '2026-04-01',
    endsOn: '2026-06-30',
  }
  const { eventId: event } = await play('competitions.change', (act) => createCompetition(act, fields))
  const { number } = await play('schemes.save', (act) => saveScheme(act, event, 1, of))
  await play('schemes.lock', (act) => lockScheme(act, event, number))
  await play('entries.add', async (act) => {
    for (let i = 1; i <= entries; i++) await addEntry(act, event, { kind: 'person', subjectId: `p${i}`, label: `第${i}人`, unitId })
  })
  await play('entries.draw', (act) => drawLots(act, event))
  const accounts: string[] = []
  for (let i = 1; i <= judges; i++) {
    const id = await play('accounts.issue', (act) =>
      issueAccount(act, { login: `j${i}`, name: `评委${i}`, role: 'judge', unitId: null, password: null }),
    )
    await play('seats.change', (act) => seat(act, event, { accountId: id, duty: 'judge', sitting: 'total' }))
    accounts.push(id)
  }
  await play('marking.open', (act) => openMarking(act, event))
  const organiser = await play('accounts.issue', (act) =>
    issueAccount(act, { login: 'organiser', name: '组织者', role: 'organiser', unitId: null, password: null }),
  )
  const bySource = Map.groupBy(await sheetsOf(site.store.read, event), (sheet) => sheet.source)
  const hall = {
    event,
    judges: await Promise.all(
      accounts.map(async (id) => ({ cookie: await cookieOf(id), sheets: (bySource.get(id) ?? []).map((sheet) => sheet.id) })),
    ),
    organiser: await cookieOf(organiser),
  }
  site.store.close()
  return hall
}
