/** A workbook comes in as a job, whatever it lists: looked at, marked with its faults, or written whole; read beside the server, written in small pieces. */
import type { Context } from 'hono'
import type { Db } from '../../db/open.ts'
import { type Act, type Actor, act, actorOf, performPiece } from '../lib/act.ts'
import { workBeside } from '../lib/beside.ts'
import { digest } from '../lib/canonical.ts'
import type { Ctx, Env, Settings } from '../lib/env.ts'
import { type JobFile, type JobKind, type JobWork, queueJob, uploadOf, withUpload } from '../lib/jobs.ts'
import { Problem } from '../lib/problem.ts'
import type { Secrets } from '../lib/secret.ts'
import { type Upload, uploadIn } from '../lib/upload.ts'
import type { Column, Lang, ReadRow } from '../lib/workbook.ts'
import { masked } from './input.ts'
import { countsOf, markedOf, type Outcome, previewOf, refuseFaulty, type Table, tableOf } from './table.ts'

/** What a list is planned with; nothing is written. */
export interface Reading {
  db: Db
  secrets: Secrets
  by: Actor
  eventId: string | null
  /** UTC instant. */
  at: string
  /** Of the table's rows. */
  step(done: number): Promise<void>
}

/** What a table would do, and what then is to be written, in this order. */
export interface Plan<W> extends Outcome {
  writes: W[]
}

/** A kind of list: its columns, what its rows come to, and how some of that is written. */
export interface List<W> {
  /** Its acts and jobs are `<name>.check` and `<name>.import`. */
  name: 'units' | 'persons' | 'entries'
  /** The module that exports it as `list`, so that the reader finds it. */
  at: string
  columns(db: Db, eventId: string | null): Column[] | Promise<Column[]>
  plan(reading: Reading, table: Table): Promise<Plan<W>>
  /**
   * Writes some of a plan and leaves the note; what has come true since it was made is left out.
   * @throws Problem 'changed-meanwhile' where it does not fit any more: then all that is left is planned anew
   */
  write(act: Act, eventId: string | null, some: W[]): Promise<void>
  /** @throws Problem when nothing may be written now */
  open?(act: Act, eventId: string): Promise<void>
}

type How = 'check' | 'mark' | 'import'

/** What the job is asked for; the maker's rights are those at that time. */
interface Asked extends Pick<Actor, 'path' | 'role' | 'unitId'> {
  how: How
  lang: Lang
  /** Of the file. */
  name: string
}

/** All that the reader needs to read a list by itself. */
export interface Task extends Asked {
  job: string
  by: string
  at: string
  eventId: string | null
  settings: Settings
  /** The module of the list. */
  list: string
}

/** What the reading asks of the one who writes. */
export interface Hand {
  step(done: number, total: number): Promise<void>
  settle(): Promise<void>
  write(some: unknown[]): Promise<void>
}

type InLanguage = { query: { lang?: Lang | undefined } }
type Asking = Context<Env, string, { in: InLanguage; out: InLanguage }>

/** Answers the request that brings a list with the job that it becomes. */
export const takingIn =
  <W>(list: List<W>, how: How) =>
  async (c: Asking) =>
    c.json({ job: await listJob(c, list, how, c.req.valid('query').lang) })

async function listJob<W>(c: Ctx, list: List<W>, how: How, lang: Lang = 'zh'): Promise<string> {
  const eventId: string | null = c.req.param('event') ?? null
  const { name, bytes } = await uploadIn(c)
  const { path, role, unitId } = actorOf(c)
  const asked: Asked = { how, lang, name, path, role, unitId }
  return withUpload(c.get('site'), bytes, (id) =>
    act(c, async (a) => {
      await list.columns(a.tx, eventId)
      if (how === 'import' && eventId) await list.open?.(a, eventId)
      return queueJob(a, `${list.name}.${how === 'import' ? 'import' : 'check'}`, eventId, { ...asked }, id)
    }),
  )
}

/** Both kinds of job of a list. Writing that a restart broke off is begun again: what is there already stays as it is. */
export const listKinds = <W>(list: List<W>): Record<string, JobKind> => ({
  [`${list.name}.check`]: (work) => workOn(list, work),
  [`${list.name}.import`]: Object.assign((work: JobWork) => workOn(list, work), { resumes: true }),
})

const reader = workBeside(new URL('./list-reader.ts', import.meta.url))

async function workOn<W>(list: List<W>, { site, id, eventId, input, by, step, settle, beside }: JobWork): Promise<JobFile> {
  const asked = input as unknown as Asked
  const { path, role, unitId } = asked
  const actor: Actor = { id: by, path, role, unitId }
  const write = writerOf((some: W[], time) =>
    performPiece(site, `${list.name}.import`, actor, (act) => time(() => list.write(act, eventId, some))),
  )
  const { store, settings, secrets } = site
  const task = { ...asked, job: id, by, at: site.now().toISOString(), eventId, settings, list: list.at }
  const file = store.inMemory
    ? await readList(list, task, { db: store.read, secrets }, { step, settle, write: (some) => write(some as W[]) })
    : await beside<JobFile>(reader, task, (some) => (some === SETTLE ? settle() : write(some as W[])))
  if (eventId && asked.how === 'import') site.live.tell(`event:${eventId}`)
  return file
}

