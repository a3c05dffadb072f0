/** Submitting sheets: our share of the ceiling, what group commit is worth, a slow disk, and boards that recompute meanwhile. */
import { join } from 'node:path'
import { type Figure, tell } from '../figure.ts'
import { CELLS, type Hall } from '../hall.ts'
import { type Load, load } from '../load.ts'
import { start } from '../process.ts'
import { inTurn, requests, withSides } from '../submit.ts'

const what = 'sheets of six marks submitted'
const figures: Figure[] = []
const add = (figure: string, ours: number, ceiling: number | null, unit: Figure['unit'], goal = '') =>
  void figures.push({ figure, ours, ceiling, unit, goal })

/** The same server started again under strace, which holds every sync back for 20 ms. */
async function onSlowDisk(hall: Hall, dir: string): Promise<Load> {
  const slow = [
    'strace',
    '-f',
    '--seccomp-bpf',
    '-o',
    '/dev/null',
    '-e',
    'trace=fsync,fdatasync',
    '-e',
    'inject=fsync,fdatasync:delay_exit=20000',
  ]
  const server = await start(join(import.meta.dirname, '../../../server/main.ts'), dir, { under: slow })
  try {
    return (await inTurn([{ port: server.port, next: requests(hall, 'slow') }], 64, 4000, 1))[0] as Load
  } finally {
    await server.stop()
  }
}

await withSides(async ({ ours, single, ceiling, hall, slowDir }) => {
  for (const connections of [1, 16, 64, 500]) {
    const [mine, theirs] = (await inTurn([ours, ceiling], connections)) as [Load, Load]
    const goal = connections === 1 || connections === 64 ? '≥ 0.60' : ''
    add(`${what}, ${connections} connections`, mine.perSecond, theirs.perSecond, '/s', goal)
    add(`  p50, ${connections} connections`, mine.p50, theirs.p50, 'ms')
    add(`  p99, ${connections} connections`, mine.p99, theirs.p99, 'ms')
  }
  for (const [connections, goal] of [
    [64, '≥ 2'],
    [1, '≥ 0.85'],
  ] as const) {
    const [group, each] = (await inTurn([ours, single], connections)) as [Load, Load]
    add(`${what}, ${connections} connections (ceiling: our own, a commit each)`, group.perSecond, each.perSecond, '/s', goal)
  }

  const quiet = (await inTurn([ours], 64))[0] as Load
  const board = { method: 'GET', path: `/api/events/${hall.event}/standings`, headers: { Cookie: `sid=${hall.organiser}` }, body: '' }
  const list = { method: 'GET', path: '/api/public/events', headers: {}, body: '' }
  let isOver = false
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const recomputing = (async () => {
    while (!isOver) await Promise.all([load(ours.port, 1, 1, () => board), pause(1000)])
  })()
  // A thousand readers that look every ten seconds are a hundred requests a second.
  const reading = (async () => {
    while (!isOver) await Promise.all([load(ours.port, 10, 1, () => list), pause(100)])
  })()
  const busy = await load(ours.port, 64, 4000, ours.next)
  isOver = true
  await Promise.all([recomputing, reading])
  add('p99 at 64 connections while boards recompute and readers poll (ceiling: without)', busy.p99, quiet.p99, 'ms', '≤ 2')

  const late = await onSlowDisk(hall, slowDir)
  add('marks a second on a disk whose sync takes 20 ms more, 64 connections', late.perSecond * CELLS.length, null, '/s', '≥ 200')
  add('  p99 there', late.p99, null, 'ms', '< 500')
})
tell(figures)
