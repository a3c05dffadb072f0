/** Long work as jobs: asked for, looked at, cancelled and begun again, with a file as result that only its maker gets; job-run.ts does them. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import type { JobRow } from '../../db/schema/jobs.ts'
import { type Act, newId } from './act.ts'
import type { Beside, Following } from './beside.ts'
import type { Site } from './env.ts'
import { type Fault, notFound, Problem, wrongState } from './problem.ts'

/** What a job has made. */
export interface JobFile {
  name: string
  type: string
  bytes: Uint8Array
}

/** What a kind of job is given to work with. */
export interface JobWork {
  site: Site
  id: string
  eventId: string | null
  input: Record<string, unknown>
  by: string
  /** Says how far it is and lets others go first. @throws Cancelled */
  step(done: number, total: number): Promise<void>
  /** From here on it can be cancelled no more. @throws Cancelled when somebody just has */
  settle(): Promise<void>
  /** Has work done beside the server that can be cancelled and tells how far it is. @throws Cancelled; as the work does */
  beside<T>(work: Beside, data: unknown, answer?: Following['answer']): Promise<T>
}

/** A kind of job: reads what it needs, works beside the server or in small steps, and gives the file. */
export type JobKind = ((work: JobWork) => Promise<JobFile>) & {
  /** Begun again by itself when a restart broke it off, because it must not stay half done. */
  resumes?: boolean
}

export type State = JobRow['state']

export interface JobSeen {
  id: string
  kind: string
  eventId: string | null
  state: State
  done: number
  total: number
  /** Runs, and can be cancelled no more. */
  settled: boolean
  faults: Fault[]
  file: { name: string; type: string; bytes: number } | null
  at: string
}

/** Results are there to be fetched, not to be kept. */
const KEPT_DAYS = 7
export const DAY_MS = 86_400_000
/** Of one person, at a time. */
const MOST_WAITING = 5
export const OVER: readonly State[] = ['done', 'failed', 'cancelled', 'interrupted']

const folderOf = (site: Pick<Site, 'settings'>) => join(site.settings.dataDir, 'jobs')
const inFile = (site: Pick<Site, 'settings'>, id: string) => join(folderOf(site), `${id}.in`)
const outFile = (site: Pick<Site, 'settings'>, id: string) => join(folderOf(site), `${id}.out`)

/** Puts a job in the queue, for whoever acts. @param id of the file that was taken in for it */
export async function queueJob(
  act: Act,
  kind: string,
  eventId: string | null,
  input: Record<string, unknown> = {},
  id = act.id(),
): Promise<string> {
  const waiting = await jobsIn(act.tx, 'waiting')
  if (waiting.filter((job) => job.by === act.by.id).length >= MOST_WAITING) throw new Problem('too-many')
  const row = { id, kind, eventId, input: JSON.stringify(input), done: 0, total: 0, by: act.by.id, at: act.at }
  await act.tx
    .insertInto('job')
    .values({ ...row, state: 'waiting', detail: null })
    .execute()
  await told(act, id, 'waiting')
  return id
}

/**
 * Takes in a file, before the act that queues its job: nobody else's act waits for a disk. It may hold ID numbers, and lies here as
 * they do in the database, sealed. Where no job comes of it, or the same request made one before, it goes again.
 */
export async function withUpload(site: Site, upload: Uint8Array, queue: (id: string) => Promise<string>): Promise<string> {
  const id = newId(site)
  await keepFile(site, inFile(site, id), id, upload)
  let job: string | undefined
  try {
    job = await queue(id)
    return job
  } finally {
    if (job !== id) await rm(inFile(site, id), { force: true })
  }
}

/** Stops a job that waits or runs. Cancelling what is over already changes nothing. */
export async function cancelJob(act: Act, id: string): Promise<JobSeen> {
  const job = await jobOf(act.tx, act.by.id, id)
  if (OVER.includes(job.state)) {
    await act.note(`job:${id}`, { again: true })
    return job
  }
  if (job.settled) throw wrongState('job-finishing')
  await enter(act, id, 'cancelled')
  return { ...job, state: 'cancelled' }
}

/** Begins a job again that failed, was cancelled, or that a restart of the server interrupted. */
export async function restartJob(act: Act, id: string): Promise<JobSeen> {
  const job = await jobOf(act.tx, act.by.id, id)
  if (!OVER.includes(job.state) || job.state === 'done') throw wrongState('job-not-over')
  await enter(act, id, 'waiting')
  return { ...job, state: 'waiting', faults: [] }
}

