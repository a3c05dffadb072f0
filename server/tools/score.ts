/** `npm run -s score -- FILE.json`: scores a contest from one file, explains it, judges the judges, verifies a release; no server, no database. */
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { BundleInput } from '../results/bundle-input.ts'
import { type ReleasedBundle, verify } from '../results/verify.ts'
import { severityWithErrors } from '../scoring/agreement/errors.ts'
import { statisticsOf } from '../scoring/agreement/statistics.ts'
import { panelSittings, tableOf } from '../scoring/agreement/table.ts'
import { explain } from '../scoring/explain.ts'
import { score } from '../scoring/score.ts'
import type { Bundle } from '../scoring/types.ts'
import { sentence } from '../words/scoring.ts'
import { tools } from '../words/tools.ts'
import { type Lang, say } from '../words/words.ts'
import { type BundleFile, readBundle } from './bundle-file.ts'
import { languageOf, Refusal } from './file.ts'

const OPTIONS = {
  explain: { type: 'string' },
  agreement: { type: 'boolean' },
  severity: { type: 'boolean' },
  verify: { type: 'boolean' },
  schema: { type: 'boolean' },
  lang: { type: 'string' },
} as const

const MODES = ['explain', 'agreement', 'severity', 'verify', 'schema'] as const

type Say = (text: string) => void

/**
 * Runs the command; returns its exit code: 0 well, 1 a faulty file or a list that differs, 2 wrong usage.
 * @param out takes what was asked for, and nothing else; `complain` takes all other words
 */
export function main(args: string[], out: Say = console.log, complain: Say = console.error): 0 | 1 | 2 {
  const asked = read(args)
  const lang = languageOf(asked?.values.lang)
  if (!asked) {
    complain(say(tools, lang).usage)
    return 2
  }
  try {
    const { text, code } = answer(asked.values, asked.file, lang)
    if (code === 0) out(text)
    else complain(text)
    return code
  } catch (error) {
    // A stack of the program's own calls tells the person at the keyboard nothing.
    complain(error instanceof Refusal ? error.message : say(tools, lang).internal(String(error)))
    return 1
  }
}

type Asked = NonNullable<ReturnType<typeof read>>

interface Answer {
  text: string
  code: 0 | 1
}

/** Null for what the usage must answer. */
function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    const modes = MODES.filter((mode) => values[mode] !== undefined)
    const known = values.lang === undefined || values.lang === 'zh' || values.lang === 'en'
    if (!known || modes.length > 1 || positionals.length !== (values.schema ? 0 : 1)) return null
    return { values, file: positionals[0] ?? '' }
  } catch {
    return null
  }
}

function answer(values: Asked['values'], file: string, lang: Lang): Answer {
  if (values.schema) return json(z.toJSONSchema(BundleInput, { io: 'input', reused: 'ref' }))
  const all = readBundle(file, lang)
  if (values.verify) return verified(all, lang)
  const { released: _, ...bundle } = all
  if (values.explain !== undefined) return explained(bundle, values.explain, lang)
  if (values.agreement) return json(statisticsOf(bundle))
  if (values.severity) return json(severities(bundle, lang))
  return json(score(bundle))
}

function json(value: unknown): Answer {
  return { text: JSON.stringify(value, null, 2), code: 0 }
}

function explained(bundle: Bundle, name: string, lang: Lang): Answer {
  const by = (field: 'id' | 'code' | 'label') => bundle.entries.find((one) => one[field] === name)
  const entry = by('id') ?? by('code') ?? by('label')
  if (!entry) throw new Refusal(say(tools, lang).noEntry(name))
  const labels = new Map(bundle.entries.map((one) => [one.id, one.label]))
  const { steps } = explain(bundle, entry.id)
  const sentences = steps.map((step) => `  ${sentence(step, bundle.scheme, lang, (id) => labels.get(id) ?? id)}`)
  return { text: [entry.label, ...sentences].join('\n'), code: 0 }
}

function severities(bundle: Bundle, lang: Lang): object {
  const tables = panelSittings(bundle).flatMap((node) => tableOf(bundle, node) ?? [])
  if (tables.length === 0) throw new Refusal(say(tools, lang).noPanel)
  return { sittings: tables.map((table) => ({ node: table.node, ...severityWithErrors(table) })) }
}

function verified(file: BundleFile, lang: Lang): Answer {
  const w = say(tools, lang)
  if (!file.released) throw new Refusal(w.notReleased)
  // The shape has seen to what is read here; all else of the list is only compared.
  const found = verify(file as unknown as ReleasedBundle)
  const { event, number } = file.released.shown
  if (found.same) return { text: w.same((lang === 'en' && event.nameEn) || event.name, number, found.digest), code: 0 }
  const lines = found.differences.flatMap(({ entry, label, fields }) =>
    fields.map((one) => w.differsAt(entry, label, one.field, one.released, one.recomputed)),
  )
  const where = lines.length > 0 ? [w.differs, ...lines] : found.intact ? [w.differs, w.differsElsewhere] : []
  return { text: [...(found.intact ? [] : [w.broken]), ...where].join('\n'), code: 1 }
}
