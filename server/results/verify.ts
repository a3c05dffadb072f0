/** Verifies a downloaded release: its list, made again from the bundle beside it, must be the same bytes. */
import { canonical, digest } from '../lib/canonical.ts'
import { score } from '../scoring/score.ts'
import type { Bundle } from '../scoring/types.ts'
import { listOf } from './list.ts'
import type { Shown } from './shown.ts'

/** A bundle as it is downloaded: with what was published from it. */
export interface ReleasedBundle extends Bundle {
  released: { shown: Shown; digest: string }
}

export interface Verification {
  /** The digest of the list as recomputed, to hold against the one on the posted list. */
  digest: string
  same: boolean
  /** Whether the published list itself is the one that its digest names. */
  intact: boolean
  /** Entries whose line differs, with the fields that do; in the published order. */
  differences: { entry: string; label: string; fields: { field: string; released: string; recomputed: string }[] }[]
}

/** @example verify(downloaded).same // true, unless someone changed a mark, a rule or the list */
export function verify({ released, ...bundle }: ReleasedBundle): Verification {
  const { shown } = released
  const again: Shown = { ...shown, ...listOf(bundle, score(bundle)) }
  const made = digest(canonical(again))
  const intact = digest(canonical(shown)) === released.digest
  const rows = new Map(again.rows.map((row) => [row.entry, row]))
  const differences = shown.rows.flatMap((row) => {
    const fields = fieldsApart(row, rows.get(row.entry) ?? {})
    return fields.length > 0 ? [{ entry: row.entry, label: row.label, fields }] : []
  })
  return { digest: made, same: intact && made === released.digest, intact, differences }
}

function fieldsApart(released: object, recomputed: object): { field: string; released: string; recomputed: string }[] {
  const text = (one: object, field: string) => canonical((one as Record<string, unknown>)[field] ?? null)
  const all = [...new Set([...Object.keys(released), ...Object.keys(recomputed)])].sort()
  return all
    .map((field) => ({ field, released: text(released, field), recomputed: text(recomputed, field) }))
    .filter((one) => one.released !== one.recomputed)
}