/** @param detail see JobRow */
export async function enter(act: Act, id: string, state: State, detail: unknown = null): Promise<void> {
  await setState(act.tx, { id, state, detail: detail === null ? null : JSON.stringify(detail) })
  await told(act, id, state)
}

const setState = prepared((db, { id, state, detail }: Pick<JobRow, 'id' | 'state' | 'detail'>) =>
  db.updateTable('job').set({ state, detail }).where('id', '=', id),
)

/** How far it is: no act, and nobody's but the work's own to say. */
export const setProgress = prepared((db, { id, done, total }: Pick<JobRow, 'id' | 'done' | 'total'>) =>
  db.updateTable('job').set({ done, total }).where('id', '=', id),
)

/** Whoever works jobs off knows of what it does itself; of what others ask for it is told. */
async function told(act: Act, id: string, state: State): Promise<void> {
  await act.note(`job:${id}`, { state })
  if (state === 'waiting' || state === 'cancelled') act.tell('jobs')
  act.tell(`job:${id}`)
}

export async function stateOf(db: Db, id: string): Promise<State> {
  const [row] = await stateById(db, { id })
  if (!row) throw notFound()
  return row.state
}

const stateById = prepared((db, { id }: { id: string }) => db.selectFrom('job').select('state').where('id', '=', id))

/** One of somebody's own jobs; those of others do not exist. @throws Problem 'not-found' */
export async function jobOf(db: Db, by: string, id: string): Promise<JobSeen> {
  const [row] = await jobById(db, { id, by })
  if (!row) throw notFound()
  return seen(row)
}

const jobById = prepared((db, { id, by }: { id: string; by: string }) =>
  db.selectFrom('job').selectAll().where('id', '=', id).where('by', '=', by),
)

function seen({ id, kind, eventId, state, detail, done, total, at }: JobRow): JobSeen {
  const said = detail === null ? null : JSON.parse(detail)
  return {
    id,
    kind,
    eventId,
    state,
    done,
    total,
    at,
    settled: state === 'running' && said !== null,
    faults: state === 'failed' ? said : [],
    file: state === 'done' ? said : null,
  }
}

/** Somebody's latest jobs for an event, newest first. */
export async function jobsOf(db: Db, by: string, eventId: string): Promise<JobSeen[]> {
  const rows = await db
    .selectFrom('job')
    .selectAll()
    .where('by', '=', by)
    .where('eventId', '=', eventId)
    .orderBy('id', 'desc')
    .limit(10)
    .execute()
  return rows.map(seen)
}

/** The file of a job that is done. @throws Problem 'wrong-state' when there is none yet, or none any more */
export async function fileOf(site: Site, by: string, id: string): Promise<JobFile> {
  const { file } = await jobOf(site.store.read, by, id)
  const bytes = file && (await kept(site, outFile(site, id), id).catch(() => null))
  if (!file || !bytes) throw wrongState(file ? 'job-file-gone' : 'job-not-done')
  return { ...file, bytes }
}

/** Jobs that stand so, oldest first. */
export const jobsIn = (db: Db, state: State): Promise<JobRow[]> => inState(db, { state })

const inState = prepared((db, { state }: { state: State }) => db.selectFrom('job').selectAll().where('state', '=', state).orderBy('id'))

/** The file that was sent in with a job. @throws when it was sent in too long ago */
export async function uploadOf(site: Keeping, id: string): Promise<Uint8Array> {
  return kept(site, inFile(site, id), id)
}

/** Keeps what a job has made; what it was made of is needed no more. */
export async function keepResult(site: Site, id: string, bytes: Uint8Array): Promise<void> {
  await keepFile(site, outFile(site, id), id, bytes)
  await rm(inFile(site, id), { force: true })
}

type Keeping = Pick<Site, 'secrets' | 'settings'>

const kept = async ({ secrets }: Keeping, path: string, id: string) => secrets.unsealBytes(await readFile(path), `job.${id}`)

/** Sealed, because uploads and packets may hold ID numbers; under its name only when it is whole. */
async function keepFile({ secrets }: Keeping, path: string, id: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(`${path}.part`, secrets.sealBytes(bytes, `job.${id}`), { mode: 0o600 })
  await rename(`${path}.part`, path)
}

/** Throws old files away. */
export async function sweep(site: Site): Promise<void> {
  const folder = folderOf(site)
  for (const name of await readdir(folder).catch(() => [])) {
    const { mtimeMs } = await stat(join(folder, name))
    if (site.now().getTime() - mtimeMs > KEPT_DAYS * DAY_MS) await rm(join(folder, name), { force: true })
  }
}
