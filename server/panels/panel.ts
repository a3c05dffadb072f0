/** The panel as the organiser sees it: who sits where, who is recused, what is missing before marking can open. */
import type { Db } from '../../db/open.ts'
import type { RecusalRow, SeatRow } from '../../db/schema.ts'
import { isVeiled, layersOf, phaseOf } from '../competitions/phase.ts'
import type { Fault } from '../lib/problem.ts'
import type { SourceKind, Text } from '../scoring/types.ts'
import { deskOf, pair } from './expected.ts'
import { missingOf, missingSheets, seatsAt } from './marking.ts'
import { conflictAnswersOf, dismissalsByName, recusalsByName, type SeatSeen } from './queries.ts'

export interface SeatShown {
  id: string
  accountId: string
  duty: SeatRow['duty']
  sitting: string | null
  layer: number | null
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
  /** Suggested conflicts that were dismissed; none while codes are in use. */
  dismissed: { label: string; name: string; entryLabel: string; unitName: string; reason: string }[]
  /** How many codes lie over each other: from two on each takes a custodian. */
  layers: number
  missing: Fault[]
  /** Sheets of entries and judges that came after marking was opened. */
  sheetsMissing: number
}

/** Entry and unit are null while nobody may learn whose code a missing sheet belongs to. */
export interface RecusalShown {
  /** Null while nobody may learn whose it is. */
  id: string | null
  label: string
  name: string
  ground: RecusalRow['ground']
  reason: string
  /** The organiser has not answered yet; it holds all the same. */
  isOpen: boolean
  entryLabel: string | null
  unitName: string | null
  count: number
}

export const shownSeat = ({ id, accountId, duty, sitting, layer, label, name }: SeatSeen): SeatShown => ({
  id,
  accountId,
  duty,
  sitting,
  layer,
  label,
  name,
})

/** @throws Problem 'not-found' */
export async function panelOf(db: Db, eventId: string): Promise<PanelSeen> {
  const desk = await deskOf(db, eventId)
  const phase = await phaseOf(db, eventId)
  const seats = desk.seats.map(shownSeat)
  const blind = desk.event.blind === 1
  const isHidden = isVeiled(blind, phase)
  const answered = new Set((await conflictAnswersOf(db, eventId)).map((one) => pair(one.accountId, one.entryId)))
  const holder = new Map(seats.filter((seat) => seat.sitting !== null).map((seat) => [seat.accountId, seat]))
  const named = (accountId: string) => ({ label: holder.get(accountId)?.label ?? '', name: holder.get(accountId)?.name ?? '' })
  const recusals = (await recusalsByName(db, eventId)).map(
    ({ id, accountId, entryId, ...one }): RecusalShown => ({
      id,
      ...named(accountId),
      ...one,
      isOpen: one.ground !== 'manual' && !answered.has(pair(accountId, entryId)),
      count: 1,
    }),
  )
  const dismissed = (await dismissalsByName(db, eventId)).map(({ accountId, entryId: _, ...one }) => ({ ...named(accountId), ...one }))
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
    recusals: isHidden ? counted(recusals) : recusals,
    dismissed: isHidden ? [] : dismissed,
    layers: (await layersOf(db, eventId)).layers,
    missing: missingOf(desk),
    sheetsMissing: phase.marking ? (await missingSheets(db, eventId, desk)).length : 0,
  }
}

/** While codes are in use, the sheet that a judge lacks has a code: beside it no name may stand, only how many there are. */
function counted(recusals: RecusalShown[]): RecusalShown[] {
  const groups = Map.groupBy(recusals, (one) => `${one.label} ${one.ground}`)
  return [...groups.values()].map((group) => ({
    ...(group[0] as RecusalShown),
    id: null,
    reason: '',
    isOpen: false,
    entryLabel: null,
    unitName: null,
    count: group.length,
  }))
}
