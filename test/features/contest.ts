/** A district skills contest in the test town, up to the moment when marking opens; and what every judge has before them. */
import { createCompetition } from '../../server/competitions/competition.ts'
import { lockScheme } from '../../server/competitions/scheme.ts'
import { drawLots } from '../../server/entries/draw.ts'
import { addEntry } from '../../server/entries/entry.ts'
import type { Actor } from '../../server/lib/act.ts'
import { ownSheets } from '../../server/marks/own.ts'
import { openMarking } from '../../server/panels/marking.ts'
import { seat } from '../../server/panels/seat.ts'
import { paperFrom, type SheetPaper } from '../../web/judge/paper.ts'
import { type World, world } from '../world.ts'

export const JUDGES = ['lin', 'gu', 'zhao', 'qian', 'sun'] as const

/** Two workers of steel, one of port, one of tools; scheme locked, lots drawn. */
export async function drawnContest(template = 'district-skills') {
  const w = await world()
  const { eventId } = await w.play('competitions.change', (act) =>
    createCompetition(act, {
      template,
      name: '电工竞赛',
      nameEn: 'Electricians',
      year: 2026,
      unitId: w.units.district,
      startsOn: '2026-04-01',
      endsOn: '2026-05-30',
    }),
  )
  const entries: string[] = []
  for (const [label, unitId, i] of [
    ['赵强', w.units.steel, 0],
    ['钱敏', w.units.steel, 1],
    ['周强', w.units.port, 4],
    ['陈强', w.units.tools, 8],
  ] as const) {
    entries.push(
      await w.play('entries.add', (act) => addEntry(act, eventId, { kind: 'person', subjectId: w.workers[i] as string, label, unitId })),
    )
  }
  await w.play('schemes.lock', (act) => lockScheme(act, eventId, 1))
  await w.play('entries.draw', (act) => drawLots(act, eventId))
  return { w, event: eventId, entries, param: { event: eventId } }
}

/** The same with five judges, a clerk (zhou), and marking open. */
export async function openContest() {
  const contest = await drawnContest()
  const { w, event } = contest
  for (const judge of JUDGES)
    await w.play('seats.change', (act) => seat(act, event, { accountId: w.accounts[judge] as string, duty: 'judge', sitting: 'practice' }))
  await w.play('seats.change', (act) => seat(act, event, { accountId: w.accounts.zhou as string, duty: 'clerk' }))
  await w.play('marking.open', (act) => openMarking(act, event))
  const codes = new Map(
    (await w.site.store.read.selectFrom('entry').select(['id', 'code']).where('eventId', '=', event).execute()).map((row) => [
      row.id,
      row.code as string,
    ]),
  )
  return { ...contest, codeOf: (i: number) => codes.get(contest.entries[i] as string) as string }
}

export function actorOf(w: World, login: string): Actor {
  return { id: w.accounts[login] as string, role: 'judge', unitId: null, path: '/nothing/' }
}

/** A judge's sheet for the entry of this code, as the page gets it. */
export async function sheetFor(w: World, event: string, judge: string, code?: string) {
  const book = await ownSheets(w.site.store.read, actorOf(w, judge), event)
  const found = book.sheets.find((sheet) => code === undefined || sheet.who === code)
  if (!found) throw new Error(`${judge} has no sheet for ${code}`)
  return paperFrom(book, found.sheet) as SheetPaper
}

/** The highest mark in every cell of a points sheet. */
export const fullMarks = (paper: Awaited<ReturnType<typeof sheetFor>>, base = 0) =>
  paper.cells.map(({ cell, aspect }) => ({
    cell,
    value: aspect.kind === 'points' || aspect.kind === 'imported' ? aspect.max : '12.5',
    base,
  }))
