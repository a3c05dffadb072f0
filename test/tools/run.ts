/** Runs the command line: in this process, because that is quick, or in one of its own, as a person would. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Result } from '../../server/scoring/types.ts'
import { main } from '../../server/tools/score.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'hongbang-score-'))

export interface Answer {
  status: number | null
  out: string
  err: string
}

/** The arguments after `score`. */
export function run(...args: string[]): Answer {
  const [out, err]: [string[], string[]] = [[], []]
  const words = args.includes('--lang') ? args : [...args, '--lang', 'en']
  const status = main(
    words,
    (text) => out.push(`${text}\n`),
    (text) => err.push(`${text}\n`),
  )
  return { status, out: out.join(''), err: err.join('') }
}

/** The same through `npm run -s score`'s own command. The language is English unless said. */
export function spawned(...args: string[]): Answer {
  const all = ['server/start.mjs', 'score', ...args]
  const env = { ...process.env, LANG: 'C', LC_ALL: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: root, encoding: 'utf8', env, maxBuffer: 1e9 })
  return { status, out: stdout, err: stderr }
}

let files = 0

/** A file with this content: text as it is, anything else as JSON. */
export function file(content: unknown): string {
  const path = join(folder, `${++files}.json`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

/** Standings as the command line prints them. @throws when it has anything to complain of. */
export function standings(bundle: unknown): Result {
  const { status, out, err } = run(file(bundle))
  if (status !== 0 || err !== '') throw new Error(err || `ended with ${status}`)
  return JSON.parse(out) as Result
}
