/** One judge marks on one device at a time: another one takes over only when the judge says so. */

import type { SheetRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { Problem } from '../lib/problem.ts'

/**
 * The first device on which somebody marks is theirs. Who comes without a browser has none and is not held to it.
 * @returns the source's device from now on
 * @throws Problem 'other-device'
 */
export async function mustBeOnDevice(act: Act, sheet: Pick<SheetRow, 'source'> & { device: string | null }): Promise<string | null> {
  const { id, device } = act.by
  if (sheet.source !== id || !device || sheet.device === device) return sheet.device
  if (sheet.device !== null) throw new Problem('other-device')
  await claim(act, device)
  return device
}

/** From now on marks come from this device; what still waits on the other one is refused until it takes over again. */
export async function takeOver(act: Act): Promise<{ ok: true }> {
  if (act.by.device) await claim(act, act.by.device)
  await act.note(`account:${act.by.id}`)
  return { ok: true }
}

const claim = (act: Act, device: string) =>
  act.tx
    .insertInto('markingDevice')
    .values({ accountId: act.by.id, device, at: act.at })
    .onConflict((on) => on.column('accountId').doUpdateSet({ device, at: act.at }))
    .execute()
