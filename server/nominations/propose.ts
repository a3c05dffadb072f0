/** Asks about a selection without holding up the server: a thread is made for each question, and HiGHS is loaded in there only. */
import { Worker } from 'node:worker_threads'
import type { Instance } from '../scoring/selection/instance.ts'
import type { Answer, Question } from './answer.ts'

/** The thread's own patience, in case the solver does not look at the clock. */
const GRACE = 10

let last: Promise<unknown> = Promise.resolve()

/**
 * One question at a time: a second thread would take the processor that the judges' marks need.
 * @throws Error when the thread fails, or is stopped because it does not answer
 */
export function ask(instance: Instance, question: Question, seconds = 5): Promise<Answer> {
  const answer = last.then(() => answered(instance, question, seconds))
  last = answer.catch(() => {})
  return answer
}

function answered(instance: Instance, question: Question, seconds: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./answer-thread.ts', import.meta.url), {
      workerData: { instance, question, seconds },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    const end = setTimeout(() => void worker.terminate(), seconds * GRACE * 1000)
    worker.once('message', (answer: Answer) => {
      resolve(answer)
      void worker.terminate()
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(end)
      reject(new Error('the solver did not answer'))
    })
  })
}
