/** An event's bundle as it may be seen now: while nobody may join names and codes, entries are called by their codes and nothing tells who they are. */
import type { Db } from '../../db/open.ts'
import { veiled } from '../entries/queries.ts'
import type { Bundle, Scheme } from '../scoring/types.ts'
import { bundleOf } from './bundle.ts'

/** For whatever is shown before codes are opened: standings, traces, comparisons. What is released is never veiled. */
export async function bundleSeen(db: Db, eventId: string): Promise<Bundle> {
  const bundle = await bundleOf(db, eventId)
  return (await veiled(db, eventId)) ? veil(bundle) : bundle
}

/**
 * Zones, squads, ages and what titles ask for are left out with the names, so that ranks are those among all codes and no title
 * tells a sex or an age; entries without a code are not there.
 */
export function veil(bundle: Bundle): Bundle {
  const codes = new Map(bundle.entries.flatMap(({ id, code }) => (code === undefined ? [] : [[id, code] as const])))
  const coded = <T extends { entry?: string }>(rows: readonly T[]): T[] =>
    rows.flatMap((row) => {
      const entry = row.entry === undefined ? undefined : codes.get(row.entry)
      return row.entry === undefined ? [row] : entry === undefined ? [] : [{ ...row, entry }]
    })
  return {
    ...bundle,
    scheme: unlinked(bundle.scheme),
    entries: bundle.entries
      .flatMap(({ code, state, lot }) =>
        code === undefined ? [] : [{ id: code, label: code, code, state, ...(lot !== undefined && { lot }) }],
      )
      .toSorted((a, b) => Number(a.code) - Number(b.code)),
    seats: bundle.seats.map((seat) => ({
      ...seat,
      ...(seat.entries && { entries: seat.entries.flatMap((id) => codes.get(id) ?? []) }),
    })),
    recusals: coded(bundle.recusals),
    waivers: coded(bundle.waivers),
    sheets: coded(bundle.sheets),
    incidents: coded(bundle.incidents.filter((one) => one.scope !== 'squad')),
  }
}

/** The scheme without what needs to know who an entry is. */
function unlinked({ squads: _, titles: __, levels: ___, within: ____, ...scheme }: Scheme): Scheme {
  return scheme
}
