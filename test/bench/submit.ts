/** Submitting whole sheets: durable, with authorisation, marks, revisions, audit record and idempotency key. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CELLS, type Hall, makeHall } from './hall.ts'
import { type Load, load, type Request } from './load.ts'
import { start } from './process.ts'

const JUDGES = 64
const ENTRIES = 200
const root = join(import.meta.dirname, '../..')

/** Judges mark their sheets over and over, each on a revision of its own. */
function requests(hall: Hall): (i: number) => Request {
  const made = new Map<string, number>()
  let keys = 0
  const turn = hall.judges.map(() => 0)
  return (i) => {
    const j = i % JUDGES
    // Connections of one judge must not write to one sheet at once.
    const judge = hall.judges[j] as Hall['judges'][number]
    const own = judge.sheets.filter((_, at) => at % 8 === Math.floor(i / JUDGES) % 8)
    turn[j] = (turn[j] ?? 0) + 1
    const sheet = own[turn[j] % own.length] as string
    const base = made.get(sheet) ?? 0
    made.set(sheet, base + 1)
    const cells = CELLS.map((cell, at) => ({ cell, value: String(((base + at) % 20) / 2), base }))
    return {
      method: 'PUT',
      path: `/api/events/${hall.event}/sheets/${sheet}/marks`,
      headers: { Cookie: `sid=${judge.cookie}`, 'Idempotency-Key': `bench-${process.pid}-${++keys}` },
      body: JSON.stringify({ scheme: 2, cells }),
    }
  }
}

/** The same bodies for the program that only parses, validates and writes. */
function bare(): (i: number) => Request {
  const made = new Map<string, number>()
  let turn = 0
  return () => {
    const sheet = `s${++turn % (JUDGES * ENTRIES)}`
    const base = made.get(sheet) ?? 0
    made.set(sheet, base + 1)
    const cells = CELLS.map((cell, at) => ({ cell, value: String(((base + at) % 20) / 2), base }))
    return { method: 'PUT', path: '/sheet', headers: { Token: 'token' }, body: JSON.stringify({ sheet, cells }) }
  }
}

export interface Submitted {
  connections: number
  ours: Load
  ceiling: Load
}

const median = (list: Load[]): Load => list.sort((a, b) => a.perSecond - b.perSecond)[Math.floor(list.length / 2)] as Load

/** Alternates between ours and the ceiling, so that a noisy neighbour troubles both. */
export async function submitting(sizes: readonly number[], ms: number, rounds: number): Promise<Submitted[]> {
  const dir = mkdtempSync(join(tmpdir(), 'hongbang-bench-'))
  const hall = await makeHall(dir, JUDGES, ENTRIES)
  const server = await start(join(root, 'server/main.ts'), dir)
  const ceiling = await start(join(import.meta.dirname, 'ceilings/submit.ts'), dir)
  try {
    const [ours, theirs] = [requests(hall), bare()]
    await load(server.port, 16, 1000, ours)
    await load(ceiling.port, 16, 1000, theirs)
    const found: Submitted[] = []
    for (const connections of sizes) {
      const [a, b]: [Load[], Load[]] = [[], []]
      for (let round = 0; round < rounds; round++) {
        a.push(await load(server.port, connections, ms, ours))
        b.push(await load(ceiling.port, connections, ms, theirs))
      }
      found.push({ connections, ours: median(a), ceiling: median(b) })
    }
    return found
  } finally {
    await server.stop()
    await ceiling.stop()
    rmSync(dir, { recursive: true })
  }
}
