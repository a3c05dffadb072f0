/** The organiser's desk over a whole district: every page's question, and 5,000 rows imported while thirty judges mark. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { columnsOf } from '../../../server/entries/columns.ts'
import { type Column, writeWorkbook } from '../../../server/lib/workbook.ts'
import { personColumns } from '../../../server/people/person-import.ts'
import { unitColumns } from '../../../server/people/unit-import.ts'
import { type Figure, tell } from '../figure.ts'
import { dial, type Request } from '../load.ts'
import { marking } from '../marking.ts'
import { start } from '../process.ts'
import { requests } from '../submit.ts'
import { makeTown, nameOf, type Town } from '../town.ts'

const ROWS = 5000
const ROUNDS = 300
/** Answers of judges, quiet or not. */
const LEAST = 2000
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
      `desk: ${path.replace(/[ec]\d{8}/, (id) => (id === town.empty ? 'empty' : id === town.running ? 'running' : 'published'))}, p99`,
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

/** Imports a list from a process of its own, so that the judges' times are not its: a browser is another machine. Gives how long it took. */
async function importing(port: number, cookie: string, address: string, book: Uint8Array): Promise<number> {
  const file = join(tmpdir(), `hongbang-list-${process.pid}.xlsx`)
  writeFileSync(file, book)
  const browser = spawn(process.execPath, [join(import.meta.dirname, '../importer.ts'), String(port), cookie, address, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // Another machine takes nothing of this one's processors.
  setPriority(browser.pid as number, 19)
  let said = ''
  browser.stdout.on('data', (text) => {
    said += text
  })
  await new Promise((resolve) => browser.once('exit', resolve))
  rmSync(file)
  if (!(Number(said) > 0)) throw new Error(`the import into ${address} failed`)
  return Number(said)
}

/** Judges’ times while some work goes on, again and again until there are enough of them to say anything of one in a hundred. */
async function enough(port: number, next: (i: number) => Request, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  while (times.length < LEAST) times.push(...(await marking(port, next, work())))
  return times
}

const middle = (list: number[]) => at(list, 0.5)

/** The same judges without and with imports in turn, so that a noisy neighbour troubles both. */
async function imports(port: number, { hall, empties }: Town) {
  const next = requests(hall, 'desk', 30)
  const book = await bookOf(
    columnsOf('person'),
    many(ROWS, (i) => ({ name: nameOf(i), unit: `第${i + 1}建设公司工会` })),
  )
  const left = [...empties]
  const took: number[] = []
  const [quiet, busy]: [number[][], number[][]] = [[], []]
  const list = async () => {
    const event = left.shift()
    if (event) took.push(await importing(port, hall.organiser, `/events/${event}/entries`, book))
  }
  await marking(port, next, list())
  for (let round = 0; round < 5; round++) {
    quiet.push(await enough(port, next, () => new Promise((resolve) => setTimeout(resolve, 2000))))
    busy.push(await enough(port, next, list))
  }
  const p = (rounds: number[][], share: number) => middle(rounds.map((times) => at(times, share)))
  add(`${ROWS} entries checked and imported while thirty judges mark`, middle(took), null, 'ms', '< 5000')
  for (const share of [0.99, 0.5])
    add(`  judges’ p${share * 100} meanwhile (ceiling: without)`, p(busy, share), p(quiet, share), 'ms', share > 0.5 ? '≤ 1.2' : '')
  await lists(port, hall, next, p(quiet, 0.99))
}

/** Long lists of units and of workers, once each. */
async function lists(port: number, hall: Town['hall'], next: (i: number) => Request, quiet: number) {
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
      importing(port, hall.organiser, `/${kind}`, book).then((ms) => {
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
  const server = await start(join(import.meta.dirname, '../../../server/main.ts'), dir)
  try {
    await pages(server.port, town)
    await imports(server.port, town)
  } finally {
    await server.stop()
  }
} finally {
  rmSync(dir, { recursive: true })
}
tell(figures)
