/** Asks about a selection without holding up the server: in a thread with its own connection, which keeps HiGHS at hand for a while. */
import { Worker } from 'node:worker_threads'
import type { Site } from '../lib/env.ts'
import { type Fault, type Kind, Problem } from '../lib/problem.ts'
import type { Instance } from '../scoring/selection/instance.ts'
import type { Answer, Question } from './answer.ts'
import { type Asked, posed } from './field.ts'

/** Seconds to solve; a repair answers a move of the hand. */
const SECONDS = { list: 5, why: 5, prices: 5, repair: 2 } as const

/** The thread's own patience, in case the solver does not look at the clock. */
const GRACE = 10

/** So long it waits for the next question: whoever drags names asks again soon. */
const IDLE_MS = 60_000

export type Task = ({ instance: Instance; question: Question } | ({ dataDir: string } & Asked)) & { seconds: number }
export type Said = { answer: Answer } | { problem: { kind: Kind; faults: Fault[] } }

let last: Promise<unknown> = Promise.resolve()
let thread: Worker | null = null
let idle: NodeJS.Timeout | undefined
let waiting: { of: Worker; hear: (said: Said) => void; fail: (error: unknown) => void } | null = null

/**
 * The best list of a programme, why somebody is not on it, what rules cost, the least repair.
 * @throws Problem as `posed`
 */
export async function answerAbout({ store, settings }: Pick<Site, 'store' | 'settings'>, asked: Asked): Promise<Answer> {
  const seconds = SECONDS[asked.question.ask]
  if (!store.inMemory) return inTurn({ ...asked, dataDir: settings.dataDir, seconds })
  const { instance, question } = await posed(store.read, asked)
  return ask(instance, question, seconds)
}

/** @throws Error when the thread fails, or is stopped because it does not answer */
export function ask(instance: Instance, question: Question, seconds = 5): Promise<Answer> {
  return inTurn({ instance, question, seconds })
}

/** One question at a time: a second thread would take the processor that the judges' marks need. */
function inTurn(task: Task): Promise<Answer> {
  const answer = last.then(() => answered(task))
  last = answer.catch(() => {})
  return answer
}

async function answered(task: Task): Promise<Answer> {
  clearTimeout(idle)
  thread ??= started()
  const own = thread
  const stop = () => {
    if (thread === own) thread = null
    void own.terminate()
  }
  const end = setTimeout(stop, task.seconds * GRACE * 1000)
  own.ref()
  try {
    const said = await new Promise<Said>((hear, fail) => {
      waiting = { of: own, hear, fail }
      own.postMessage(task)
    })
    if ('problem' in said) throw new Problem(said.problem.kind, said.problem.faults)
    return said.answer
  } finally {
    waiting = null
    clearTimeout(end)
    own.unref()
    idle = setTimeout(stop, IDLE_MS).unref()
  }
}

function started(): Worker {
  const worker = new Worker(new URL('./answer-thread.ts', import.meta.url), { execArgv: ['--disable-warning=ExperimentalWarning'] })
  worker.on('message', (said: Said) => waiting?.hear(said))
  worker.on('error', (error) => waiting?.fail(error))
  worker.on('exit', () => {
    if (thread === worker) thread = null
    if (waiting?.of === worker) waiting.fail(new Error('the solver did not answer'))
  })
  return worker
}
