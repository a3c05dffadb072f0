/** The panel as the organiser sees it: who sits where, who is recused, what is missing before marking can open. */
import type { Db } from '../../db/open.ts'
import type { RecusalRow, SeatRow } from '../../db/schema.ts'
import { phaseOf } from '../competitions/phase.ts'
import type { Fault } from '../lib/problem.ts'
import type { SourceKind, Text } from '../scoring/types.ts'
import { deskOf } from './expected.ts'
import { missingOf, missingSheets, seatsAt } from './marking.ts'
import { type RecusalSeen, recusalsByName, type SeatSeen } from './queries.ts'

export interface SeatShown {
  id: string
  accountId: string
  duty: SeatRow['duty']
  sitting: string | null
  label: string
  name: string
}

export interface PanelSeen {
  blind: boolean
  /** Marking was opened. */
  open: boolean
  sealed: boolean
  sittings: { id: string; name: Text; source: SourceKind; needed: number; seats: SeatShown[] }[]
  /** Chiefs and clerks. */
  others: SeatShown[]
  recusals: RecusalShown[]
  missing: Fault[]
  /** Sheets of entries and judges that came after marking was opened. */
  sheetsMissing: number
}

/** Entry and unit are null while nobody may learn whose code a missing sheet belongs to. */
export interface RecusalShown {
  label: string
  name: string
  ground: RecusalRow['ground']
  reason: string
  entryLabel: string | null
  unitName: string | null
  count: number
}

export const shownSeat = ({ id, accountId, duty, sitting, label, name }: SeatSeen): SeatShown => ({
  id,
  accountId,
  duty,
  sitting,
  label,
  name,
})

/** @throws Problem 'not-found' */
export async function panelOf(db: Db, eventId: string): Promise<PanelSeen> {
  const desk = await deskOf(db, eventId)
  const phase = await phaseOf(db, eventId)
  const seats = desk.seats.map(shownSeat)
  const blind = desk.event.blind === 1
  const isHidden = blind && phase.marking && !phase.sealed
  return {
    blind,
    open: phase.marking,
    sealed: phase.sealed,
    sittings: desk.sittings.map((place) => ({
      id: place.node.id,
      name: place.node.name,
      source: place.sitting.source,
      needed: place.sitting.source === 'judge' ? (place.sitting.panel?.size ?? 1) : seatsAt(desk, place)[1],
      seats: seats.filter((seat) => seat.sitting === place.node.id),
    })),
    others: seats.filter((seat) => seat.sitting === null),
    recusals: recusalsShown(await recusalsByName(db, eventId), seats, isHidden),
    missing: missingOf(desk),
    sheetsMissing: phase.marking ? (await missingSheets(db, eventId, desk)).length : 0,
  }
}

/** While codes are in use, the sheet that a judge lacks has a code: beside it no name may stand, only how many there are. */
function recusalsShown(recusals: RecusalSeen[], seats: SeatShown[], isHidden: boolean): RecusalShown[] {
  const holder = new Map(seats.filter((seat) => seat.sitting !== null).map((seat) => [seat.accountId, seat]))
  const shown = recusals.map(({ accountId, ground, reason, entryLabel, unitName }) => {
    const { label = '', name = '' } = holder.get(accountId) ?? {}
    return { label, name, ground, reason, entryLabel, unitName, count: 1 }
  })
  if (!isHidden) return shown
  const groups = Map.groupBy(shown, (one) => `${one.label} ${one.ground}`)
  return [...groups.values()].map((group) => ({
    ...(group[0] as RecusalShown),
    reason: '',
    entryLabel: null,
    unitName: null,
    count: group.length,
  }))
}
