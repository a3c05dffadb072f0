/** The thread of checkpoints.ts: looks at the log ten times a second until it is asked to end. */
import { workerData } from 'node:worker_threads'
import { type Checkpointing, ENDED, RUNNING } from './checkpoints.ts'
import { checkpointer } from './dialect.ts'

const EVERY_MS = 100
const { file, state } = workerData as Checkpointing

function run() {
  const { look, close } = checkpointer(file)
  try {
    while (Atomics.wait(state, 0, RUNNING, EVERY_MS) === 'timed-out') look()
  } finally {
    close()
  }
}

try {
  run()
} finally {
  Atomics.store(state, 0, ENDED)
  Atomics.notify(state, 0)
}
