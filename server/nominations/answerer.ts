/** Answers questions about selections beside the server: reading and solving must not keep a hall full of judges waiting. */
import { beside } from '../lib/beside.ts'
import { readingIn } from '../lib/site.ts'
import { answerTo } from './answer.ts'
import { posed } from './field.ts'
import type { Task } from './propose.ts'

beside(async (task: Task) => {
  const { instance, question } = 'instance' in task ? task : await posed(readingIn(task).db, task)
  return answerTo(instance, question, task.seconds)
})
