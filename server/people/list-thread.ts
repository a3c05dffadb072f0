/** A thread that reads a list, after everybody else: only what is to be written goes to the server, piece by piece. */
import { setPriority } from 'node:os'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../lib/problem.ts'
import { readingIn } from '../lib/site.ts'
import { type List, readList, SETTLE, type Task } from './list.ts'

// Linux counts priorities by thread; elsewhere this would slow down the whole server.
if (process.platform === 'linux') setPriority(5)
const port = parentPort as MessagePort
const task = workerData as Task

const ask = <T>(asked: unknown): Promise<T> =>
  new Promise((resolve, reject) => {
    port.once('message', ({ reply, refused }: { reply: T; refused?: ConstructorParameters<typeof Problem> }) =>
      refused ? reject(new Problem(...refused)) : resolve(reply),
    )
    port.postMessage({ ask: asked })
  })

const { list } = (await import(task.list)) as { list: List<unknown> }
try {
  const made = await readList(list, task, readingIn(task.settings), {
    step: async (done, total) => port.postMessage({ progress: [done, total] }),
    settle: () => ask(SETTLE),
    write: (some) => ask(some),
  })
  port.postMessage({ made })
} catch (error) {
  if (!(error instanceof Problem)) throw error
  port.postMessage({ refused: [error.kind, error.faults] })
}
