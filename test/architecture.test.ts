/** The house rules, read from the source text: who may import whom, what scoring may not know, how long a file may be. */
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/** The domain's story: a feature may import only from those before it. */
const STORY = 'people training competitions entries panels ballots marks results seasons proposals nominations papers desk'.split(' ')
const FOUNDATIONS = ['lib', 'scoring', 'words']
/** These play or start the whole product and may use all of it. */
const USERS = ['demo', 'tools']
const PAGE_PACKAGES = ['preact', 'preact/hooks', 'preact-iso', '@preact/signals', 'hono/client', 'zod/mini', 'uqr']
const LIMIT = 250
/** Data, not code: dictionaries, templates, migrations, the demo's lists of names. */
const DATA = /^server\/words\/|\/templates\/|^db\/migrations\/|^server\/demo\/.*names/

interface Source {
  path: string
  text: string
}
interface Import {
  line: number
  /** A path from the repository's root, or an npm package as it is written. */
  target: string
  npm: boolean
  /** Only `import type` leaves nothing behind at run time; `import { type A }` still loads the file. */
  types: boolean
}
type Rule = (source: Source, imports: Import[]) => (readonly [line: number, fault: string])[]

const folder = (path: string) => (path.startsWith('server/') && path.split('/').length > 2 ? path.split('/')[1]! : '')
const isInput = (path: string) => /^server\/[^/]+\/input\.ts$/.test(path)
const inside = (path: string, ...folders: string[]) => folders.some((it) => path.startsWith(`${it}/`) || path === `${it}.ts`)
const isBuild = (path: string) => path === 'web/vite.config.ts'

const RULES: Record<string, Rule> = {
  'scoring imports nothing outside itself': ({ path }, imports) =>
    inside(path, 'server/scoring') ? faults(imports, (it) => inside(it.target, 'server/scoring')) : [],

  'words import only themselves and types of scoring and lib': ({ path }, imports) =>
    inside(path, 'server/words')
      ? faults(imports, (it) => inside(it.target, 'server/words') || (it.types && inside(it.target, 'server/scoring', 'server/lib')))
      : [],

  'web takes values only from scoring, words and input.ts, types from server, and its few packages': ({ path }, imports) =>
    inside(path, 'web') && !isBuild(path)
      ? faults(imports, ({ target, npm, types }) => {
          if (npm) return PAGE_PACKAGES.includes(target)
          return inside(target, 'web', 'server/scoring', 'server/words') || isInput(target) || (types && inside(target, 'server'))
        })
      : [],

  'input.ts imports only zod/mini, scoring, words and other input.ts': ({ path }, imports) =>
    isInput(path)
      ? faults(imports, (it) => it.target === 'zod/mini' || isInput(it.target) || inside(it.target, 'server/scoring', 'server/words'))
      : [],

  'features import only backwards along the story, and of db only types and prepared queries': ({ path }, imports) => {
    const place = STORY.indexOf(folder(path))
    if (place < 0) return []
    const earlier = [...STORY.slice(0, place + 1), ...FOUNDATIONS]
    return faults(
      imports,
      ({ target, npm, types }) => npm || earlier.includes(folder(target)) || target === 'db/prepared.ts' || (types && inside(target, 'db')),
    )
  },

  'every folder of server has its place in the story': ({ path }) => {
    const known = ['', ...STORY, ...FOUNDATIONS, ...USERS].includes(folder(path))
    return inside(path, 'server') && !known
      ? [[1, `server/${folder(path)} is neither a feature nor one of ${[...FOUNDATIONS, ...USERS]}`]]
      : []
  },

  'lib imports no feature': ({ path }, imports) =>
    inside(path, 'server/lib') ? faults(imports, (it) => it.npm || inside(it.target, 'db') || FOUNDATIONS.includes(folder(it.target))) : [],

  'db takes only types of server': ({ path }, imports) =>
    inside(path, 'db') ? faults(imports, (it) => it.npm || inside(it.target, 'db') || (it.types && inside(it.target, 'server'))) : [],

  'scoring knows no clock, no chance and no outside world': ({ path, text }) =>
    inside(path, 'server/scoring')
      ? found(
          code(text, 'without strings'),
          /(?<![.\w])(Date|process|fetch|performance|crypto|setTimeout|setInterval|globalThis)\b(?!\??:)|\bMath\.random\b/g,
        )
      : [],

  'only db/dialect.ts names a database': ({ path, text }) =>
    path === 'db/dialect.ts' || inside(path, 'server/words') ? [] : found(code(text), /\w*(sqlite|postgres|pglite)[\w-]*/gi),

  'no SQL in routes': ({ path, text }) =>
    /(^|[-/])routes\.ts$/.test(path) ? found(code(text), /\b(selectFrom|insertInto|updateTable|deleteFrom)\b/g) : [],

  [`no file over ${LIMIT} lines`]: ({ path, text }) => {
    const lines = text.trimEnd().split('\n').length
    return lines > LIMIT && !DATA.test(path) ? [[lines, `${lines} lines; the limit is ${LIMIT}`]] : []
  },

  'every file opens by saying what it is': ({ path, text }) =>
    path.endsWith('.css') || /^(?:\/\/\/ <.*\n)*(\/\*\*? \S[\s\S]*?[.!?。]\s*\*\/|\/\/ \S.*[.!?。]\n)/.test(text)
      ? []
      : [[1, 'does not open with a comment of one sentence']],
}

