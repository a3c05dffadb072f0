/** A long list written as a job: piece by piece, so that judges are never kept waiting, and in the end all of it or none. */
import { type Act, perform } from '../lib/act.ts'
import { type JobFile, type JobKind, type JobWork, queueJob } from '../lib/jobs.ts'
import type { Lang } from '../lib/workbook.ts'
import { countsOf, pieces, refuseFaulty, tableOf } from '../people/table.ts'
import { columnsOf } from './columns.ts'
import { type EntryPlan, enterLines, openToAll, planEntries } from './import.ts'
import { mustNotImport } from './importing.ts'
import { openFor } from './registration.ts'

/** Rows that one act writes in about ten milliseconds; a list of no more is written at once. */
export const AT_ONCE = 300
const PIECE = 100

interface Asked {
  lang: Lang
  path: string
  role: Act['by']['role']
  unitId: string | null
}

/** Takes in the file; who may enter anybody now may have the whole list entered. @throws Problem 'wrong-state' */
export async function queueImport(act: Act, eventId: string, bytes: Uint8Array, lang: Lang): Promise<string> {
  await openFor(act, eventId)
  await mustNotImport(act.tx, eventId)
  const { path, role, unitId } = act.by
  return queueJob(act, 'entries.import', eventId, { lang, path, role, unitId } satisfies Asked, bytes)
}

async function work({ site, eventId, input, by, upload, step }: JobWork): Promise<JobFile> {
  const event = eventId as string
  const { lang, ...rest } = input as unknown as Asked
  const actor = { id: by, ...rest }
  const columns = columnsOf('person')
  const table = await tableOf(new File([new Uint8Array(await upload())], 'list.xlsx'), columns, lang)
  const plan = await planEntries(site.store.read, site.secrets, actor, event, table, step)
  refuseFaulty(plan)
  await step(table.rows.length, table.rows.length)
  // From here on it can be cancelled no more. Broken off by a crash it is begun again: who is entered already stays as he is.
  for (const lines of pieces(plan.adds, PIECE)) {
    await perform(site, 'entries.import', actor, (act) => enterPiece(act, event, { ...plan, adds: lines }))
    await new Promise((done) => setImmediate(done))
  }
  const counts = countsOf(plan)
  const bytes = new TextEncoder().encode(JSON.stringify({ rows: counts.added, ...counts }))
  return { name: 'import.json', type: 'application/json', bytes }
}

async function enterPiece(act: Act, eventId: string, plan: EntryPlan): Promise<void> {
  // Somebody may have entered one of them by hand since the list was looked at.
  const adds = await openToAll(act, plan)
  await enterLines(act, { ...plan, adds })
  await act.note(`event:${eventId}`, { imported: adds.length }, adds)
  act.tell(`event:${eventId}`)
}

export const entriesImportJob: JobKind = Object.assign(work, { resumes: true })
