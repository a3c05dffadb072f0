/** The dry run of a list of entries as a job: thousands of rows are checked in steps, with judges' requests in between. */
import { eventOf } from '../competitions/queries.ts'
import type { Act, Actor } from '../lib/act.ts'
import { type JobFile, type JobWork, queueJob } from '../lib/jobs.ts'
import type { Lang } from '../lib/workbook.ts'
import { masked } from '../people/input.ts'
import { previewOf, tableOf } from '../people/table.ts'
import { columnsOf } from './columns.ts'
import { planEntries } from './import.ts'

interface Asked extends Pick<Actor, 'path' | 'role'> {
  lang: Lang
}

/** Takes in the file; what it would do is the job's result. @throws Problem 'not-found', 'wrong-state' where nothing is imported */
export async function checkEntries(act: Act, eventId: string, bytes: Uint8Array, lang: Lang): Promise<string> {
  columnsOf((await eventOf(act.tx, eventId)).subject)
  const { path, role } = act.by
  return queueJob(act, 'entries.check', eventId, { lang, path, role } satisfies Asked, bytes)
}

export async function entriesCheckJob({ site, eventId, input, upload, step }: JobWork): Promise<JobFile> {
  const { lang, ...by } = input as unknown as Asked
  const db = site.store.read
  const columns = columnsOf((await eventOf(db, eventId as string)).subject)
  const table = await tableOf(new File([new Uint8Array(await upload())], 'list.xlsx'), columns, lang)
  const plan = await planEntries(db, site.secrets, by, eventId as string, table, step)
  await step(table.rows.length, table.rows.length)
  const preview = previewOf(table, columns, lang, plan, ({ values }) => ({
    ...values,
    idNumber: values.idNumber ? masked(values.idNumber) : null,
  }))
  return { name: 'check.json', type: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(preview)) }
}
