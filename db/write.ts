/** The only way to write: acts wait in a queue, up to 64 share one transaction, each in its own savepoint. */
import { type Connections, type Db, isStoreFault } from './dialect.ts'

/**
 * Runs one act. Inside it only the `tx` it was handed is used. Resolves after the commit, never before.
 * @param yields a piece of long work that a crash may take back, because it is begun again: it goes alone, at a moment when nothing
 * else is to be written, and is on the disk no later than the next act
 */
export type Write = <T>(act: (tx: Db) => Promise<T>, yields?: boolean) => Promise<T>

interface Waiting {
  act: (tx: Db) => Promise<unknown>
  done: (value: never) => void
  fail: (error: unknown) => void
}

/** So long a piece of long work waits for such a moment. */
const PATIENCE_MS = 50

export interface Queue {
  write: Write
  /** The store itself has failed, wherever that was seen: whatever waits fails, and whatever comes. */
  fail(error: unknown): void
}

/**
 * Group commit: one fsync for all acts that wait. An act that throws is rolled back alone; a commit that fails fails
 * all of its acts. A store that failed is never written to again: what a failed fsync left behind, nobody knows.
 * @param most acts that share a transaction; 1 gives each its own
 * @param onFault told once, when the store itself fails (disk full, I/O error, corruption)
 */
export function queue(connections: Connections, most = 64, onFault: (error: unknown) => void = () => {}): Queue {
  const waiting: Waiting[] = []
  const yielding: Waiting[] = []
  let busy = false
  let fault: unknown
  let next: NodeJS.Immediate | undefined

  /** Waits while more acts come in with every look at the network: what travels together is cheaper for each. */
  function gather(before: number) {
    if (busy) return
    if (waiting.length > before && waiting.length < most) setImmediate(gather, waiting.length)
    else void drain()
  }

  async function drain() {
    busy = true
    while (waiting.length > 0) await commit(waiting.splice(0, most))
    busy = false
    if (yielding.length > 0) soon()
  }

  /** Not before what was written last is signed and answered and what came meanwhile is heard, which takes two looks at the network. */
  function soon() {
    clearImmediate(next)
    next = setImmediate(() => {
      next = setImmediate(rest)
    })
  }

  /** Waiting for the disk would be half of a piece's time. */
  async function rest() {
    const [one] = busy || waiting.length > 0 ? [] : yielding.splice(0, 1)
    if (!one) return
    busy = true
    await commit([one], false)
    await drain()
  }

  async function commit(batch: Waiting[], waits = true) {
    const settle: (() => void)[] = []
    try {
      connections.sync(waits)
      connections.script('begin immediate')
      for (const { act, done, fail } of batch) {
        connections.script('savepoint act')
        try {
          const value = await act(connections.writer)
          connections.script('release act')
          settle.push(() => done(value as never))
        } catch (error) {
          if (isStoreFault(error)) throw error
          connections.script('rollback to act')
          connections.script('release act')
          settle.push(() => fail(error))
        }
      }
      if (fault !== undefined) throw fault
      connections.script('commit')
    } catch (error) {
      try {
        connections.script('rollback')
      } catch {
        // The transaction is gone already; the first error is the one that matters.
      }
      for (const one of batch) one.fail(error)
      if (isStoreFault(error)) fail(error)
      return
    }
    for (const answer of settle) answer()
  }

  function fail(error: unknown) {
    if (fault !== undefined) return
    fault = error
    onFault(error)
    for (const one of [...waiting.splice(0), ...yielding.splice(0)]) one.fail(error)
  }

  function enqueue(one: Waiting) {
    waiting.push(one)
    if (!busy && waiting.length === 1) setImmediate(gather, 0)
  }

  const write: Write = (act, yields = false) =>
    new Promise((done, fail) => {
      if (fault !== undefined) return fail(fault)
      const one = { act, done, fail }
      if (!yields) return enqueue(one)
      yielding.push(one)
      soon()
      setTimeout(() => yielding.includes(one) && enqueue(yielding.splice(yielding.indexOf(one), 1)[0] as Waiting), PATIENCE_MS)
    })

  return { write, fail }
}
