/** The organiser's desk over a whole district: every page's question, and 5,000 rows imported while thirty judges mark. */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { columnsOf } from '../../../server/entries/columns.ts'
import { type Column, writeWorkbook } from '../../../server/lib/workbook.ts'
import { personColumns } from '../../../server/people/person-import.ts'
import { unitColumns } from '../../../server/people/unit-import.ts'
import { type Figure, tell } from '../figure.ts'
import type { Importing } from '../importer.ts'
import { dial, type Request } from '../load.ts'
import { marking } from '../marking.ts'
import { start } from '../process.ts'
import { requests } from '../submit.ts'
import { makeTown, nameOf, type Town } from '../town.ts'

const ROWS = 5000
const ROUNDS = 300
/** Answers of judges, quiet or not, in each of so many turns: one turn says little on a noisy machine, and their middle more. */
const LEAST = 800
const TURNS = 20
const figures: Figure[] = []
const add = (figure: string, ours: number, ceiling: number | null, unit: Figure['unit'], goal = '') =>
  void figures.push({ figure, ours, ceiling, unit, goal })
const at = (times: number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

const pagesOf = ({ empty, running, published }: Town) => [
  '/desk/tasks',
  '/calendar?first=2026-04-01&last=2026-04-30',
  '/competitions',
  '/units?q=建设',
  '/persons?q=赵伟',
  `/events/${running}`,
  `/events/${running}/entries`,
  `/events/${running}/progress`,
  `/events/${running}/check`,
  `/events/${running}/standings`,
  `/events/${published}/timeline`,
  `/events/${published}/releases`,
  `/events/${empty}/check`,
]

async function pages(port: number, town: Town) {
  const line = await dial(port)
  for (const path of pagesOf(town)) {
    const times: number[] = []
    for (let round = -3; round < ROUNDS; round++) {
      const from = performance.now()
      const { status, body } = await line.ask({
        method: 'GET',
        path: encodeURI(`/api${path}`),
        headers: { Cookie: `sid=${town.hall.organiser}` },
        body: '',
      })
      if (status !== 200) throw new Error(`${path}: ${status} ${body}`)
      if (round >= 0) times.push(performance.now() - from)
    }
    add(
      `desk: ${path.replace(/0\de\d{23}/, (id) => (id === town.empty ? 'empty' : id === town.running ? 'running' : 'published'))}, p99`,
      at(times, 0.99),
      null,
      'ms',
      '< 50',
    )
  }
  line.close()
}

const bookOf = async (columns: Column[], rows: Record<string, string>[]) =>
  new Uint8Array(await writeWorkbook([{ name: '名单', columns, lang: 'zh', rows, stars: true }]))
const many = (n: number, row: (i: number) => Record<string, string>) => Array.from({ length: n }, (_, i) => row(i))

/** A browser that is open: it is another machine, and takes nothing of this one's processors. */
function openBrowser(): ChildProcess {
  const browser = fork(join(import.meta.dirname, '../importer.ts'))
  setPriority(browser.pid as number, constants.priority.PRIORITY_LOW)
  return browser
}

/** Imports a list. Gives how long it took. */
async function importing(browser: ChildProcess, asked: Omit<Importing, 'file'>, book: Uint8Array): Promise<number> {
  const file = join(tmpdir(), `hongbang-list-${process.pid}.xlsx`)
  writeFileSync(file, book)
  browser.send({ ...asked, file })
  const took = await new Promise<number>((resolve, reject) => {
    browser.once('message', resolve)
    browser.once('exit', () => reject(new Error(`the import into ${asked.address} failed`)))
  })
  browser.removeAllListeners('exit')
  rmSync(file)
  return took
}

/** Judges’ times while some work goes on, again and again until there are enough of them to say anything of one in a hundred. */
async function enough(port: number, next: (i: number) => Request, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  while (times.length < LEAST) times.push(...(await marking(port, next, work())))
  return times
}

const middle = (list: number[]) => at(list, 0.5)

/** As ready to stand back as a job is, and has nothing to do with the server. */
async function computing(): Promise<void> {
  const other = spawn(process.execPath, ['-e', 'for (const end = Date.now() + 4000; Date.now() < end; );'])
  setPriority(other.pid as number, constants.priority.PRIORITY_BELOW_NORMAL)
  await new Promise((resolve) => other.once('exit', resolve))
}

/** The same judges without and with imports in turn, so that a noisy neighbour troubles both; and what any program beside them costs here. */
async function imports(port: number, browser: ChildProcess, { hall, empties }: Town) {
  const next = requests(hall, 'desk', 30)
  const book = await bookOf(
    columnsOf('person'),
    many(ROWS, (i) => ({ name: nameOf(i), unit: `第${i + 1}建设公司工会` })),
  )
  const left = [...empties]
  const took: number[] = []
  const list = async () => {
    const event = left.shift()
    if (event) took.push(await importing(browser, { port, cookie: hall.organiser, address: `/events/${event}/entries` }, book))
  }
  await marking(port, next, list())
  const [quiet, busy, other]: [number[][], number[][], number[][]] = [[], [], []]
  for (let turn = 0; turn < TURNS; turn++) {
    quiet.push(await enough(port, next, () => new Promise((resolve) => setTimeout(resolve, 4000))))
    busy.push(await enough(port, next, list))
    other.push(await enough(port, next, computing))
  }
  const p = (rounds: number[][], share: number) => middle(rounds.map((times) => at(times, share)))
  add(`${ROWS} entries checked and imported while thirty judges mark`, middle(took), null, 'ms', '< 5000')
  for (const share of [0.99, 0.5])
    add(`  judges’ p${share * 100} meanwhile (ceiling: without)`, p(busy, share), p(quiet, share), 'ms', share > 0.5 ? '≤ 1.2' : '')
  add(
    '  judges’ p99 beside a program that only computes (ceiling: without)',
    p(other, 0.99),
    p(quiet, 0.99),
    'ms',
    'what the machine itself costs',
  )
  await lists(port, browser, hall, next, p(quiet, 0.99))
}

/** Long lists of units and of workers, once each. */
async function lists(port: number, browser: ChildProcess, hall: Town['hall'], next: (i: number) => Request, quiet: number) {
  const unit = (i: number) => ({ name: `第${i + 1}分会`, parent: `第${(i % 10) + 1}街道总工会`, kind: 'grassroots' })
  const facts = { sex: 'male', birthDate: '1988-07-01', jobClass: 'industrial' }
  const person = (i: number) => ({ ...facts, name: `新${nameOf(i)}`, unit: `第${(i % 9000) + 1}建设公司工会` })
  for (const [kind, columns, rows] of [
    ['units', unitColumns, many(9000, unit)],
    ['persons', personColumns, many(20_000, person)],
  ] as const) {
    const book = await bookOf(columns, rows)
    let took = 0
    const busy = await marking(
      port,
      next,
      importing(browser, { port, cookie: hall.organiser, address: `/${kind}` }, book).then((ms) => {
        took = ms
      }),
    )
    add(`${rows.length} ${kind} checked and imported while thirty judges mark`, took, null, 'ms')
    add('  judges’ p99 meanwhile (ceiling: without)', at(busy, 0.99), quiet, 'ms')
  }
}

const dir = mkdtempSync(join(tmpdir(), 'hongbang-bench-'))
try {
  const town = await makeTown(dir)
  const server = await start(join(import.meta.dirname, '../../../server/start.mjs'), dir)
  const browser = openBrowser()
  try {
    await pages(server.port, town)
    await imports(server.port, browser, town)
  } finally {
    browser.kill()
    await server.stop()
  }
} finally {
  rmSync(dir, { recursive: true })
}
tell(figures)
