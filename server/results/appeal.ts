/** Appeals (申诉): filed in writing inside a window, one for each team and instance; ruled on by somebody who has no part in it. */
import type { Db } from '../../db/open.ts'
import type { EntryRow, RulingRow } from '../../db/schema.ts'
import { asRehearsal } from '../competitions/queries.ts'
import { entriesOf, entryIdsWithin } from '../entries/queries.ts'
import type { Act } from '../lib/act.ts'
import { attachment } from '../lib/attachment.ts'
import { minuteInShanghai } from '../lib/day.ts'
import { notFound, wrong, wrongState } from '../lib/problem.ts'
import { type AppealSeen, appealOf, appealsOf, filesOf, tiesOf, trialAppeals } from './appeal-queries.ts'
import { appealWindow } from './appeal-window.ts'
import { releasesOf } from './queries.ts'
import { askCorrection } from './release.ts'
import { applyLook, openTrial } from './trial.ts'

export interface NewAppeal {
  entry: string
  leader: string
  grounds: string
  /** Of the organiser who accepts it after its window: why. */
  late?: string | undefined
}

/** Officers see their own subtree; whoever has a duty in the event sees all of it. */
export const scopeOf = ({ role, path }: { role: string; path: string }): string => (role === 'officer' ? path : '/')

/** Whose appeal it is: one for each squad, or for an entry that has none. */
export const subjectOf = (entry: Pick<EntryRow, 'id' | 'squadId' | 'subjectKind' | 'subjectId'>): string =>
  entry.squadId ?? (entry.subjectKind === 'squad' ? entry.subjectId : entry.id)

/** @param before the subject's appeals: none yet, or a first one that was not upheld whole */
export const mayAppeal = (before: AppealSeen[]): boolean =>
  before.length === 0 || (before.length === 1 && before[0]?.ruling != null && before[0].ruling.outcome !== 'upheld')

/**
 * Files an appeal for an entry, or for its squad: the first one, or after its ruling the second. What an officer files comes from
 * the team leader; what others file was handed in on paper.
 * @throws Problem 'wrong-state' outside the window, naming its end, and for a team that has filed already
 */
export async function fileAppeal(act: Act, eventId: string, { entry: entryId, leader, grounds, late }: NewAppeal): Promise<{ id: string }> {
  if (await asRehearsal(act.tx, eventId)) throw wrongState('rehearsal-here')
  const entry = (await entriesOf(act.tx, eventId)).find(({ id }) => id === entryId)
  if (!entry || !(await entryIdsWithin(act.tx, eventId, scopeOf(act.by))).has(entryId)) throw notFound()
  const subject = subjectOf(entry)
  const before = (await appealsOf(act.tx, eventId)).filter((one) => one.subject === subject)
  if (!mayAppeal(before)) throw wrongState('appeal-once')
  const [first] = before
  const { state, closesAt } = await appealWindow(act.tx, eventId, act.at, first?.ruling?.at)
  if (state === 'none') throw wrongState('appeal-final')
  if (state === 'early') throw wrongState('appeal-early')
  const accepted = state === 'late' && act.by.role === 'organiser' ? (late ?? '') : ''
  if (state === 'late' && accepted === '') throw wrongState('appeal-late', { until: minuteInShanghai(closesAt as string) })
  const id = act.id()
  const row = { id, eventId, entryId, subject, unitId: entry.unitId, leader, grounds, by: act.by.id, at: act.at }
  const instance = first ? (2 as const) : (1 as const)
  const how = { instance, paper: act.by.role === 'officer' ? (0 as const) : (1 as const), late: accepted || null }
  await act.tx
    .insertInto('appeal')
    .values({ ...row, ...how })
    .execute()
  await act.note(`event:${eventId}`, { appeal: id, entry: entryId, ...how, leader }, grounds)
  act.tell(`appeals:${eventId}`)
  return { id }
}

const MOST_FILES = 5

