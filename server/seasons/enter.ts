/** Units enter a period, each in its zone. */
import { addEntry } from '../entries/entry.ts'
import type { Act } from '../lib/act.ts'
import { wrong } from '../lib/problem.ts'

/** Enters units into an event; all or none. @throws Problem 'invalid-input' at the unit that is unknown. */
export async function enterUnits(act: Act, eventId: string, units: { unitId: string; zone: string | null }[]): Promise<void> {
  for (const [i, { unitId, zone }] of units.entries()) {
    const unit = await act.tx.selectFrom('unit').select('name').where('id', '=', unitId).executeTakeFirst()
    if (!unit) throw wrong(['units', i, 'unitId'], 'unknown-unit')
    await addEntry(act, eventId, { kind: 'unit', subjectId: unitId, label: unit.name, unitId, zone })
  }
}
