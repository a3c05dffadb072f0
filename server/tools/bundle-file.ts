/** Reads a bundle from a file; whatever is wrong with it is said in words, with the path to it. */
import type * as z from 'zod/mini'
import { BundleInput } from '../results/bundle-input.ts'
import { bundleFaults } from '../scoring/fault-bundle.ts'
import { planOf } from '../scoring/plan.ts'
import type { Bundle } from '../scoring/types.ts'
import { faultText } from '../words/scoring.ts'
import { tools } from '../words/tools.ts'
import { type Lang, say } from '../words/words.ts'
import { pathText, readAs, refusal } from './file.ts'

export type BundleFile = z.infer<typeof BundleInput>

/** @throws Refusal for a file that is missing, no JSON, or no good bundle. */
export function readBundle(file: string, lang: Lang): BundleFile {
  const bundle = readAs(BundleInput, file, lang)
  const faults = bundleFaults(bundle).map((fault) => `${pathText(fault.path)}: ${faultText(fault, lang)}`)
  const strays = faults.length > 0 || bundle.released ? [] : straysIn(bundle, lang)
  if (faults.length + strays.length > 0) throw refusal(file, [...faults, ...strays], lang)
  return bundle
}

/** What names nobody does no harm to the engine, but whoever wrote it by hand meant somebody. */
function straysIn(bundle: Bundle, lang: Lang): string[] {
  const w = say(tools, lang)
  const sittings = planOf(bundle.scheme).sittings
  const entries = new Set(bundle.entries.map((one) => one.id))
  const squads = new Set(bundle.entries.map((one) => one.squad))
  const lines: string[] = []
  const entry = (id: string | undefined, ...path: PropertyKey[]) => {
    if (id !== undefined && !entries.has(id))
      lines.push(`${pathText(path)}: ${faultText({ code: 'entry-unknown', params: { entry: id } }, lang)}`)
  }
  const sitting = (id: string, ...path: PropertyKey[]) => {
    if (!sittings.has(id)) lines.push(`${pathText(path)}: ${faultText({ code: 'sitting-unknown', params: { sitting: id } }, lang)}`)
  }
  for (const [i, seat] of bundle.seats.entries()) {
    sitting(seat.sitting, 'seats', i, 'sitting')
    for (const [j, one] of (seat.entries ?? []).entries()) entry(one, 'seats', i, 'entries', j)
  }
  for (const [i, one] of bundle.recusals.entries()) entry(one.entry, 'recusals', i, 'entry')
  for (const [i, one] of bundle.waivers.entries()) {
    entry(one.entry, 'waivers', i, 'entry')
    sitting(one.sitting, 'waivers', i, 'sitting')
  }
  for (const [i, one] of bundle.incidents.entries()) {
    const known =
      one.scope === 'squad' ? one.squad !== undefined && squads.has(one.squad) : one.entry !== undefined && entries.has(one.entry)
    if (!known) lines.push(`${pathText(['incidents', i])}: ${w.nobody}`)
  }
  for (const [i, { sitting: id, kind }] of bundle.sheets.entries()) {
    const place = sittings.get(id)?.sitting
    const counts = !place || place.source === kind || (place.reported && kind === 'unit')
    if (!counts) lines.push(`${pathText(['sheets', i, 'kind'])}: ${w.kindUnused(kind, place.source)}`)
  }
  return lines
}
