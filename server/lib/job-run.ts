/** Works off the queue of jobs, one at a time, beside the server's own work: in processes of their own, or in steps that let others go first. */
import type { JobRow } from '../../db/schema/jobs.ts'
import { type Actor, perform } from './act.ts'
import type { Site } from './env.ts'
import { DAY_MS, enter, type JobFile, type JobKind, jobsIn, keepResult, OVER, type State, setProgress, stateOf, sweep } from './jobs.ts'
import { Problem } from './problem.ts'

/** Thrown inside a job that somebody has cancelled. */
class Cancelled extends Error {}

const PROGRESS_MS = 250

const complain = (error: unknown) => console.error(JSON.stringify({ jobs: (error as Error).stack }))

export interface Jobs {
  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void>
  stop(): void
}

/** Works off the queue for as long as the site is open. What a former process left running counts as interrupted. */
export function keepJobs(site: Site, kinds: Record<string, JobKind>): Jobs {
  let running: { id: string; abort: AbortController } | null = null
  let stopped = false
  let swept = 0
  let last: Promise<void> = interruptOld().catch(complain)
  const wake = () => {
    const { id, abort } = running ?? {}
    if (id) void stateOf(site.store.read, id).then((state) => state === 'cancelled' && abort?.abort(new Cancelled()), complain)
    last = last.then(work).catch(complain)
  }
  const unfollow = site.live.follow('jobs', wake)
  wake()
  return {
    async idle() {
      for (let seen: unknown = null; seen !== last; await last) seen = last
    },
    stop() {
      stopped = true
      running?.abort.abort(new Cancelled())
      unfollow()
    },
  }

  async function interruptOld(): Promise<void> {
    for (const { id, by, kind } of await jobsIn(site.store.read, 'running'))
      await say(id, by, kinds[kind]?.resumes ? 'waiting' : 'interrupted')
  }

  async function next(): Promise<JobRow | undefined> {
    return (await jobsIn(site.store.read, 'waiting'))[0]
  }

  /** Whether it could be said: what was cancelled at the last moment stays so. */
  async function say(id: string, by: string, state: State, detail: unknown = null): Promise<boolean> {
    const actor: Actor = { id: by, role: 'anyone', unitId: null, path: '/nothing/' }
    return perform(site, 'jobs.run', actor, async (act) => {
      const now = await stateOf(act.tx, id)
      if (OVER.includes(now)) await act.note(`job:${id}`, { state: now })
      else await enter(act, id, state, detail)
      return !OVER.includes(now)
    })
  }

  async function work(): Promise<void> {
    for (let job = await next(); job && !stopped; job = await next()) {
      const abort = new AbortController()
      running = { id: job.id, abort }
      try {
        await say(job.id, job.by, 'running')
        const { bytes, ...file } = await made(job, abort.signal)
        await keepResult(site, job.id, bytes)
        await say(job.id, job.by, 'done', { ...file, bytes: bytes.length })
      } catch (error) {
        if (error instanceof Cancelled || stopped) continue
        if (!(error instanceof Problem)) console.error(JSON.stringify({ job: job.id, kind: job.kind, error: (error as Error).stack }))
        const faults = error instanceof Problem && error.faults.length > 0 ? error.faults : [{ path: [], code: 'job-failed' }]
        await say(job.id, job.by, 'failed', faults)
      } finally {
        running = null
      }
      await sweepDaily()
    }
  }

  async function sweepDaily(): Promise<void> {
    const now = site.now().getTime()
    if (now - swept < DAY_MS) return
    swept = now
    await sweep(site)
  }

  async function made(job: JobRow, signal: AbortSignal): Promise<JobFile> {
    const kind = kinds[job.kind]
    if (!kind) throw new Error(`nobody does jobs of kind ${job.kind}`)
    let told = 0
    const progress = async (done: number, total: number) => {
      if (Date.now() - told < PROGRESS_MS && done < total) return
      told = Date.now()
      await site.store.write((tx) => setProgress(tx, { id: job.id, done, total }), true)
      site.live.tell(`job:${job.id}`)
    }
    return kind({
      site,
      id: job.id,
      eventId: job.eventId,
      input: JSON.parse(job.input),
      by: job.by,
      async settle() {
        if (!(await say(job.id, job.by, 'running', { settled: true }))) throw new Cancelled()
      },
      async step(done, total) {
        await progress(done, total)
        await new Promise(setImmediate)
        if (signal.aborted) throw new Cancelled()
      },
      beside: (work, data, answer) =>
        work(data, { signal, ...(answer && { answer }), progress: (done, total) => void progress(done, total).catch(complain) }),
    })
  }
}
