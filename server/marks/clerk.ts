/** The clerk's desk: every entry under its code, with the sheets that belong to no single person and the incidents. */
import type { Db } from '../../db/open.ts'
import { phaseOf } from '../competitions/phase.ts'
import type { Actor } from '../lib/act.ts'
import { deskOf, refOf, whoOf } from '../panels/expected.ts'
import type { Plan } from '../scoring/plan.ts'
import type { Aspect, SourceKind, Text } from '../scoring/types.ts'
import { dutiesOf, type IncidentSeen, incidentsOf, type Present, type SheetSeen, sheetsOf } from './queries.ts'

export interface ClerkSheet {
  sheet: string
  sitting: string
  state: SheetSeen['state']
  marks: Present
}

export interface ClerkEntry {
  /** What stands in the address of an act on this entry: its id, or its code in a blind event. */
  ref: string
  who: string
  lot: number | null
  state: string
  stateReason: string
  inSquad: boolean
  sheets: ClerkSheet[]
  incidents: Pick<IncidentSeen, 'id' | 'scope' | 'node' | 'effect' | 'reason' | 'at' | 'lifted'>[]
}

/** Where an incident may strike; `times` where each attempt is one of its own. */
export interface StrikeNode {
  id: string
  name: Text
  scope: 'aspect' | 'module'
  times: number | null
}

export const strikeNodes = (plan: Plan): StrikeNode[] =>
  [...plan.nodes.values()]
    .filter((node) => node.id !== plan.scheme.root.id)
    .map((node) => ({
      id: node.id,
      name: node.name,
      scope: node.kind === 'group' ? 'module' : 'aspect',
      times: node.kind === 'group' ? null : (plan.repeatOf.get(node.id)?.repeat?.times ?? null),
    }))

export interface ClerkDesk {
  event: { id: string; name: string; nameEn: string; blind: boolean }
  /** Whether the reader leads the marking: the chief judge's desk is theirs as well. */
  leads: boolean
  open: boolean
  sealed: boolean
  scheme: number
  sittings: {
    id: string
    name: Text
    source: SourceKind
    cells: { cell: string; path: Text[]; attempt: number | null; aspect: Aspect }[]
  }[]
  nodes: StrikeNode[]
  entries: ClerkEntry[]
}

/** Sources whose sheets anybody at the clerk's desk fills in. */
const AT_THE_DESK = new Set<SheetSeen['kind']>(['clerk', 'timekeeper', 'panel', 'import'])

/** @throws Problem 'not-found' */
export async function clerkDesk(db: Db, by: Pick<Actor, 'id' | 'role'>, eventId: string): Promise<ClerkDesk> {
  const desk = await deskOf(db, eventId)
  const sheets = (await sheetsOf(db, eventId)).filter((sheet) => AT_THE_DESK.has(sheet.kind))
  const incidents = await incidentsOf(db, eventId)
  const phase = await phaseOf(db, eventId)
  const blind = desk.event.blind === 1
  return {
    event: { id: desk.event.id, name: desk.event.name, nameEn: desk.event.nameEn, blind },
    leads: by.role === 'organiser' || (await dutiesOf(db, eventId, by.id)).includes('chief'),
    open: phase.marking,
    sealed: phase.sealedNow,
    scheme: desk.schemeNumber,
    sittings: desk.sittings
      .filter((place) => AT_THE_DESK.has(place.sitting.source))
      .map(({ node, sitting, cells }) => ({
        id: node.id,
        name: node.name,
        source: sitting.source,
        cells: cells.map(({ cell, path, attempt, aspect }) => ({ cell, path, attempt, aspect })),
      })),
    nodes: strikeNodes(desk.plan),
    entries: desk.entries
      .filter((entry) => !blind || entry.code !== null)
      .map((entry) => ({
        ref: refOf(desk.event, entry) as string,
        who: whoOf(desk.event, entry) ?? '',
        lot: entry.lot,
        state: entry.state,
        stateReason: entry.stateReason,
        // By code it would tell who came alone.
        inSquad: blind && !phase.decoded ? desk.entries.every((one) => one.squadId !== null) : entry.squadId !== null,
        sheets: sheets
          .filter((sheet) => sheet.entryId === entry.id)
          .map((sheet) => ({ sheet: sheet.id, sitting: sheet.sitting, state: sheet.state, marks: sheet.present })),
        incidents: incidents
          .filter((one) => one.entryId === entry.id)
          .map(({ id, scope, node, effect, reason, at, lifted }) => ({ id, scope, node, effect, reason, at, lifted })),
      })),
  }
}
