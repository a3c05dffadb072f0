/** Answers questions about selections in a process of its own: reading and solving must not keep a hall full of judges waiting. */
import { endWithServer } from '../lib/beside.ts'
import { Problem } from '../lib/problem.ts'
import { readingIn } from '../lib/site.ts'
import { answerTo } from './answer.ts'
import { posed } from './field.ts'
import type { Said, Task } from './propose.ts'

let reader: ({ dataDir: string } & ReturnType<typeof readingIn>) | undefined

async function answered(task: Task): Promise<Said> {
  try {
    if ('instance' in task) return { answer: await answerTo(task.instance, task.question, task.seconds) }
    const { dataDir } = task
    if (reader?.dataDir !== dataDir) reader = { dataDir, ...readingIn({ dataDir }) }
    const { instance, question } = await posed(reader.db, task)
    return { answer: await answerTo(instance, question, task.seconds) }
  } catch (error) {
    if (!(error instanceof Problem)) return { error: (error as Error).stack ?? String(error) }
    return { problem: { kind: error.kind, faults: error.faults } }
  }
}

endWithServer()
process.on('message', async (task: Task) => void process.send?.(await answered(task)))
