/** Submitting whole sheets: durable, with authorisation, marks, revisions, audit record and idempotency key. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CELLS, type Hall, makeHall } from './hall.ts'
import { type Load, load, type Request } from './load.ts'
import { start } from './process.ts'

const JUDGES = 64
const ENTRIES = 200
const root = join(import.meta.dirname, '../..')

/** Judges mark their sheets over and over, each on a revision of its own. */
export function requests(hall: Hall, name = 'bench', judges = JUDGES): (i: number) => Request {
  const made = new Map<string, number>()
  let keys = 0
  const turn = hall.judges.map(() => 0)
  return (i) => {
    const j = i % judges
    // Connections of one judge must not write to one sheet at once.
    const judge = hall.judges[j] as Hall['judges'][number]
    const own = judge.sheets.filter((_, at) => at % 8 === Math.floor(i / judges) % 8)
    turn[j] = (turn[j] ?? 0) + 1
    const sheet = own[turn[j] % own.length] as string
    const base = made.get(sheet) ?? 0
    made.set(sheet, base + 1)
    const cells = CELLS.map((cell, at) => ({ cell, value: String(((base + at) % 20) / 2), base }))
    return {
      method: 'PUT',
      path: `/api/events/${hall.event}/sheets/${sheet}/marks`,
      headers: { Cookie: `sid=${judge.cookie}`, 'Idempotency-Key': `${name}-${process.pid}-${++keys}` },
      body: JSON.stringify({ scheme: 2, cells }),
    }
  }
}

/** The same bodies for the program that only parses, validates and writes. */
export function bare(): (i: number) => Request {
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

export interface Side {
  port: number
  next: (i: number) => Request
}

/** Ours, ours with a commit for every request, and the ceiling, each on its own copy of one hall. */
export async function withSides<T>(
  use: (sides: { ours: Side; single: Side; ceiling: Side; hall: Hall; slowDir: string }) => Promise<T>,
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'hongbang-bench-'))
  const [a, b] = [join(dir, 'a'), join(dir, 'b')]
  const hall = await makeHall(a, JUDGES, ENTRIES)
  const slowDir = join(dir, 'c')
  for (const copy of [b, slowDir]) cpSync(a, copy, { recursive: true })
  const running = [
    await start(join(root, 'server/main.ts'), a),
    await start(join(import.meta.dirname, 'single.ts'), b),
    await start(join(import.meta.dirname, 'ceilings/submit.ts'), dir),
  ] as const
  const side = (i: 0 | 1 | 2, next: Side['next']): Side => ({ port: running[i].port, next })
  try {
    return await use({ ours: side(0, requests(hall)), single: side(1, requests(hall)), ceiling: side(2, bare()), hall, slowDir })
  } finally {
    for (const one of running) await one.stop()
    rmSync(dir, { recursive: true })
  }
}

const median = (list: Load[]): Load => list.sort((a, b) => a.perSecond - b.perSecond)[Math.floor(list.length / 2)] as Load

/** Medians of rounds in turn, so that a noisy neighbour troubles all; each side is warmed up before. */
export async function inTurn(sides: readonly Side[], connections: number, ms = 2000, rounds = 3): Promise<Load[]> {
  const found = sides.map((): Load[] => [])
  for (let round = -1; round < rounds; round++)
    for (const [i, { port, next }] of sides.entries()) {
      const one = await load(port, connections, round < 0 ? ms / 2 : ms, next)
      if (one.refused > 0) throw new Error(`${one.refused} of ${one.answered} were refused`)
      if (round >= 0) found[i]?.push(one)
    }
  return found.map(median)
}
