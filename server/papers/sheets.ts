/** What the printed mark sheets hold: the blank ones to write on, and the filled ones that each judge signs. */
import type { Db } from '../../db/open.ts'
import { isOut } from '../competitions/phase.ts'
import { eventOf, schemeOf } from '../competitions/queries.ts'
import { entriesOf } from '../entries/queries.ts'
import { canonical, digest } from '../lib/canonical.ts'
import { type SheetSeen, sheetsOf } from '../marks/queries.ts'
import { signedDigest } from '../marks/signed.ts'
import { assignedIn, isAssigned } from '../panels/expected.ts'
import { assignmentsOf, recusalsOf, seatsOf } from '../panels/queries.ts'
import type { Mark, Scheme } from '../scoring/types.ts'

export interface PrintedSheet {
  seat: string
  sitting: string
  /** "评委 1"; empty where the source is no person. */
  source: string
  /** `digest` is the check code of the row: of exactly what is signed, the same as on the judge's page. */
  rows: { who: string; sheet: string | null; state: SheetSeen['state'] | null; marks: Record<string, Mark>; digest: string | null }[]
  /** Of all rows with their check codes: the paper and the record can be compared by its first letters. */
  digest: string
  /** Where a clerk keys this paper in; it is an address and opens nothing. */
  url: string
}

export interface PrintedSheets {
  event: { name: string; nameEn: string; groupName: string; blind: boolean; competition: string; competitionEn: string }
  scheme: Scheme
  sheets: PrintedSheet[]
}

/** @param filled with the submitted marks, for signing; else empty, to be written on by hand. */
export async function printedSheets(db: Db, eventId: string, filled: boolean, publicUrl: string): Promise<PrintedSheets> {
  const event = await eventOf(db, eventId)
  const { scheme } = await schemeOf(db, eventId)
  const entries = (await entriesOf(db, eventId)).filter((e) => !isOut(e.state))
  const sheets = await sheetsOf(db, eventId)
  const recused = new Set((await recusalsOf(db, eventId)).map((r) => `${r.accountId} ${r.entryId}`))
  const assigned = assignedIn(await assignmentsOf(db, eventId))
  const judges = (await seatsOf(db, eventId)).filter((seat) => seat.sitting !== null)
  const who = (e: (typeof entries)[number]) => (event.blind ? (e.code ?? '') : e.label)

  const printed = judges.map((seat) => {
    const rows = entries
      .filter((e) => !recused.has(`${seat.accountId} ${e.id}`) && isAssigned({ assigned }, seat.accountId, seat.sitting ?? '', e.id))
      .map((e) => {
        const sheet = sheets.find((s) => s.entryId === e.id && s.source === seat.accountId && s.sitting === seat.sitting)
        const submitted = filled && sheet && sheet.state !== 'draft' ? sheet : null
        const marks = submitted
          ? Object.fromEntries(Object.entries(submitted.cells).map(([cell, { value }]): [string, Mark] => [cell, value]))
          : {}
        const { sitting } = seat
        const code =
          submitted && sitting ? signedDigest({ event: eventId, sitting, sheet: submitted.id, who: who(e), cells: submitted.cells }) : null
        return { who: who(e), sheet: submitted?.id ?? null, state: submitted?.state ?? null, marks, digest: code }
      })
    return {
      seat: seat.id,
      sitting: seat.sitting as string,
      source: seat.label,
      rows,
      digest: digest(
        canonical({ event: eventId, sitting: seat.sitting, judge: seat.label, rows: rows.map((row) => [row.who, row.digest]) }),
      ),
      url: `${publicUrl}/paper/${eventId}/${seat.id}`,
    }
  })
  return {
    event: {
      name: event.name,
      nameEn: event.nameEn,
      groupName: event.groupName,
      blind: event.blind === 1,
      competition: event.competition.name,
      competitionEn: event.competition.nameEn,
    },
    scheme,
    sheets: printed,
  }
}
