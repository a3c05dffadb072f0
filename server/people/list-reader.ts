/** Reads a list beside the server: only what is to be written goes there, piece by piece. */
import { beside } from '../lib/beside.ts'
import { readingIn } from '../lib/site.ts'
import { type List, readList, SETTLE, type Task } from './list.ts'

beside(async (task: Task, { ask, progress }) => {
  const { list } = (await import(task.list)) as { list: List<unknown> }
  return readList(list, task, readingIn(task.settings), {
    step: async (done, total) => progress(done, total),
    settle: () => ask(SETTLE),
    write: (some) => ask(some),
  })
})