/** Adds a piece of evidence while nobody has ruled. */
export async function addEvidence(act: Act, eventId: string, appealId: string, name: string, bytes: Uint8Array): Promise<{ id: string }> {
  const appeal = await appealOf(act.tx, eventId, appealId, scopeOf(act.by))
  if (appeal.ruling) throw wrongState('appeal-ruled')
  const { file, digest } = attachment(name, bytes)
  if ((await filesOf(act.tx, eventId)).filter((one) => one.appealId === appealId).length >= MOST_FILES) throw wrong('file', 'evidence-many')
  const id = act.id()
  await act.tx
    .insertInto('appealFile')
    .values({ id, appealId, ...file, by: act.by.id, at: act.at })
    .execute()
  await act.note(`event:${eventId}`, { appeal: appealId, file: file.name, digest })
  act.tell(`appeals:${eventId}`)
  return { id }
}

export type Bar = 'same-unit' | 'judge' | 'recused' | 'ruled-before'

/** Why somebody must not rule on an appeal; null when they may. The organising unit is above everybody and no tie. */
export async function barOf(db: Db, appeal: AppealSeen, accountId: string): Promise<Bar | null> {
  const { own, entry, organiser, marked, recused } = await tiesOf(db, appeal, accountId)
  if (own !== null && (own.startsWith(entry) || (entry.startsWith(own) && !organiser.startsWith(own)))) return 'same-unit'
  if (marked) return 'judge'
  if (recused) return 'recused'
  const before = appeal.instance === 2 && (await appealsOf(db, appeal.eventId)).find((one) => one.subject === appeal.subject)
  return before && before.ruling?.by === accountId ? 'ruled-before' : null
}

async function rulable(act: Act, eventId: string, appealId: string): Promise<AppealSeen> {
  const appeal = await appealOf(act.tx, eventId, appealId)
  if (appeal.ruling) throw wrongState('appeal-ruled')
  const bar = await barOf(act.tx, appeal, act.by.id)
  if (bar) throw wrong('appeal', `arbiter-${bar}`)
  return appeal
}

/** Opens a what-if that belongs to the appeal: with the chief judge, the arbiter sees what a ruling would come to. */
export async function previewAppeal(act: Act, eventId: string, appealId: string): Promise<{ id: string }> {
  const appeal = await rulable(act, eventId, appealId)
  const trialId = await openTrial(act, eventId, `${appeal.label}：${appeal.grounds}`.slice(0, 200))
  await act.tx.insertInto('appealTrial').values({ trialId, appealId }).execute()
  await act.note(`event:${eventId}`, { appeal: appealId, trial: trialId })
  act.tell(`appeals:${eventId}`)
  return { id: trialId }
}

export interface Ruled {
  outcome: RulingRow['outcome']
  reason: string
  /** The look of the appeal's what-if that the ruling makes true; null where marks are corrected, or nothing changes. */
  look: { trial: string; id: string } | null
}

/** Rules once. What is published changes by a correction with the ruling as its reason, which a second person confirms: one new release. */
export async function ruleAppeal(act: Act, eventId: string, appealId: string, { outcome, reason, look }: Ruled): Promise<void> {
  await rulable(act, eventId, appealId)
  if (look) {
    if (outcome === 'rejected') throw wrong('look', 'rejected-changes-nothing')
    if ((await trialAppeals(act.tx, eventId)).get(look.trial) !== appealId) throw notFound()
    await applyLook(act, eventId, look.trial, look.id, reason)
  }
  const published = (await releasesOf(act.tx, eventId)).length > 0
  const correctionId = outcome !== 'rejected' && published ? await askCorrection(act, eventId, reason) : null
  await act.tx.insertInto('ruling').values({ appealId, outcome, reason, correctionId, by: act.by.id, at: act.at }).execute()
  await act.note(`event:${eventId}`, { appeal: appealId, outcome, reason, ...(look && { look: look.id }) })
  act.tell(`appeals:${eventId}`)
}
