/** The organiser's desk over a whole district: every page's question, and 5,000 rows imported while thirty judges mark. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { columnsOf } from '../../../server/entries/columns.ts'
import { writeWorkbook } from '../../../server/lib/workbook.ts'
import { at, type Figure, tell } from '../figure.ts'
import { dial } from '../load.ts'
import { marking } from '../marking.ts'
import { start } from '../process.ts'
import { requests } from '../submit.ts'
import { makeTown, nameOf, type Town } from '../town.ts'

const ROWS = 5000
const ROUNDS = 300
const figures: Figure[] = []
const add = (figure: string, ours: number, ceiling: number | null, unit: Figure['unit'], goal = '') =>
  void figures.push({ figure, ours, ceiling, unit, goal })

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

const bookOf = () => {
  const rows = Array.from({ length: ROWS }, (_, i) => ({ name: nameOf(i), unit: `第${i + 1}建设公司工会` }))
  return writeWorkbook([{ name: '名单', columns: columnsOf('person'), lang: 'zh', rows, stars: true }])
}

/** As the page does it: the dry run as a job, then the import. */
async function importing(port: number, { hall, empty }: Town, bytes: Uint8Array): Promise<number> {
  const send = async (path: string, key: string) => {
    const form = new FormData()
    form.append('file', new File([new Uint8Array(bytes)], 'list.xlsx'))
    const headers = { Cookie: `sid=${hall.organiser}`, 'Idempotency-Key': key }
    const answer = await fetch(`http://127.0.0.1:${port}/api/events/${empty}/entries/import${path}`, {
      method: 'POST',
      headers,
      body: form,
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { job: string }
  }
  const from = performance.now()
  for (const path of ['/checks', '']) {
    const { job } = await send(path, `bench-import-${path.length}`)
    for (let state = ''; state !== 'done'; await new Promise((resolve) => setTimeout(resolve, 100))) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/jobs/${job}`, { headers: { Cookie: `sid=${hall.organiser}` } })
      state = ((await answer.json()) as { state: string }).state
      if (state === 'failed') throw new Error('the import failed')
    }
  }
  return performance.now() - from
}

const dir = mkdtempSync(join(tmpdir(), 'hongbang-bench-'))
try {
  const town = await makeTown(dir)
  const server = await start(join(import.meta.dirname, '../../../server/main.ts'), dir)
  try {
    await pages(server.port, town)
    const next = requests(town.hall, 'desk', 30)
    const book = await bookOf()
    const quiet = await marking(server.port, next, new Promise((resolve) => setTimeout(resolve, 8000)))
    const work = importing(server.port, town, book)
    const busy = await marking(server.port, next, work)
    add(`${ROWS} entries checked and imported while thirty judges mark`, await work, null, 'ms', '< 5000')
    add('  judges’ p99 meanwhile (ceiling: without)', at(busy, 0.99), at(quiet, 0.99), 'ms', '≤ 1.2')
    add('  judges’ p50 meanwhile (ceiling: without)', at(busy, 0.5), at(quiet, 0.5), 'ms')
  } finally {
    await server.stop()
  }
} finally {
  rmSync(dir, { recursive: true })
}
tell(figures)
