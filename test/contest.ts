/** A small skills contest in the test town, played as far as a test needs it. */
import { createCompetition } from '../server/competitions/competition.ts'
import { schemeOf } from '../server/competitions/queries.ts'
import { lockScheme } from '../server/competitions/scheme.ts'
import { drawLots } from '../server/entries/draw.ts'
import { enterSubject } from '../server/entries/entry.ts'
import { entriesOf } from '../server/entries/queries.ts'
import type { Actor } from '../server/lib/act.ts'
import { saveMarks } from '../server/marks/mark.ts'
import { type SheetSeen, sheetsOf } from '../server/marks/queries.ts'
import { sealEvent } from '../server/marks/seal.ts'
import { submitSheet } from '../server/marks/sheet.ts'
import { openMarking } from '../server/panels/marking.ts'
import { seat } from '../server/panels/seat.ts'
import { cellsOf, sittingsOf } from '../server/scoring/mark.ts'
import type { Aspect, Mark } from '../server/scoring/types.ts'
import type { World } from './world.ts'

export interface Contest {
  event: string
  /** Entry ids by worker: "w1" … */
  entries: Record<string, string>
  /** Their blind codes, by which alone they are spoken of until the seal. */
  codes: Record<string, string>
  sheets: SheetSeen[]
}

export interface Plan {
  template?: string
  name?: string
  /** Numbers of the workers who enter: 1 … 12. */
  workers?: number[]
  judges?: string[]
  /** The mark of a cell, by worker, judge (or kind of source) and aspect; undefined leaves the sheet a draft. */
  mark?: (worker: string, source: string, aspect: Aspect) => Mark | undefined
  seal?: boolean
  /** An event that is there, its scheme locked and its workers entered; `entries` are then by label. */
  event?: string
}

export const actorOf = (w: World, login: string): Actor => ({ id: w.accounts[login] as string, role: 'organiser', unitId: null, path: '/' })

const JUDGES = ['lin', 'gu', 'zhao', 'qian', 'sun']

/** Half of what a cell can give, so that everybody is equal unless a test says otherwise. */
export function half(aspect: Aspect): Mark {
  if (aspect.kind === 'points' || aspect.kind === 'imported') return String(Math.floor(Number(aspect.max) / 2))
  if (aspect.kind === 'time') return '3600'
  if (aspect.kind === 'table') return aspect.grades[0]?.grade ?? ''
  return aspect.kind === 'measure' && aspect.rule.by === 'pass' ? 'pass' : '1'
}

/** Plays a contest: created, locked, entered, drawn, seated, opened, marked where `mark` gives a value, sealed if asked. */
export async function contest(w: World, plan: Plan = {}): Promise<Contest> {
  const {
    template = 'district-skills',
    name = '焊工',
    workers = [5, 6, 7, 8, 9],
    judges = JUDGES,
    mark = (_w, _s, aspect) => half(aspect),
    seal = true,
  } = plan
  const organiser = actorOf(w, 'organiser')
  const event = plan.event ?? (await created())
  const entries: Record<string, string> = {}
  const known = plan.event ? await entriesOf(w.site.store.read, event) : []
  for (const { id, label } of known) entries[label] = id
  for (const n of plan.event ? [] : workers)
    entries[`w${n}`] = await w.play(
      'entries.add',
      (act) => enterSubject(act, event, { kind: 'person', subjectId: w.workers[n - 1] as string }),
      organiser,
    )
  async function created(): Promise<string> {
    const fields = { template, name, nameEn: 'Welding', year: 2026, unitId: w.units.district, startsOn: '2026-04-01', endsOn: '2026-06-30' }
    const { eventId } = await w.play('competitions.change', (act) => createCompetition(act, fields), organiser)
    await w.play('schemes.lock', (act) => lockScheme(act, eventId, 1), organiser)
    return eventId
  }
  await w.play('entries.draw', (act) => drawLots(act, event), organiser)
  const db = w.site.store.read
  const { scheme } = await schemeOf(db, event)
  for (const { node, sitting } of sittingsOf(scheme)) {
    if (sitting.source !== 'judge') continue
    for (const judge of judges)
      await w.play(
        'seats.assign',
        (act) => seat(act, event, { accountId: w.accounts[judge] as string, duty: 'judge', sitting: node.id }),
        organiser,
      )
  }
  await w.play('marking.open', (act) => openMarking(act, event), organiser)
  const worker = new Map(Object.entries(entries).map(([name, id]) => [id, name]))
  const login = new Map(Object.entries(w.accounts).map(([login, id]) => [id, login]))
  for (const sheet of await sheetsOf(db, event)) {
    const source = login.get(sheet.source) ?? sheet.kind
    const marks = cellsOf(scheme, sheet.sitting).map(({ cell, aspect }) => ({
      cell,
      value: mark(worker.get(sheet.entryId) as string, source, aspect),
      base: 0,
    }))
    if (marks.some((m) => m.value === undefined)) continue
    const by: Actor = sheet.kind === 'judge' ? { id: sheet.source, role: 'judge', unitId: null, path: '/' } : organiser
    await w.play(
      'marks.save',
      (act) => saveMarks(act, event, sheet.id, { scheme: sheet.scheme, cells: marks as { cell: string; value: Mark; base: number }[] }),
      by,
    )
    await w.play('sheet.submit', (act) => submitSheet(act, event, sheet.id, Object.fromEntries(marks.map((m) => [m.cell, 1]))), by)
  }
  if (seal) await w.play('event.seal', (act) => sealEvent(act, event), organiser)
  const code = new Map(
    (await db.selectFrom('entry').select(['id', 'code']).where('eventId', '=', event).execute()).map((e) => [e.id, e.code]),
  )
  const codes = Object.fromEntries(Object.entries(entries).map(([name, id]) => [name, code.get(id) ?? id]))
  return { event, entries, codes, sheets: await sheetsOf(db, event) }
}
