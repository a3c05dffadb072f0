/** Checkpoints on a thread of their own: where the writer makes them, every act waits for the disk meanwhile. */
import { Worker } from 'node:worker_threads'

/** What the thread is given: a file, and one number with which it is asked to end and says that it has. */
export interface Checkpointing {
  file: string
  state: Int32Array
}

export const [RUNNING, ENDING, ENDED] = [0, 1, 2]

/** As long as an end may take: one checkpoint of whatever the disk. */
const PATIENCE_MS = 10_000

/**
 * Keeps the log short. The writer does so by itself where this is not used, or has ended.
 * @param onError told when the thread could not go on
 * @returns ends it, and comes back when its connection is closed: only the last one can tidy up after all
 */
export function keepCheckpoints(file: string, onError: (error: unknown) => void): () => void {
  const state = new Int32Array(new SharedArrayBuffer(4))
  const workerData: Checkpointing = { file, state }
  const thread = new Worker(new URL('./checkpoint-thread.ts', import.meta.url), { workerData })
  thread.on('error', onError).unref()
  return () => {
    if (Atomics.compareExchange(state, 0, RUNNING, ENDING) !== RUNNING) return
    Atomics.notify(state, 0)
    Atomics.wait(state, 0, ENDING, PATIENCE_MS)
  }
}
