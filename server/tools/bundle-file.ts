/** Reads a bundle from a file; whatever is wrong with it is said in words, with the path to it. */
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { BundleInput } from '../results/bundle-input.ts'
import { bundleFaults } from '../scoring/fault-bundle.ts'
import { planOf } from '../scoring/plan.ts'
import type { Bundle } from '../scoring/types.ts'
import { faultText } from '../words/scoring.ts'
import { tools } from '../words/tools.ts'
import { type Lang, say } from '../words/words.ts'

export type BundleFile = z.infer<typeof BundleInput>

/** Thrown for what the person at the keyboard can put right. */
export class Refusal extends Error {}

const MOST_LINES = 50

/** @throws Refusal for a file that is missing, no JSON, or no good bundle. */
export function readBundle(file: string, lang: Lang): BundleFile {
  const read = BundleInput.safeParse(parsed(file, lang), {
    error: (lang === 'zh' ? z.locales.zhCN() : z.locales.en()).localeError,
    reportInput: true,
  })
  if (!read.success)
    throw refusal(
      file,
      read.error.issues.flatMap((issue) => linesOf(issue, lang)),
      lang,
    )
  const faults = bundleFaults(read.data).map((fault) => `${pathText(fault.path)}: ${faultText(fault, lang)}`)
  const strays = faults.length > 0 || read.data.released ? [] : straysIn(read.data, lang)
  if (faults.length + strays.length > 0) throw refusal(file, [...faults, ...strays], lang)
  return read.data
}

function parsed(file: string, lang: Lang): unknown {
  const w = say(tools, lang)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new Refusal(w.unreadable(file, messageOf(error)))
  }
  try {
    // Some editors of Windows put an invisible mark before the first character.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Refusal(w.notJson(file, messageOf(error)))
  }
}

function refusal(file: string, lines: readonly string[], lang: Lang): Refusal {
  const w = say(tools, lang)
  const more = lines.length > MOST_LINES ? [w.andMore(lines.length - MOST_LINES)] : []
  return new Refusal([w.faulty(file, lines.length), ...[...lines.slice(0, MOST_LINES), ...more].map((one) => `  ${one}`)].join('\n'))
}

/** A shape's issue; of a union (a group or an aspect), what is wrong with the alternative that was meant. */
function linesOf(issue: z.core.$ZodIssue, lang: Lang, above: readonly PropertyKey[] = []): string[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const isOther = (errors: readonly z.core.$ZodIssue[]) => errors.some((one) => one.path.length === 1 && one.path[0] === 'kind')
    const meant = issue.errors.find((errors) => !isOther(errors)) ?? issue.errors.at(-1) ?? []
    return meant.flatMap((one) => linesOf(one, lang, path))
  }
  const isMissing = issue.input === undefined && issue.code.startsWith('invalid')
  return [`${pathText(path)}: ${isMissing ? say(tools, lang).missing : issue.message}`]
}

/** @example pathText(['sheets', 3, 'marks', 'run#2']) // 'sheets[3].marks["run#2"]' */
export function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((key) =>
    typeof key === 'number' ? `[${key}]` : /^[a-zA-Z_]\w*$/.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(key)}]`,
  )
  return text.join('').replace(/^\./, '') || '(file)'
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
