/** Conflicts of interest: suggested by unit and by declared relation; each holds as a recusal from when it is found until it is dismissed. */
import type { ConflictAnswerRow } from '../../db/schema.ts'
import { entriesOf } from '../entries/queries.ts'
import type { Act } from '../lib/act.ts'
import { pair } from './expected.ts'
import { conflictAnswersOf, type Place, placesOf, recusalsOf, relationsOf, seatsOf } from './queries.ts'

interface Found {
  ground: 'same-unit' | 'ancestor' | 'declared'
  reason: string
}

/**
 * Recuses every judge from the entries of the own unit, of those above and below it, and of those whose name or unit's name the
 * judge declared a relation to. What is known already stays; what was dismissed is not found again.
 */
export async function findConflicts(act: Act, eventId: string): Promise<number> {
  const markers = [
    ...new Map((await seatsOf(act.tx, eventId)).filter((one) => one.sitting !== null).map((one) => [one.accountId, one])).values(),
  ]
  // By id: the order of the lots would be written down here beside names.
  const entries = (await entriesOf(act.tx, eventId)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const settled = [
    ...(await recusalsOf(act.tx, eventId)),
    ...(await conflictAnswersOf(act.tx, eventId)).filter((one) => one.answer === 'dismissed'),
  ]
  const known = new Set(settled.map((one) => pair(one.accountId, one.entryId)))
  const relations = await relationsOf(act.tx, eventId)
  const units = markers.flatMap(({ duty, unitId }) => (duty === 'judge' && unitId !== null ? [unitId] : []))
  const places = await placesOf(act.tx, [...new Set([...units, ...entries.map((entry) => entry.unitId)])])
  let found = 0
  for (const { accountId, duty, unitId } of markers) {
    for (const entry of entries) {
      if (known.has(pair(accountId, entry.id))) continue
      const declared = relations.find((one) => one.accountId === accountId && (one.name === entry.label || one.name === entry.unitName))
      const byUnit = duty === 'judge' ? relatedBy(places.get(unitId ?? ''), places.get(entry.unitId)) : null
      const conflict: Found | null = byUnit ?? (declared ? { ground: 'declared', reason: declared.what } : null)
      if (!conflict) continue
      const id = act.id()
      await act.tx
        .insertInto('recusal')
        .values({ id, eventId, accountId, entryId: entry.id, ...conflict, by: act.by.id, at: act.at })
        .execute()
      await act.note(`recusal:${id}`, { event: eventId, account: accountId, entry: entry.id, ...conflict })
      found++
    }
  }
  return found
}

/** One unit is the other, or stands above it. The district stands above everybody: that is no conflict with anybody. */
export function relatedBy(a: Place | undefined, b: Place | undefined): Found | null {
  if (!a || !b) return null
  if (a.id === b.id) return { ground: 'same-unit', reason: '' }
  if (a.kind === 'district' || b.kind === 'district') return null
  return a.path.startsWith(b.path) || b.path.startsWith(a.path) ? { ground: 'ancestor', reason: '' } : null
}

/** Keeps the present answer to a conflict in place of an earlier one. */
export async function keepAnswer(act: Act, answer: Omit<ConflictAnswerRow, 'by' | 'at'>): Promise<void> {
  const now = { answer: answer.answer, reason: answer.reason, by: act.by.id, at: act.at }
  await act.tx
    .insertInto('conflictAnswer')
    .values({ ...answer, ...now })
    .onConflict((on) => on.columns(['eventId', 'accountId', 'entryId']).doUpdateSet(now))
    .execute()
}