describe('the house', () => {
  const sources = ['server', 'db', 'web'].flatMap(walk)
  for (const [name, rule] of Object.entries(RULES)) {
    test(name, () => expect(sources.flatMap((source) => judge(source, rule))).toEqual([]))
  }
  test('is really read', () => expect(sources.length).toBeGreaterThan(20))

  // The pages of all rooms share one window: a style sheet that was loaded once stays.
  test('a class is styled by one room only', () => {
    const rooms = new Map<string, Set<string>>()
    for (const { path, text } of sources.filter((one) => /^web\/(?!style\/|papers\/).*\.css$/.test(one.path)))
      for (const [, selectors = ''] of code(text).matchAll(/([^{}]+)\{/g))
        for (const [, name] of selectors.matchAll(/(?<=^|,)\s*\.([\w-]+)\s*(?=,|$)/g))
          rooms.set(name as string, (rooms.get(name as string) ?? new Set()).add(path))
    expect([...rooms].filter(([, paths]) => paths.size > 1).map(([name, paths]) => `${name}: ${[...paths].join(', ')}`)).toEqual([])
    expect(rooms.size).toBeGreaterThan(50)
  })
})

/** Each rule bites: [the rule's beginning, a path, a text that breaks it, a text there that does not]. */
const EXAMPLES: [string, string, string, string][] = [
  ['scoring imports', 'server/scoring/a.ts', "import { x } from '../lib/env.ts'", "import { x } from './exact.ts'"],
  ['scoring imports', 'server/scoring/a.ts', "export {\n  x,\n} from 'zod/mini'", "export * from './types/tree.ts'"],
  ['words import', 'server/words/a.ts', "import { x } from '../scoring/exact.ts'", "import type { X } from '../scoring/exact.ts'"],
  ['web takes', 'web/judge/a.tsx', "import { x } from '../../server/marks/seal.ts'", "import { x } from '../../server/marks/input.ts'"],
  ['web takes', 'web/judge/a.tsx', "import { type X } from '../../server/app.ts'", "import type { X } from '../../server/app.ts'"],
  ['web takes', 'web/judge/a.tsx', "const x = await import('kysely')", "import { useState } from 'preact/hooks'"],
  ['input.ts imports', 'server/marks/input.ts', "import { x } from '../lib/env.ts'", "import * as z from 'zod/mini'"],
  ['features import', 'server/entries/draw.ts', "import { x } from '../marks/seal.ts'", "import { x } from '../people/queries.ts'"],
  ['features import', 'server/entries/draw.ts', "import { open } from '../../db/open.ts'", "import type { Db } from '../../db/open.ts'"],
  ['every folder', 'server/misc/a.ts', '', ''],
  ['lib imports', 'server/lib/a.ts', "import type { X } from '../people/queries.ts'", "import { open } from '../../db/open.ts'"],
  ['db takes', 'db/a.ts', "import { x } from '../server/lib/env.ts'", "import type { X } from '../server/lib/env.ts'"],
  ['scoring knows', 'server/scoring/a.ts', 'const now = new Date()', "// Date\nconst kind = 'Date'"],
  ['scoring knows', 'server/scoring/a.ts', 'const x = Math.random()', 'const x = Math.max(1, 2)'],
  ['scoring knows', 'server/scoring/a.ts', 'const x = process.env.X', '/* the process */ const x = row.process'],
  ['scoring knows', 'server/scoring/a.ts', "fetch('x')", 'const fetched = 1'],
  ['only db/dialect', 'server/lib/a.ts', "import Sqlite from 'better-sqlite3'", '/** better-sqlite3 */'],
  ['no SQL', 'server/people/session-routes.ts', "tx.selectFrom('unit')", '// selectFrom'],
  ['no file over', 'web/a.css', 'a\n'.repeat(251), 'a\n'.repeat(250)],
  ['every file opens', 'server/lib/a.ts', 'const x = 1', '/** What it is. */\nconst x = 1'],
]

describe('each rule bites', () => {
  test.each(EXAMPLES)('%s: %s', (start, path, broken, sound) => {
    const rule = Object.entries(RULES).find(([name]) => name.startsWith(start))![1]
    expect(judge({ path, text: broken }, rule).join()).toMatch(new RegExp(`^${path}:\\d+: `))
    // A folder is right or wrong whatever its files hold.
    if (broken !== sound) expect(judge({ path, text: sound }, rule)).toEqual([])
  })
})

function judge(source: Source, rule: Rule): string[] {
  return rule(source, importsOf(source)).map(([line, fault]) => `${source.path}:${line}: ${fault}`)
}

function faults(imports: Import[], allowed: (it: Import) => boolean) {
  return imports.filter((it) => !allowed(it)).map((it) => [it.line, `imports ${it.types ? 'types' : 'values'} of ${it.target}`] as const)
}

function found(text: string, forbidden: RegExp) {
  return [...text.matchAll(forbidden)].map((match) => [lineOf(text, match.index), `names ${match[0]}`] as const)
}

function importsOf({ path, text }: Source): Import[] {
  const written = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^'"`;=]*?from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm
  return [...code(text).matchAll(written)].map((match) => {
    const name = (match[2] ?? match[3])!
    const npm = !name.startsWith('.')
    const line = lineOf(text, match.index + match[0].length)
    return { line, npm, target: npm ? name : posix.join(posix.dirname(path), name), types: match[1] !== undefined }
  })
}

/** The text with comments (and strings) blanked and every line where it was. */
function code(text: string, strings?: 'without strings'): string {
  return text.replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g, (part) =>
    part.startsWith('/') || strings ? part.replace(/[^\n]/g, ' ') : part,
  )
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

function walk(top: string): Source[] {
  const root = new URL('..', import.meta.url)
  return readdirSync(new URL(`${top}/`, root), { withFileTypes: true }).flatMap((entry) => {
    const path = `${top}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'dist' ? [] : walk(path)
    return /\.(ts|tsx|css)$/.test(path) ? [{ path, text: readFileSync(fileURLToPath(new URL(path, root)), 'utf8') }] : []
  })
}
