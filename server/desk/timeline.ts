/** What happened in one event: its audit records in words, without marks, and of a blind event without what would tell who has which code. */
import type { Db } from '../../db/open.ts'
import { phaseOf } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import { isHidden, type Viewer } from '../entries/view.ts'
import { indexed } from '../lib/audit.ts'
import { pieces } from '../people/table.ts'
import { audit } from '../words/audit.ts'
import { namesOf } from './queries.ts'

const PAGE = 50

/** The kinds of what happens, by the first word of an act; what is not named here is set-up. */
const PARTS = {
  entries: ['entries', 'registration', 'eligibility', 'units', 'proposals', 'draw', 'codes'],
  panel: ['panel', 'seats', 'recusals', 'badges', 'waivers', 'assignment', 'conflicts'],
  marking: 'marking sheet sheets event unseal late keying scores incidents deliberation rehearsal reminders'.split(' '),
  results: ['releases', 'corrections', 'trials', 'promotions', 'recheck', 'appeals', 'certificates'],
}
export type Part = keyof typeof PARTS | 'setup'
export const partOf = (act: string): Part =>
  (Object.keys(PARTS) as (keyof typeof PARTS)[]).find((part) => PARTS[part].includes(act.split('.')[0] as string)) ?? 'setup'

/** Every mark is recorded, thousands of them: what a sheet came to is said once, when it is handed in. What is done to all at once is said of the event. */
const SILENT = ['marks.save', 'notes.save', 'reminders.away', 'rehearsal.report']
const IN_BULK = ['event.seal', 'sheets.check', 'sheets.rescore', 'unseal.confirm']
/** Facts that never tell who has which code. */
const PLAIN =
  'release kind sealed unsealed checked sheets sitting duty marking scheme locked owed imported same entries badges layer account'.split(
    ' ',
  )
const SHOWN = [...PLAIN, ...'reason state label name person unit late removed withdrawn lifted admitted rank level from'.split(' ')]
/** What is deleted for good, and so found by its act and its event alone. */
const GONE = ['entries.remove', 'seats.change']
const OF_EVENT = ['entry', 'squad', 'seat', 'formerSeat', 'sheet', 'incident', 'waiver', 'recusal', 'promotion'] as const

export interface Happening {
  seq: number
  at: string
  actorName: string | null
  act: string
  part: Part
  /** What the subject is called, where that gives nothing away. */
  subjectName: string | null
  detail: Record<string, unknown>
  detailNames: Record<string, string>
}

/** A page of what happened, the latest first; `next` is the `before` of the following page. */
export async function timelineOf(
  db: Db,
  eventId: string,
  viewer: Viewer,
  { part, before }: { part?: Part | undefined; before?: number | undefined },
): Promise<{ rows: Happening[]; next: number | null }> {
  const event = await eventOf(db, eventId)
  const acts = Object.keys(audit.acts).filter((act) => !SILENT.includes(act) && (part === undefined || partOf(act) === part))
  const page = (gone: boolean) =>
    db
      .selectFrom('audit')
      .leftJoin('account', 'account.id', 'audit.actor')
      .select(['audit.seq', 'audit.at', 'audit.act', 'audit.subject', 'audit.detail', 'account.name as actorName'])
      .where(indexed)
      .where('audit.act', 'in', gone ? GONE : acts)
      .$if(before !== undefined, (on) => on.where('audit.seq', '<', before!))
      .orderBy('audit.seq', 'desc')
      .limit(PAGE + 1)
  // Sheets have most records by far, and all of them are about marking.
  const kinds = OF_EVENT.filter((kind) => kind !== 'sheet' || part === undefined || part === 'marking')
  const subjects = [`event:${eventId}`, ...(await Promise.all(kinds.map((kind) => idsOf(db, kind, eventId)))).flat()]
  const found = pieces(subjects).map((some) =>
    page(false)
      .where('audit.subject', 'in', some)
      .where(({ or, eb }) => or([eb('audit.act', 'not in', IN_BULK), eb('audit.subject', '=', subjects[0]!)]))
      .execute(),
  )
  if (GONE.some((act) => acts.includes(act))) found.push(page(true).where('audit.detail', 'like', `%"event":"${eventId}"%`).execute())
  const all = new Map((await Promise.all(found)).flat().map((row) => [row.seq, row]))
  const rows = [...all.values()].toSorted((a, b) => b.seq - a.seq).slice(0, PAGE + 1)
  const draw = await db.selectFrom('draw').select('at').where('eventId', '=', eventId).executeTakeFirst()
  const hidden = isHidden(event.blind === 1, await phaseOf(db, eventId), viewer) ? (draw?.at ?? '') : null
  const labels = new Map(
    (await db.selectFrom('entry').select(['id', 'label']).where('eventId', '=', eventId).execute()).map((one) => [one.id, one.label]),
  )
  const shown = rows.slice(0, PAGE).map((row) => {
    const veiled = hidden !== null && row.at >= hidden
    const known = Object.entries(JSON.parse(row.detail) as Record<string, unknown>).filter(([key]) =>
      (veiled ? PLAIN : SHOWN).includes(key),
    )
    const label = veiled ? undefined : labels.get(row.subject.replace(/^entry:/, ''))
    return { row, detail: Object.fromEntries(known), subjectName: label ?? null }
  })
  const ids = shown.flatMap(({ detail }) => Object.entries(detail).map(([key, value]) => `${key}:${value}`))
  const names = await namesOf(db, ids)
  return {
    rows: shown.map(({ row: { seq, at, act, actorName }, detail, subjectName }) => {
      const meant = Object.entries(detail).flatMap(([key, value]) => {
        const name = names.get(`${key}:${value}`)
        return name ? [[key, name] as const] : []
      })
      return { seq, at, actorName, act, part: partOf(act), subjectName, detail, detailNames: Object.fromEntries(meant) }
    }),
    next: rows.length > PAGE ? (rows[PAGE - 1]?.seq ?? null) : null,
  }
}

async function idsOf(db: Db, kind: (typeof OF_EVENT)[number], eventId: string): Promise<string[]> {
  const rows = await db.selectFrom(kind).select('id').where('eventId', '=', eventId).orderBy('id').execute()
  return rows.map(({ id }) => `${kind === 'formerSeat' ? 'seat' : kind}:${id}`)
}
