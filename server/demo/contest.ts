/** Plays one event: entries, draw, panel, marking, seal and releases, as far as the story says. */
import { createCompetition, type NewCompetition } from '../competitions/competition.ts'
import { schemeOf } from '../competitions/queries.ts'
import { lockScheme } from '../competitions/scheme.ts'
import { drawLots } from '../entries/draw.ts'
import { entriesOf } from '../entries/queries.ts'
import { setEntryState } from '../entries/state.ts'
import type { Actor } from '../lib/act.ts'
import { addIncident } from '../marks/incident.ts'
import { saveMarks } from '../marks/mark.ts'
import { type SheetSeen, sheetsOf } from '../marks/queries.ts'
import { sealEvent } from '../marks/seal.ts'
import { submitSheet } from '../marks/sheet.ts'
import { openMarking } from '../panels/marking.ts'
import { seat } from '../panels/seat.ts'
import { release } from '../results/release.ts'
import { sittingsOf } from '../scoring/mark.ts'
import type { Scheme } from '../scoring/types.ts'
import { marksOf, normal } from './marks.ts'
import type { Stage } from './stage.ts'
import type { Town } from './town.ts'

export interface Script {
  competition: NewCompetition
  /** Enters everybody in the event. */
  enter: (event: string) => Promise<void>
  judges: Actor[]
  verifier?: Actor
  /** Who reports for a unit. */
  officers?: Map<string, Actor>
  /** How far it has come: 1 all sheets in, then sealed and released. */
  marked: number
  absent?: number
  penalties?: number
  veto?: boolean
  releases: ('provisional' | 'official')[]
}

/** @returns the event's id. */
export async function playEvent(stage: Stage, town: Town, script: Script): Promise<string> {
  const { organiser, clerk } = town.people
  const db = stage.site.store.read
  const { eventId: event } = await stage.play('competitions.change', organiser, (act) => createCompetition(act, script.competition))
  await stage.play('schemes.lock', organiser, (act) => lockScheme(act, event, 1))
  await script.enter(event)
  await stage.play('entries.draw', organiser, (act) => drawLots(act, event))
  const { scheme } = await schemeOf(db, event)
  await seatEverybody(stage, event, script, scheme, town.people)
  await stage.play('marking.open', organiser, (act) => openMarking(act, event))
  await outOfTheOrdinary(stage, event, script, clerk)
  await markSheets(stage, event, script, scheme, clerk)
  if (script.marked < 1) return event
  await stage.play('event.seal', organiser, (act) => sealEvent(act, event))
  for (const [i, kind] of script.releases.entries()) await stage.play('releases.make', organiser, (act) => release(act, event, kind, i))
  return event
}

async function seatEverybody(stage: Stage, event: string, script: Script, scheme: Scheme, { organiser, chief, clerk }: Town['people']) {
  for (const { node } of sittingsOf(scheme).filter((s) => s.sitting.source === 'judge')) {
    for (const judge of script.judges)
      await stage.play('seats.change', organiser, (act) => seat(act, event, { accountId: judge.id, duty: 'judge', sitting: node.id }))
  }
  for (const { node } of sittingsOf(scheme).filter((s) => s.sitting.source === 'department')) {
    await stage.play('seats.change', organiser, (act) =>
      seat(act, event, { accountId: (script.verifier as Actor).id, duty: 'verifier', sitting: node.id }),
    )
  }
  for (const [duty, { id }] of [
    ['chief', chief],
    ['clerk', clerk],
  ] as const)
    await stage.play('seats.change', organiser, (act) => seat(act, event, { accountId: id, duty }))
}

/** Somebody does not come, somebody breaks a rule, a unit has an accident. */
async function outOfTheOrdinary(stage: Stage, event: string, script: Script, clerk: Actor) {
  const entries = await entriesOf(stage.site.store.read, event)
  const out = entries.slice(3, 3 + (script.absent ?? 0))
  for (const entry of out)
    await stage.play('entries.state', clerk, (act) => setEntryState(act, event, entry.code ?? entry.id, 'absent', '点名三次未到场'))
  for (const entry of entries.slice(9, 9 + (script.penalties ?? 0))) {
    await stage.play('incidents.change', clerk, (act) =>
      addIncident(act, event, {
        entryId: entry.code ?? entry.id,
        scope: 'entry',
        node: null,
        effect: { do: 'points', points: '-2' },
        reason: '未按规定穿戴防护用品，经提醒后改正',
      }),
    )
  }
  const hurt = entries[5]
  if (script.veto && hurt) {
    await stage.play('incidents.change', clerk, (act) =>
      addIncident(act, event, {
        entryId: hurt.code ?? hurt.id,
        scope: 'period',
        node: null,
        effect: { do: 'veto', then: 'no-prize' },
        reason: '本季度发生一起重伤事故，一票否决',
      }),
    )
  }
}

async function markSheets(stage: Stage, event: string, script: Script, scheme: Scheme, clerk: Actor) {
  const db = stage.site.store.read
  const entries = (await entriesOf(db, event)).filter((e) => e.state === 'normal' || e.state === 'exhibition')
  const ability = new Map(entries.map((e) => [e.id, 0.8 + 0.08 * normal(stage.random)]))
  const severity = new Map(script.judges.map((judge) => [judge.id, 0.03 * normal(stage.random)]))
  const reported = new Map<string, SheetSeen['cells']>()
  // Units report before the department verifies; else in drawn order, as it happens in a hall.
  const order = new Map(entries.map((e, i) => [e.id, i]))
  const sheets = (await sheetsOf(db, event))
    .filter((s) => order.has(s.entryId))
    .sort((a, b) => Number(b.kind === 'unit') - Number(a.kind === 'unit') || (order.get(a.entryId) ?? 0) - (order.get(b.entryId) ?? 0))
  const until = Math.floor(sheets.length * script.marked)
  for (const sheet of sheets.slice(0, until)) {
    const by = byWhom(sheet, script, clerk)
    const before = reported.get(sheet.entryId)
    const marks =
      sheet.kind === 'department' && before
        ? Object.fromEntries(Object.entries(before).map(([cell, { value }]) => [cell, value]))
        : marksOf(scheme, sheet.sitting, ability.get(sheet.entryId) ?? 0.8, severity.get(sheet.source) ?? 0, stage.random)
    const cells = Object.entries(marks).map(([cell, value]) => ({ cell, value, base: 0 }))
    await stage.play('marks.save', by, (act) => saveMarks(act, event, sheet.id, { scheme: sheet.scheme, cells }))
    const present = Object.fromEntries(Object.entries(marks).map(([cell, value]) => [cell, { value, revision: 1 }]))
    if (sheet.kind === 'unit') reported.set(sheet.entryId, present)
    await stage.play('sheet.submit', by, (act) =>
      submitSheet(act, event, sheet.id, Object.fromEntries(Object.keys(marks).map((cell) => [cell, 1]))),
    )
  }
}

function byWhom(sheet: SheetSeen, script: Script, clerk: Actor): Actor {
  if (sheet.kind === 'judge') return script.judges.find((judge) => judge.id === sheet.source) as Actor
  if (sheet.kind === 'department') return script.verifier as Actor
  if (sheet.kind === 'unit') return script.officers?.get(sheet.source) as Actor
  return clerk
}
