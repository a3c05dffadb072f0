/** Puts a backup in the place of the database, after it was found whole; what was there is kept beside it. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkFile, isInUse } from '../../db/dialect.ts'
import { open } from '../../db/open.ts'
import { verifyChain } from '../lib/audit.ts'
import { readSettings } from '../lib/env.ts'
import { tools } from '../words/tools.ts'

/** @returns exit code: 0 restored, 1 refused, 2 wrong usage */
export async function main(args: readonly string[]): Promise<number> {
  const [file] = args
  const w = tools.restore
  const both = (pair: readonly [string, string]) => pair.join('\n')
  if (!file || args.length > 1) return said(both(w.usage), 2)
  if (!existsSync(file)) return said(both([w.faulty[0](file), w.faulty[1](file)]), 1)
  const { dataDir } = readSettings(process.env)
  const present = join(dataDir, 'hongbang.db')
  mkdirSync(dataDir, { recursive: true })
  // Looked at as a copy: a backup is never written to, not even by a newer version's migrations.
  const half = join(dataDir, 'hongbang.db.restoring')
  copyFileSync(file, half)
  try {
    const found = await contentsOf(half)
    if (existsSync(present) && isInUse(present)) return said(both(w.running), 1)
    const aside = existsSync(present) ? `${present}.before-${new Date().toISOString().replaceAll(/[-:.]/g, '')}` : null
    if (aside) renameSync(present, aside)
    renameSync(half, present)
    console.log(both([w.done[0](...found), w.done[1](...found)]))
    if (aside) console.log(both([w.aside[0](aside), w.aside[1](aside)]))
    if (!existsSync(join(dataDir, 'hongbang.key'))) console.log(both(w.key))
    return 0
  } catch (error) {
    const why = (error as Error).message
    return said(both([w.faulty[0](why), w.faulty[1](why)]), 1)
  } finally {
    for (const rest of ['', '-wal', '-shm']) rmSync(half + rest, { force: true })
  }
}

function said(text: string, code: number): number {
  console.error(text)
  return code
}

/** How much is in it, and the time of its last record. @throws Error when anything in it is not as it must be */
async function contentsOf(file: string): Promise<[events: number, sheets: number, records: number, at: string]> {
  const [fault] = checkFile(file)
  if (fault) throw new Error(fault)
  const store = await open(file)
  try {
    const { records, broken } = await verifyChain(store.read)
    if (broken !== null) throw new Error(`audit record ${broken} / 操作记录第 ${broken} 条`)
    const count = async (table: 'event' | 'sheet') => (await store.read.selectFrom(table).select('id').execute()).length
    const last = await store.read.selectFrom('audit').select('at').orderBy('seq', 'desc').limit(1).executeTakeFirst()
    return [await count('event'), await count('sheet'), records, last?.at ?? '—']
  } finally {
    store.close()
  }
}
