/** Asks about a selection without holding up the server: in a process with its own connection, which keeps HiGHS at hand for a while. */
import type { ChildProcess } from 'node:child_process'
import { startBeside } from '../lib/beside.ts'
import type { Site } from '../lib/env.ts'
import { type Fault, type Kind, Problem } from '../lib/problem.ts'
import type { Instance } from '../scoring/selection/instance.ts'
import type { Answer, Question } from './answer.ts'
import { type Asked, posed } from './field.ts'

/** Seconds to solve; a repair answers a move of the hand. */
const SECONDS = { list: 5, why: 5, prices: 5, repair: 2 } as const

/** Patience with it, in case the solver does not look at the clock. */
const GRACE = 10

/** So long it waits for the next question: whoever drags names asks again soon. */
const IDLE_MS = 60_000

export type Task = ({ instance: Instance; question: Question } | ({ dataDir: string } & Asked)) & { seconds: number }
export type Said = { answer: Answer } | { problem: { kind: Kind; faults: Fault[] } } | { error: string }

let last: Promise<unknown> = Promise.resolve()
let solver: ChildProcess | null = null
let idle: NodeJS.Timeout | undefined
let waiting: { of: ChildProcess; hear: (said: Said) => void; fail: (error: unknown) => void } | null = null

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

/** @throws Error when the solver fails, or is stopped because it does not answer */
export function ask(instance: Instance, question: Question, seconds = 5): Promise<Answer> {
  return inTurn({ instance, question, seconds })
}

/** One question at a time: a second one would take the processor that the judges' marks need. */
function inTurn(task: Task): Promise<Answer> {
  const answer = last.then(() => answered(task))
  last = answer.catch(() => {})
  return answer
}

async function answered(task: Task): Promise<Answer> {
  clearTimeout(idle)
  solver ??= started()
  const own = solver
  const stop = () => {
    if (solver === own) solver = null
    own.kill('SIGKILL')
  }
  const end = setTimeout(stop, task.seconds * GRACE * 1000)
  own.ref()
  own.channel?.ref()
  try {
    const said = await new Promise<Said>((hear, fail) => {
      waiting = { of: own, hear, fail }
      own.send(task, (error) => error && fail(error))
    })
    if ('problem' in said) throw new Problem(said.problem.kind, said.problem.faults)
    if ('error' in said) throw new Error(said.error)
    return said.answer
  } finally {
    waiting = null
    clearTimeout(end)
    // Alone it keeps nobody from ending.
    own.unref()
    own.channel?.unref()
    idle = setTimeout(stop, IDLE_MS).unref()
  }
}

function started(): ChildProcess {
  const child = startBeside(new URL('./answerer.ts', import.meta.url))
  child.on('message', (said: Said) => waiting?.hear(said))
  child.on('error', (error) => waiting?.fail(error))
  child.on('exit', () => {
    if (solver === child) solver = null
    if (waiting?.of === child) waiting.fail(new Error('the solver did not answer'))
  })
  return child
}
