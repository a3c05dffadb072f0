/** Reads a file that the person at the keyboard wrote; whatever is wrong with it is said in words, with the path to it. */
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { tools } from '../words/tools.ts'
import { type Lang, say } from '../words/words.ts'

/** Thrown for what the person at the keyboard can put right. */
export class Refusal extends Error {}

const MOST_LINES = 50

/** The file's content in this shape. @throws Refusal for a file that is missing, no JSON, or of another shape */
export function readAs<S extends z.ZodMiniType>(shape: S, file: string, lang: Lang): z.output<S> {
  const read = shape.safeParse(parsed(file, lang), {
    error: (lang === 'zh' ? z.locales.zhCN() : z.locales.en()).localeError,
    reportInput: true,
  })
  if (read.success) return read.data
  throw refusal(
    file,
    read.error.issues.flatMap((issue) => linesOf(issue, lang)),
    lang,
  )
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

export function refusal(file: string, lines: readonly string[], lang: Lang): Refusal {
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The language asked for, else that of the terminal. */
export function languageOf(asked: string | undefined): Lang {
  if (asked === 'zh' || asked === 'en') return asked
  return (process.env.LC_ALL || process.env.LANG || '').startsWith('zh') ? 'zh' : 'en'
}
