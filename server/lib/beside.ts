/** Work beside the server, in a process of its own: its memory and its crashes are not the server's, and judges go first. */
import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { Problem } from './problem.ts'

type Refused = { refused: ConstructorParameters<typeof Problem> }
type Said<T> = { progress: [number, number] } | { ask: unknown } | { made: T } | Refused

/** As much as a large PDF needs; a process that wants more ends, and the server does not. */
const MEGABYTES = 1024

/** One thread and no helpers: several would take the processors that judges' marks need, and nobody tells them to stand back. */
const NODE = ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${MEGABYTES}`, '--single-threaded']

/** Starts a script in a process that stands back; it is to call `endWithServer`. */
export function startBeside(script: URL): ChildProcess {
  const child = fork(script, { execArgv: NODE, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  // From its first step on; not the last in the row, or a busy machine would never come to it.
  if (child.pid !== undefined) setPriority(child.pid, 5)
  return child
}

/** Called by the script: Ctrl+C in a terminal reaches both, and the server ends this one when it has ended its own work. */
export function endWithServer(): void {
  process.on('SIGINT', () => {})
  process.on('disconnect', () => process.exit())
}

/**
 * Runs a script that calls `beside`; ended when the signal says so.
 * @param answer what the script's every `ask` gets back
 * @throws Problem as the script threw it; Error when it ended without a result
 */
export function runBeside<T>(
  script: URL,
  data: unknown,
  {
    signal,
    progress,
    answer,
  }: { signal: AbortSignal; progress(done: number, total: number): void; answer(asked: unknown): Promise<unknown> },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = startBeside(script)
    const end = (settle: () => void) => {
      settle()
      child.kill('SIGKILL')
    }
    const cancel = () => end(() => reject(signal.reason))
    signal.addEventListener('abort', cancel)
    // What is said to a process that has just ended is lost, and 'exit' says so.
    const say = (said: unknown) => child.send(said as object, () => {})
    child.on('message', (said: Said<T>) => {
      if ('made' in said) end(() => resolve(said.made))
      else if ('refused' in said) end(() => reject(new Problem(...said.refused)))
      else if ('progress' in said) progress(...said.progress)
      else
        answer(said.ask).then(
          (reply) => say({ reply }),
          (error) => (error instanceof Problem ? say(refusal(error)) : end(() => reject(error))),
        )
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error('the work beside the server ended without a result')))
    if (signal.aborted) cancel()
    else say({ data })
  })
}

/** What a script may tell and ask the server while it works. */
export interface Server {
  progress(done: number, total: number): void
  /** @throws Problem as the server threw it */
  ask<T>(asked: unknown): Promise<T>
}

/** Called by the script: does what is asked for, and ends with the server. A Problem is passed on; any other error ends the process. */
export function beside<D, M>(work: (data: D, server: Server) => Promise<M>): void {
  endWithServer()
  const say = (said: Said<M>) => void process.send?.(said)
  const ask = <T>(asked: unknown): Promise<T> =>
    new Promise((resolve, reject) => {
      process.once('message', (told: { reply: T } | Refused) =>
        'refused' in told ? reject(new Problem(...told.refused)) : resolve(told.reply),
      )
      say({ ask: asked })
    })
  process.once('message', async ({ data }: { data: D }) => {
    try {
      say({ made: await work(data, { ask, progress: (done, total) => say({ progress: [done, total] }) }) })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      say(refusal(error))
    }
  })
}

const refusal = ({ kind, faults }: Problem): Refused => ({ refused: [kind, faults] })
