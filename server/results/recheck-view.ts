/** What the recheck's page shows: the sheets to compare with the values that stand there, under codes where the event is blind. */
import type { Db } from '../../db/open.ts'
import type { Actor } from '../lib/act.ts'
import { dutiesOf } from '../marks/queries.ts'
import { deskOf, refOf } from '../panels/expected.ts'
import type { Aspect, Mark, SourceKind, Text } from '../scoring/types.ts'
import { enteredBy, type SignSeen } from './recheck-queries.ts'
import { type RecheckState, recheckState } from './recheck-state.ts'

interface FindingShown {
  outcome: 'right' | 'wrong'
  text: string
  byName: string
  at: string
}

export interface RecheckSheet {
  sheet: string
  who: string
  sitting: string
  /** "评委 1"; empty for sources that are no person. */
  label: string
  kind: string
  because: 'top' | 'drawn' | 'whole'
  sealed: boolean
  /** The reader entered something on it, and somebody else must compare it. */
  own: boolean
  marks: Record<string, Mark>
  finding: FindingShown | null
  wrong: FindingShown[]
}

export interface RecheckView extends Omit<RecheckState, 'recheck' | 'sheets' | 'signed'> {
  event: { id: string; name: string; nameEn: string }
  drawn: { seed: string; byName: string; at: string; entries: number } | null
  signed: SignSeen | null
  /** Whether the reader may sign. */
  signs: boolean
  sittings: {
    id: string
    name: Text
    source: SourceKind
    cells: { cell: string; path: Text[]; attempt: number | null; aspect: Aspect }[]
  }[]
  sheets: RecheckSheet[]
}

/** Null where the event's rules ask for no recheck. @throws Problem 'not-found' */
export async function recheckView(db: Db, eventId: string, reader: Pick<Actor, 'id' | 'role'>): Promise<RecheckView | null> {
  const desk = await deskOf(db, eventId)
  const state = await recheckState(db, eventId)
  if (!state) return null
  const { recheck, sheets, ...rest } = state
  const { id, name, nameEn } = desk.event
  const hands = await enteredBy(db, eventId)
  const label = new Map(desk.seats.filter((seat) => seat.sitting !== null).map((seat) => [seat.accountId, seat.label]))
  const ref = new Map(desk.entries.map((entry) => [entry.id, desk.event.blind ? (refOf(desk.event, entry) ?? '') : entry.label]))
  const isChief = (await dutiesOf(db, eventId, reader.id)).includes('chief')
  const chiefs = desk.seats.some((seat) => seat.duty === 'chief')
  const drawer = recheck && (await db.selectFrom('account').select('name').where('id', '=', recheck.by).executeTakeFirst())
  const shown = ({ outcome, text, byName, at }: FindingShown): FindingShown => ({ outcome, text, byName, at })
  return {
    event: { id, name, nameEn },
    ...rest,
    drawn: recheck && {
      seed: recheck.seed,
      byName: drawer?.name ?? '',
      at: recheck.at,
      entries: recheck.sample.top.length + recheck.sample.drawn.length,
    },
    signs: isChief || (!chiefs && reader.role === 'organiser'),
    sittings: desk.sittings.map(({ node, sitting, cells }) => ({
      id: node.id,
      name: node.name,
      source: sitting.source,
      cells: cells.map(({ cell, path, attempt, aspect }) => ({ cell, path, attempt, aspect })),
    })),
    sheets: sheets.map(({ sheet, because, finding, wrong }) => ({
      sheet: sheet.id,
      who: ref.get(sheet.entryId) ?? '',
      sitting: sheet.sitting,
      label: label.get(sheet.source) ?? '',
      kind: sheet.kind,
      because,
      sealed: sheet.state === 'sealed',
      own: sheet.source === reader.id || hands.has(`${sheet.id} ${reader.id}`),
      marks: Object.fromEntries(Object.entries(sheet.cells).map(([cell, { value }]) => [cell, value])),
      finding: finding && shown(finding),
      wrong: wrong.map(shown),
    })),
  }
}
