/** The only way to write: acts wait in a queue, up to 64 share one transaction, each in its own savepoint. */
import type { Connections, Db } from './dialect.ts'

/** Runs one act. Inside it only the `tx` it was handed is used. Resolves after the commit, never before. */
export type Write = <T>(act: (tx: Db) => Promise<T>) => Promise<T>

interface Waiting {
  act: (tx: Db) => Promise<unknown>
  done: (value: never) => void
  fail: (error: unknown) => void
}

/**
 * Group commit: one fsync for all acts that wait. An act that throws is rolled back alone;
 * a commit that fails fails all of its acts.
 */
export function queue(connections: Connections, most = 64): Write {
  const waiting: Waiting[] = []
  let busy = false

  async function drain() {
    busy = true
    while (waiting.length > 0) await commit(waiting.splice(0, most))
    busy = false
  }

  async function commit(batch: Waiting[]) {
    const settle: (() => void)[] = []
    try {
      connections.script('begin immediate')
      for (const { act, done, fail } of batch) {
        connections.script('savepoint act')
        try {
          const value = await act(connections.writer)
          connections.script('release act')
          settle.push(() => done(value as never))
        } catch (error) {
          connections.script('rollback to act; release act')
          settle.push(() => fail(error))
        }
      }
      connections.script('commit')
    } catch (error) {
      try {
        connections.script('rollback')
      } catch {
        // The transaction is gone already; the first error is the one that matters.
      }
      for (const { fail } of batch) fail(error)
      return
    }
    for (const answer of settle) answer()
  }

  return (act) =>
    new Promise((done, fail) => {
      waiting.push({ act, done, fail })
      if (!busy) setImmediate(() => !busy && void drain())
    })
}
