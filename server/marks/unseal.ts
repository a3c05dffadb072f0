/** Breaking a seal: one person asks with a reason, another confirms; the sheets are then checked, not sealed. */
import type { Act } from '../lib/act.ts'
import { notFound, wrong, wrongState } from '../lib/problem.ts'
import { neverSubmitted, releasedWithoutCorrection, unsealingsOf } from './chief-queries.ts'
import { sheetsOf } from './queries.ts'
import { step } from './sheet.ts'

/**
 * Asks to break the seal of a sitting, or (null) of the whole event.
 * @throws Problem 'wrong-state' when nothing is sealed there, somebody has asked already, or a list is published and no
 * correction was asked for: what changes then must become the next release, with its own second person
 */
export async function askUnseal(act: Act, eventId: string, sitting: string | null, reason: string): Promise<string> {
  await mustBeSealed(act, eventId, sitting)
  if ((await unsealingsOf(act.tx, eventId)).some((one) => one.answer === null)) throw wrongState('unsealing-open')
  const id = act.id()
  const open = { answer: null, answeredBy: null, answeredAt: null }
  await act.tx
    .insertInto('unsealing')
    .values({ id, eventId, sitting, reason, by: act.by.id, at: act.at, ...open })
    .execute()
  await act.note(`event:${eventId}`, { unsealing: id, ...(sitting && { sitting }), reason })
  act.tell(`progress:${eventId}`)
  return id
}

async function mustBeSealed(act: Act, eventId: string, sitting: string | null) {
  if (await releasedWithoutCorrection(act.tx, eventId)) throw wrongState('unseal-correction-first')
  const sealed = (await sheetsOf(act.tx, eventId)).filter((one) => one.state === 'sealed' && (sitting === null || one.sitting === sitting))
  if (sealed.length === 0) throw wrongState('not-sealed-here')
  return sealed
}

/** The second person breaks the seal. Sheets that were handed in become checked, the others drafts again; marks stay as they are. */
export async function confirmUnseal(act: Act, eventId: string, unsealingId: string): Promise<{ sheets: number }> {
  const { by, sitting, reason } = await answer(act, eventId, unsealingId, 'confirmed')
  if (by === act.by.id) throw wrong('unsealing', 'unseal-second-person')
  const sheets = await mustBeSealed(act, eventId, sitting)
  const drafts = await neverSubmitted(act.tx, eventId)
  for (const sheet of sheets) await step(act, sheet, drafts.has(sheet.id) ? 'draft' : 'checked', reason)
  await act.note(`event:${eventId}`, { unsealing: unsealingId, unsealed: sheets.length, with: by, reason })
  for (const topic of [`results:${eventId}`, `event:${eventId}`]) act.tell(topic)
  return { sheets: sheets.length }
}

/** Either side lets it be: the seal holds. */
export async function declineUnseal(act: Act, eventId: string, unsealingId: string): Promise<void> {
  await answer(act, eventId, unsealingId, 'declined')
  await act.note(`event:${eventId}`, { unsealing: unsealingId, declined: true })
}

async function answer(act: Act, eventId: string, unsealingId: string, said: 'confirmed' | 'declined') {
  const unsealing = (await unsealingsOf(act.tx, eventId)).find((one) => one.id === unsealingId)
  if (!unsealing) throw notFound()
  if (unsealing.answer !== null) throw wrongState('unsealing-answered')
  await act.tx
    .updateTable('unsealing')
    .set({ answer: said, answeredBy: act.by.id, answeredAt: act.at })
    .where('id', '=', unsealingId)
    .execute()
  act.tell(`progress:${eventId}`)
  return unsealing
}
