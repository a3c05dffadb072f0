/** `npm run -s select -- FILE.json`: the list of most merit under quotas from one file, explained, priced, repaired; no server, no database. */
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { type Answer, answerTo, type Question } from '../nominations/answer.ts'
import { InstanceInput, instanceOf } from '../nominations/instance-input.ts'
import { instanceFaults } from '../scoring/selection/faults.ts'
import type { Instance } from '../scoring/selection/instance.ts'
import { instanceFaultText, selection, speaker } from '../words/selection.ts'
import { tools } from '../words/tools.ts'
import { type Lang, say } from '../words/words.ts'
import { languageOf, pathText, Refusal, readAs, refusal } from './file.ts'

const OPTIONS = {
  why: { type: 'string' },
  prices: { type: 'boolean' },
  repair: { type: 'boolean' },
  schema: { type: 'boolean' },
  seconds: { type: 'string' },
  lang: { type: 'string' },
} as const

const MODES = ['why', 'prices', 'repair', 'schema'] as const

type Say = (text: string) => void

/**
 * Runs the command; returns its exit code: 0 well, 1 a faulty file, no lawful list or no time, 2 wrong usage.
 * @param out takes the answer as JSON, also when it is a conflict; `complain` takes all other words
 */
export async function main(args: string[], out: Say = console.log, complain: Say = console.error): Promise<0 | 1 | 2> {
  const asked = read(args)
  const lang = languageOf(asked?.values.lang)
  if (!asked) {
    complain(say(selection, lang).usage)
    return 2
  }
  try {
    if (asked.values.schema) {
      out(json(z.toJSONSchema(InstanceInput, { io: 'input', reused: 'ref' })))
      return 0
    }
    const instance = readInstance(asked.file, lang)
    const answer = await answerTo(instance, questionOf(asked.values, instance, lang), asked.seconds)
    const { shown, text, code } = told(answer, instance, lang)
    out(json({ ...shown, text }))
    if (code === 1) complain(text.join('\n'))
    return code
  } catch (error) {
    // A stack of the program's own calls tells the person at the keyboard nothing.
    complain(error instanceof Refusal ? error.message : say(tools, lang).internal(String(error)))
    return 1
  }
}

type Asked = NonNullable<ReturnType<typeof read>>

/** Null for what the usage must answer. */
function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    const modes = MODES.filter((mode) => values[mode] !== undefined)
    const seconds = Number(values.seconds ?? '5')
    const known = (values.lang === undefined || values.lang === 'zh' || values.lang === 'en') && seconds > 0 && seconds <= 3600
    if (!known || modes.length > 1 || positionals.length !== (values.schema ? 0 : 1)) return null
    return { values, file: positionals[0] ?? '', seconds }
  } catch {
    return null
  }
}

/** @throws Refusal */
function readInstance(file: string, lang: Lang): Instance {
  const instance = instanceOf(readAs(InstanceInput, file, lang))
  const faults = instanceFaults(instance).map((fault) => `${pathText(fault.path)}: ${instanceFaultText(fault, lang)}`)
  if (faults.length > 0) throw refusal(file, faults, lang)
  return instance
}

/** @throws Refusal */
function questionOf({ why, prices, repair }: Asked['values'], instance: Instance, lang: Lang): Question {
  const w = say(selection, lang)
  if (why !== undefined) {
    const candidate = instance.candidates.find(({ id }) => id === why) ?? instance.candidates.find(({ name }) => name === why)
    if (!candidate) throw new Refusal(w.noCandidate(why))
    return { ask: 'why', candidate: candidate.id }
  }
  if (repair && !instance.list) throw new Refusal(w.noList)
  return repair ? { ask: 'repair', list: instance.list ?? [] } : prices ? { ask: 'prices' } : { ask: 'list' }
}

interface Told {
  shown: object
  text: string[]
  code: 0 | 1
}

function told(answer: Answer, instance: Instance, lang: Lang): Told {
  const speak = speaker(instance, lang)
  const w = speak.words
  if (answer.kind === 'late') return { shown: { status: 'late' }, text: [w.late], code: 1 }
  if (answer.kind === 'conflict')
    return { shown: { status: 'infeasible', ...answer.conflict }, text: speak.conflict(answer.conflict), code: 1 }
  if (answer.kind === 'why') return { shown: answer.why, text: speak.why(answer.why), code: 0 }
  if (answer.kind === 'repair') {
    const { status, merit: objective, ...repair } = answer.repair
    const change = `− ${speak.list(repair.change.out)}  + ${speak.list(repair.change.in)}`
    const before = repair.before.filter(({ state }) => state !== 'met').map(speak.standing)
    return { shown: { status, objective, ...repair }, text: [...before, change], code: 0 }
  }
  const { status, merit: objective, ...rest } = answer.selection
  const rules = rest.rules.map((one) => ({ ...one, text: speak.standing(one) }))
  const prices = answer.kind === 'prices' ? { prices: answer.prices } : {}
  return { shown: { status, objective, ...rest, rules, ...prices }, text: speak.outcome(answer.selection), code: 0 }
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2)
}
