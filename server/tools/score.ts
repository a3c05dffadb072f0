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
import { type BundleFile, Refusal, readBundle } from './bundle-file.ts'

const OPTIONS = {
  explain: { type: 'string' },
  agreement: { type: 'boolean' },
  severity: { type: 'boolean' },
  verify: { type: 'boolean' },
  schema: { type: 'boolean' },
  lang: { type: 'string' },
} as const

const MODES = ['explain', 'agreement', 'severity', 'verify', 'schema'] as const

process.exitCode = main(process.argv.slice(3))

function main(args: string[]): 0 | 1 | 2 {
  const asked = read(args)
  const lang = languageOf(asked?.values.lang)
  if (!asked) return usage(lang)
  try {
    return run(asked.values, asked.file, lang)
  } catch (error) {
    // A trace of the program's own calls tells the person at the keyboard nothing.
    console.error(
      error instanceof Refusal ? error.message : say(tools, lang).internal(error instanceof Error ? error.message : String(error)),
    )
    return 1
  }
}

type Asked = NonNullable<ReturnType<typeof read>>

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

function languageOf(asked: string | undefined): Lang {
  if (asked === 'zh' || asked === 'en') return asked
  return (process.env.LC_ALL ?? process.env.LANG ?? '').startsWith('zh') ? 'zh' : 'en'
}

function usage(lang: Lang): 2 {
  console.error(say(tools, lang).usage)
  return 2
}

function run(values: Asked['values'], file: string, lang: Lang): 0 | 1 {
  if (values.schema) return print(z.toJSONSchema(BundleInput, { io: 'input', reused: 'ref' }))
  const all = readBundle(file, lang)
  if (values.verify) return verified(all, lang)
  const { released: _, ...bundle } = all
  if (values.explain !== undefined) return explained(bundle, values.explain, lang)
  if (values.agreement) return print(statisticsOf(bundle))
  if (values.severity) return print(severities(bundle, lang))
  return print(score(bundle))
}

function print(value: unknown): 0 {
  console.log(JSON.stringify(value, null, 2))
  return 0
}

function explained(bundle: Bundle, id: string, lang: Lang): 0 {
  const by = (name: 'id' | 'code' | 'label') => bundle.entries.find((one) => one[name] === id)
  const entry = by('id') ?? by('code') ?? by('label')
  if (!entry) throw new Refusal(say(tools, lang).noEntry(id))
  const labels = new Map(bundle.entries.map((one) => [one.id, one.label]))
  const steps = explain(bundle, entry.id).steps.map((step) => sentence(step, bundle.scheme, lang, (name) => labels.get(name) ?? name))
  console.log([entry.label, ...steps.map((step) => `  ${step}`)].join('\n'))
  return 0
}

function severities(bundle: Bundle, lang: Lang): object {
  const sittings = panelSittings(bundle).flatMap((node) => tableOf(bundle, node) ?? [])
  if (sittings.length === 0) throw new Refusal(say(tools, lang).noPanel)
  return { sittings: sittings.map((table) => ({ node: table.node, ...severityWithErrors(table) })) }
}

function verified(file: BundleFile, lang: Lang): 0 | 1 {
  const w = say(tools, lang)
  if (!file.released) throw new Refusal(w.notReleased)
  // The shape has seen to what is read here; all else of the list is only compared.
  const found = verify(file as unknown as ReleasedBundle)
  const { event, number } = file.released.shown
  if (found.same) {
    console.log(w.same((lang === 'en' && event.nameEn) || event.name, number, found.digest))
    return 0
  }
  const lines = found.differences.flatMap(({ entry, label, fields }) =>
    fields.map((one) => w.differsAt(entry, label, one.field, one.released, one.recomputed)),
  )
  const elsewhere = found.intact && lines.length === 0 ? [w.differsElsewhere] : []
  console.error(
    [...(found.intact ? [] : [w.broken]), ...(lines.length + elsewhere.length > 0 ? [w.differs] : []), ...lines, ...elsewhere].join('\n'),
  )
  return 1
}
