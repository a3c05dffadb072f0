/** Work beside the server, in processes of their own: their memory and their crashes are not the server's, and judges go first. */
import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { Problem } from './problem.ts'

type Refused = { refused: ConstructorParameters<typeof Problem> }
type Said<T> = { progress: [number, number] } | { ask: unknown } | { made: T; isFull: boolean } | Refused | { failed: string }
type Told<D> = { data: D } | { reply: unknown } | Refused

/** As much as a large PDF needs; a process that wants more ends, and the server does not. */
const MEGABYTES = 1024
/** One that has grown so far is not kept. */
const FULL_BYTES = (MEGABYTES / 2) * 2 ** 20

/** One thread and no helpers: several would take the processors that judges' marks need, and nobody tells them to stand back. */
const NODE = ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${MEGABYTES}`, '--single-threaded']

/** So long a process waits for more: starting one takes the server's own time, and whoever looks at a list imports it next. */
const IDLE_MS = 60_000

/** What whoever asks for some work may want of it. */
export interface Following {
  signal?: AbortSignal
  /** Milliseconds after which it is given up. */
  most?: number
  progress?(done: number, total: number): void
  /** What the script's every `ask` gets back. */
  answer?(asked: unknown): Promise<unknown>
}

/** @throws Problem as the script threw it; the signal's reason; Error when the script threw one, or ended without a result */
export type Beside = <T>(data: unknown, following?: Following) => Promise<T>

/** Does the work of one script that calls `beside`, one after the other, in a process that is started when there is some. */
export function workBeside(script: URL): Beside {
  let last: Promise<unknown> = Promise.resolve()
  let kept: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined

  function started(): ChildProcess {
    const child = fork(script, { execArgv: NODE, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    // From its first step on; not the last in the row, or a busy machine would never come to it.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    return child.once('exit', () => forget(child)).on('error', () => forget(child))
  }

  function forget(child: ChildProcess): void {
    if (kept === child) kept = null
  }

  function stop(child: ChildProcess): void {
    forget(child)
    child.kill('SIGKILL')
  }

  async function worked<T>(data: unknown, { most, signal, ...following }: Following): Promise<T> {
    const signals = [...(signal ? [signal] : []), ...(most ? [AbortSignal.timeout(most)] : [])]
    clearTimeout(idle)
    kept ??= started()
    const child = kept
    child.ref()
    child.channel?.ref()
    try {
      const { made, isFull } = await resultOf<T>(child, data, AbortSignal.any(signals), following)
      if (isFull) stop(child)
      return made
    } catch (error) {
      // Only what it refused leaves it as it was.
      if (!(error instanceof Problem)) stop(child)
      throw error
    } finally {
      // Alone it keeps nobody from ending.
      child.unref()
      child.channel?.unref()
      idle = setTimeout(stop, IDLE_MS, child).unref()
    }
  }

  return (data, following = {}) => {
    const mine = last.then(() => worked(data, following)) as Promise<never>
    last = mine.catch(() => {})
    return mine
  }
}

function resultOf<T>(
  child: ChildProcess,
  data: unknown,
  signal: AbortSignal,
  { progress, answer = async () => null }: Pick<Following, 'progress' | 'answer'>,
): Promise<{ made: T; isFull: boolean }> {
  const over = new AbortController()
  const result = new Promise<{ made: T; isFull: boolean }>((resolve, reject) => {
    // What is said to a process that has just ended is lost, and 'exit' says so.
    const say = (told: Told<unknown>) => child.connected && child.send(told, () => {})
    const hear = (said: Said<T>) => {
      if ('made' in said) resolve(said)
      else if ('refused' in said) reject(new Problem(...said.refused))
      else if ('failed' in said) reject(new Error(said.failed))
      else if ('progress' in said) progress?.(...said.progress)
      else
        answer(said.ask).then(
          (reply) => say({ reply }),
          (error) => (error instanceof Problem ? say(refusal(error)) : reject(error)),
        )
    }
    const ended = () => reject(new Error('the work beside the server ended without a result'))
    child.on('message', hear).on('error', reject).on('exit', ended)
    over.signal.addEventListener('abort', () => child.off('message', hear).off('error', reject).off('exit', ended))
    signal.addEventListener('abort', () => reject(signal.reason), { signal: over.signal })
    if (signal.aborted) reject(signal.reason)
    else say({ data })
  })
  return result.finally(() => over.abort())
}

/** What a script may tell and ask the server while it works. */
export interface Server {
  progress(done: number, total: number): void
  /** @throws Problem as the server threw it */
  ask<T>(asked: unknown): Promise<T>
}

/** Called by the script: does what is asked for, and ends with the server. What it throws is thrown to who asked. */
export function beside<D, M>(work: (data: D, server: Server) => Promise<M>): void {
  // Ctrl+C in a terminal reaches both, and the server ends this one when it has ended its own work.
  process.on('SIGINT', () => {})
  process.on('disconnect', () => process.exit())
  const say = (said: Said<M>) => void process.send?.(said)
  let hear: (told: { reply: unknown } | Refused) => void = () => {}
  const ask = <T>(asked: unknown): Promise<T> =>
    new Promise((resolve, reject) => {
      hear = (told) => ('refused' in told ? reject(new Problem(...told.refused)) : resolve(told.reply as T))
      say({ ask: asked })
    })
  process.on('message', async (told: Told<D>) => {
    if (!('data' in told)) return hear(told)
    try {
      const made = await work(told.data, { ask, progress: (done, total) => say({ progress: [done, total] }) })
      say({ made, isFull: process.memoryUsage.rss() > FULL_BYTES })
    } catch (error) {
      say(error instanceof Problem ? refusal(error) : { failed: (error as Error).stack ?? String(error) })
    }
  })
}

const refusal = ({ kind, faults }: Problem): Refused => ({ refused: [kind, faults] })
