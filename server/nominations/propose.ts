/** Asks about a selection without holding up the server: beside it, with a connection of its own and HiGHS at hand for a while. */
import { workBeside } from '../lib/beside.ts'
import type { Site } from '../lib/env.ts'
import type { Instance } from '../scoring/selection/instance.ts'
import type { Answer, Question } from './answer.ts'
import { type Asked, posed } from './field.ts'

/** Seconds to solve; a repair answers a move of the hand. */
const SECONDS = { list: 5, why: 5, prices: 5, repair: 2 } as const

/** Patience with it, in case the solver does not look at the clock. */
const GRACE = 10

export type Task = ({ instance: Instance; question: Question } | ({ dataDir: string } & Asked)) & { seconds: number }

const solver = workBeside(new URL('./answerer.ts', import.meta.url))

/**
 * The best list of a programme, why somebody is not on it, what rules cost, the least repair.
 * @throws Problem as `posed`
 */
export async function answerAbout({ store, settings }: Pick<Site, 'store' | 'settings'>, asked: Asked): Promise<Answer> {
  const seconds = SECONDS[asked.question.ask]
  if (!store.inMemory) return answered({ ...asked, dataDir: settings.dataDir, seconds })
  const { instance, question } = await posed(store.read, asked)
  return ask(instance, question, seconds)
}

/** @throws Error when the solver fails, or is stopped because it does not answer */
export function ask(instance: Instance, question: Question, seconds = 5): Promise<Answer> {
  return answered({ instance, question, seconds })
}

const answered = (task: Task) => solver<Answer>(task, { most: task.seconds * GRACE * 1000 })
