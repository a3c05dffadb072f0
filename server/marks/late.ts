/** Ruling on late marks: what arrived for a sheet that was checked or sealed is kept (mark.ts) and counts only by the chief's word. */
import type { Act } from '../lib/act.ts'
import { notFound, wrongState } from '../lib/problem.ts'
import { lateMarkOf } from './chief-queries.ts'
import { proof, write } from './mark.ts'
import { sheetOf } from './queries.ts'
import { step } from './sheet.ts'

/**
 * Rules on a late mark. Accepted, it becomes the cell's next revision, and the sheet goes back to its source, who submits it anew.
 * @throws Problem 'wrong-state' for a sealed sheet (its seal must be broken first) and for what was ruled on before
 */
export async function ruleLate(act: Act, eventId: string, lateId: string, ruling: 'accepted' | 'dismissed', reason: string): Promise<void> {
  const late = await lateMarkOf(act.tx, eventId, lateId)
  if (!late) throw notFound()
  if (late.ruling !== null) throw wrongState('late-ruled')
  if (ruling === 'accepted') {
    const sheet = await sheetOf(act.tx, eventId, late.sheetId)
    if (sheet.state === 'sealed') throw wrongState('late-sealed')
    const base = sheet.present[late.cell]?.revision ?? 0
    const after = await write(act, sheet, [{ cell: late.cell, value: late.value, base }], late.by)
    if (after.state !== 'draft') await step(act, after, 'draft', reason)
  }
  await act.tx.updateTable('lateMark').set({ ruling, reason, ruledBy: act.by.id, ruledAt: act.at }).where('id', '=', lateId).execute()
  await act.note(`sheet:${late.sheetId}`, { late: lateId, ruling, reason }, proof(act, [late.cell, late.value]))
  act.tell(`progress:${eventId}`)
}