/** What the reader asks instead of rows to be written. */
export const SETTLE = 'settle'

/** What judges hardly notice. */
const PIECE_MS = 0.5
/** So long a row takes with the rest after its piece, however fast the machine: 5,000 of them a little under four seconds. */
const ROW_MS = 0.75
/** A clock cannot tell a slow piece from a busy machine, which pieces of one row would not help. */
const LEAST = 12
const MOST = 200

/** Writes pieces as large as fit into a moment, by what the last one took, and rests between them. */
function writerOf<W>(write: (some: W[], time: (work: () => Promise<void>) => Promise<void>) => Promise<void>) {
  let size = LEAST
  return async (some: W[]): Promise<void> => {
    for (let done = 0, took = 0; done < some.length; ) {
      const from = performance.now()
      const piece = some.slice(done, done + size)
      await write(piece, async (work) => {
        const begun = performance.now()
        await work()
        took = performance.now() - begun
      })
      done += piece.length
      size = Math.max(LEAST, Math.min(MOST, Math.round((piece.length * PIECE_MS) / took)))
      const rest = from + piece.length * ROW_MS - performance.now()
      await new Promise((rested) => setTimeout(rested, Math.max(0, rest)))
    }
  }
}

/** Of the looking at a list, its being read. */
const READ = 0.3
/** Handed over at a time: the two wake each other no more often than that. */
const HANDED = 200
/** A plan that does not fit any more is made anew; not for ever. */
const TRIES = 3

let looked: { of: string; table: Table } | undefined

/** The table of an upload; whoever has looked at a list imports the same file next. */
async function tableLookedAt(upload: string, file: Upload, columns: Column[], lang: Lang): Promise<Table> {
  const of = JSON.stringify([upload, file.type, columns, lang])
  if (looked?.of !== of) looked = { of, table: await tableOf(file, columns, lang) }
  return looked.table
}

/** Reads a list and hands over what is to be written: beside the server, or where it is called for a database in memory. */
export async function readList<W>(list: List<W>, task: Task, from: Pick<Reading, 'db' | 'secrets'>, hand: Hand): Promise<JobFile> {
  const { eventId, lang, how, at, settings, job, name } = task
  const upload = await uploadOf({ secrets: from.secrets, settings }, job)
  const file: Upload = { name, type: name === 'pasted.txt' ? 'text/plain' : '', bytes: upload }
  const columns = await list.columns(from.db, eventId)
  const table = await tableLookedAt(digest(upload), file, columns, lang)
  const rows = table.rows.length
  const until = how === 'import' ? 0.4 : 1
  const tell = (share: number) => hand.step(Math.round(rows * share), rows)
  const step = (done: number) => tell(until * (READ + (1 - READ) * (done / Math.max(1, rows))))
  const reading: Reading = { ...from, by: { ...task, id: task.by }, eventId, at, step }
  await step(0)
  const plan = await list.plan(reading, table)
  await tell(until)
  if (how === 'mark') {
    const bytes = await markedOf(file, table, columns, lang, plan)
    return {
      name: `${name.replace(/\.xlsx$/i, '')}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes,
    }
  }
  if (how === 'check') return json('check.json', previewOf(table, columns, lang, plan, shown))
  refuseFaulty(plan)
  await hand.settle()
  for (let tries = 1, left: Plan<W> = plan; ; tries++) {
    try {
      await writeAll(left.writes, hand, (share) => tell(until + (1 - until) * share))
      break
    } catch (error) {
      if (!(error instanceof Problem && error.kind === 'changed-meanwhile') || tries === TRIES) throw error
      left = await list.plan(reading, table)
      refuseFaulty(left)
    }
  }
  const counts = countsOf(plan)
  return json('import.json', { rows: counts.added + counts.changed, ...counts })
}

async function writeAll<W>(writes: W[], hand: Hand, tell: (share: number) => Promise<void>): Promise<void> {
  for (let done = 0; done < writes.length; done += HANDED) {
    await hand.write(writes.slice(done, done + HANDED))
    await tell(Math.min(1, (done + HANDED) / writes.length))
  }
}

const shown = ({ values }: ReadRow) => ({ ...values, ...(values.idNumber && { idNumber: masked(values.idNumber) }) })

const json = (name: string, made: unknown): JobFile => ({
  name,
  type: 'application/json',
  bytes: new TextEncoder().encode(JSON.stringify(made)),
})
