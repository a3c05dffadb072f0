/**
 * A whole district in a data folder: 9,000 units, 500,000 workers, 200 events, of which 150 are published, 25 are
 * being marked and 25 are being prepared; a hall marks in one more.
 */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { perform } from '../../server/lib/act.ts'
import { openSite } from '../../server/lib/site.ts'
import { sealEvent } from '../../server/marks/seal.ts'
import { release } from '../../server/results/release.ts'
import { CELLS, type Hall, makeHall, scheme } from './hall.ts'

export const UNITS = 9000
export const PERSONS = 500_000
export const EVENTS = 200
const ENTRIES = 60
const JUDGES = 30
const MARKED_BY = 7

export interface Town {
  hall: Hall
  /** An event that is still empty, of persons; and all of them. */
  empty: string
  empties: string[]
  /** One that is being marked, one that was published. */
  running: string
  published: string
}

/** Everything that thousands of acts would make is written as they write it; sealing and publishing are the acts themselves. */
export async function makeTown(dataDir: string): Promise<Town> {
  const hall = await makeHall(dataDir, JUDGES, ENTRIES, scheme(MARKED_BY))
  const db = new Sqlite(join(dataDir, 'hongbang.db'))
  const root = db.prepare('select id from unit').get() as { id: string }
  const at = '2026-03-01T01:00:00.000Z'
  const unit = db.prepare(
    'insert into unit (id, parent_id, path, kind, name, name_en, members, version, created_at) values (?, ?, ?, ?, ?, ?, 50, 1, ?)',
  )
  const person =
    db.prepare(`insert into person (id, unit_id, name, sex, birth_date, ethnicity, political, education, job_class, skill_level,
    migrant, employee, version, created_at) values (?, ?, ?, 'male', ?, '01', '13', '20', 'industrial', 'l4', 0, 1, 1, ?)`)
  db.transaction(() => {
    for (let i = 0; i < 10; i++)
      unit.run(id('s', i), root.id, `/${root.id}/${id('s', i)}/`, 'street', `第${i + 1}街道总工会`, `Street ${i + 1}`, at)
    for (let i = 0; i < UNITS; i++) {
      const street = id('s', i % 10)
      unit.run(id('u', i), street, `/${root.id}/${street}/${id('u', i)}/`, 'grassroots', `第${i + 1}建设公司工会`, `Union ${i + 1}`, at)
    }
    for (let i = 0; i < PERSONS; i++)
      person.run(id('p', i), id('u', i % UNITS), nameOf(i), `19${60 + (i % 40)}-0${1 + (i % 9)}-1${i % 10}`, at)
  })()
  copyEvents(db, hall.event)
  db.close()
  await publish(dataDir)
  const empties = Array.from({ length: EVENTS + 1 }, (_, n) => n)
    .filter((n) => n > 0 && stateOf(n) === 'empty')
    .map(eventId)
  return { hall, empty: eventId(EVENTS), empties, running: eventId(1), published: eventId(2) }
}

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'
const GIVEN =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文辉力志永健世广义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清飞彬富顺信子'

export const nameOf = (i: number): string =>
  `${SURNAMES[i % 20]}${[20, 1200, 72_000].map((step) => GIVEN[Math.floor(i / step) % 60]).join('')}`

/** As long as the product's own ids, and like them in the order of age: older than the hall, but for what is still being prepared. */
const id = (kind: string, i: number, age = '00') => `${age}${kind}${String(i).padStart(23, '0')}`
const eventId = (n: number) => id('e', n, stateOf(n) === 'empty' ? '02' : '00')

const stateOf = (n: number) => (n % 8 === 0 ? 'empty' : n % 8 === 1 ? 'marking' : 'published')

/** The hall's own event again and again: entries, seats, lots, and seven judges' sheets, of which those of three events in four are all handed in. */
function copyEvents(db: Sqlite.Database, first: string) {
  const rowsOf = (table: string, where: string) =>
    db.prepare(`select * from "${table}" where ${where}`).all(first) as Record<string, unknown>[]
  const put = (table: string, row: Record<string, unknown>) =>
    db
      .prepare(`insert into "${table}" (${Object.keys(row).map((name) => `"${name}"`)}) values (${Object.keys(row).map(() => '?')})`)
      .run(Object.values(row))
  const [competition] = rowsOf('competition', 'id in (select competition_id from event where id = ?)')
  const ofEvent = ['scheme', 'scheme_lock', 'draw', 'marking'].map((table) => [table, rowsOf(table, 'event_id = ?')] as const)
  const [event] = rowsOf('event', 'id = ?')
  const entries = rowsOf('entry', 'event_id = ?')
  const seats = rowsOf('seat', 'event_id = ?').slice(0, MARKED_BY)
  const sheets = rowsOf('sheet', 'event_id = ?').filter((sheet) => seats.some((seat) => seat.account_id === sheet.source))
  const marks = JSON.stringify(Object.fromEntries(CELLS.map((cell, i) => [cell, String(5 + (i % 10) / 2)])))
  const revisions = JSON.stringify(Object.fromEntries(CELLS.map((cell) => [cell, 1])))
  db.transaction(() => {
    for (let n = 1; n <= EVENTS; n++) {
      const own = eventId(n)
      const name = { name: `赛项${n}`, name_en: `Trade ${n}` }
      put('competition', { ...competition, id: id('c', n), ...name })
      put('event', { ...event, id: own, competition_id: id('c', n), ...name })
      const state = stateOf(n)
      for (const [table, rows] of ofEvent)
        if (table === 'scheme' || state !== 'empty') for (const row of rows) put(table, { ...row, event_id: own })
      if (state === 'empty') continue
      for (const [i, entry] of entries.entries()) put('entry', { ...entry, id: id('n', n * 1000 + i), event_id: own })
      for (const [i, seat] of seats.entries()) put('seat', { ...seat, id: id('a', n * 1000 + i), event_id: own })
      for (const [i, sheet] of sheets.entries()) {
        const entry = entries.findIndex((one) => one.id === sheet.entry_id)
        const done = state === 'published' ? { state: 'submitted', marks, revisions, version: 3 } : {}
        put('sheet', { ...sheet, ...done, id: id('h', n * 1000 + i), event_id: own, entry_id: id('n', n * 1000 + entry) })
      }
    }
  })()
}

async function publish(dataDir: string) {
  const site = await openSite(
    { port: 0, host: '127.0.0.1', dataDir, backupDir: join(dataDir, 'backups'), publicUrl: 'http://hall.test' },
    async () => [],
  )
  const by = { id: 'system', role: 'admin' as const, unitId: null, path: '/' }
  for (let n = 1; n <= EVENTS; n++) {
    if (stateOf(n) !== 'published') continue
    await perform(site, 'marks.seal', by, (act) => sealEvent(act, eventId(n)))
    await perform(site, 'results.release', by, (act) => release(act, eventId(n), 'provisional', 0))
    await perform(site, 'results.release', by, (act) => release(act, eventId(n), 'official', 1))
  }
  site.store.close()
}
