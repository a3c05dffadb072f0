/** The recheck (复核): after the seal a seeded sample of sheets is compared with paper and record by somebody who did not enter them. */

import { phaseOf } from '../competitions/phase.ts'
import { procedureOf } from '../competitions/procedure.ts'
import type { Act } from '../lib/act.ts'
import { notFound, wrong, wrongState } from '../lib/problem.ts'
import { dutiesOf } from '../marks/queries.ts'
import { seatsOf } from '../panels/queries.ts'
import { enteredBy, recheckOf, type Sample } from './recheck-queries.ts'
import { marksDigest, type RecheckState, rankedOf, recheckState, sampleOf } from './recheck-state.ts'

/** Draws the sample, once; its seed stands in the record, so that anybody can repeat it. */
export async function drawRecheck(act: Act, eventId: string): Promise<Sample & { seed: string }> {
  const { recheck: rule } = await procedureOf(act.tx, eventId)
  if (!rule) throw wrongState('no-recheck')
  if (!(await phaseOf(act.tx, eventId)).sealedNow) throw wrongState('not-sealed')
  if (await recheckOf(act.tx, eventId)) throw wrongState('recheck-drawn')
  const seed = Buffer.from(act.site.random(16)).toString('hex')
  const sample = sampleOf(rule, seed, await rankedOf(act.tx, eventId))
  const id = act.id()
  await act.tx
    .insertInto('recheck')
    .values({ id, eventId, seed, sample: JSON.stringify(sample), by: act.by.id, at: act.at })
    .execute()
  await act.note(`event:${eventId}`, { recheck: id, seed, rule, ...sample })
  act.tell(`results:${eventId}`)
  return { seed, ...sample }
}

/**
 * Records what the comparison of a sheet with its paper came to. A wrong one is corrected by breaking its seal, and compared again.
 * @throws Problem 'invalid-input' for whoever entered anything on it
 */
export async function recordFinding(
  act: Act,
  eventId: string,
  sheetId: string,
  { outcome, text }: { outcome: 'right' | 'wrong'; text: string },
): Promise<{ whole: boolean; complete: boolean }> {
  const { recheck, sheets } = await drawnOr404(act, eventId)
  const found = sheets.find(({ sheet }) => sheet.id === sheetId)
  if (!found) throw notFound()
  const { sheet } = found
  if (sheet.state !== 'sealed') throw wrongState('not-sealed')
  if (sheet.source === act.by.id || (await enteredBy(act.tx, eventId)).has(`${sheetId} ${act.by.id}`)) throw wrong('sheet', 'recheck-own')
  if (outcome === 'wrong' && text === '') throw wrong('text', 'missing')
  await act.tx
    .insertInto('finding')
    .values({ id: act.id(), recheckId: recheck.id, sheetId, marks: marksDigest(sheet), outcome, text, by: act.by.id, at: act.at })
    .execute()
  await act.note(`sheet:${sheetId}`, { recheck: recheck.id, outcome, ...(text && { reason: text }) })
  act.tell(`results:${eventId}`)
  const { whole, complete } = await drawnOr404(act, eventId)
  return { whole, complete }
}

/** The chief judge signs the complete recheck; an organiser where no chief judge is seated. */
export async function signRecheck(act: Act, eventId: string): Promise<{ id: string }> {
  const { recheck, complete, signed, sample, errors, whole } = await drawnOr404(act, eventId)
  if (!complete) throw wrongState('recheck-incomplete')
  if (signed) throw wrongState('recheck-signed')
  const chiefs = (await seatsOf(act.tx, eventId)).some((seat) => seat.duty === 'chief')
  if (chiefs && !(await dutiesOf(act.tx, eventId, act.by.id)).includes('chief')) throw wrong('recheck', 'recheck-chief')
  const id = act.id()
  await act.tx.insertInto('recheckSign').values({ id, recheckId: recheck.id, by: act.by.id, at: act.at }).execute()
  await act.note(`event:${eventId}`, { recheck: recheck.id, signed: id, sample, errors, whole })
  act.tell(`results:${eventId}`)
  return { id }
}

async function drawnOr404(act: Act, eventId: string): Promise<RecheckState & { recheck: NonNullable<RecheckState['recheck']> }> {
  const state = await recheckState(act.tx, eventId)
  if (!state?.recheck) throw notFound()
  return { ...state, recheck: state.recheck }
}
