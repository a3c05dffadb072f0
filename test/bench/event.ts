/** An event of the benches' contest in a data folder: made through acts, every sheet submitted with its marks. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { ASPECTS, JUDGES, scheme, tenths, text } from './contest.ts'
import { type Hall, makeHall } from './hall.ts'

export interface Marked {
  hall: Hall
  dir: string
  file: string
}

/** Opens an event with so many entries, and does something with it; the folder is gone afterwards. */
export async function withEvent<T>(entries: number, use: (marked: Marked) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'hongbang-bench-'))
  try {
    const hall = await makeHall(dir, JUDGES, entries, scheme)
    const file = join(dir, 'hongbang.db')
    submitAll(file, entries)
    return await use({ hall, dir, file })
  } finally {
    rmSync(dir, { recursive: true })
  }
}

/** Every sheet with twenty marks, written as `saveMarks` writes them; 100,000 acts would take longer than the bench may. */
function submitAll(file: string, entries: number): void {
  const db = new Sqlite(file)
  const all = tenths(entries)
  const ids = db.prepare('select id from sheet order by entry_id, source').all() as { id: string }[]
  const update = db.prepare("update sheet set marks = ?, revisions = ?, state = 'submitted', version = 3 where id = ?")
  db.transaction(() => {
    for (const [at, { id }] of ids.entries()) {
      const [entry, judge] = [Math.floor(at / JUDGES), at % JUDGES]
      const value = (aspect: number) => text(all[(entry * ASPECTS + aspect) * JUDGES + judge] as number)
      const cells = Array.from({ length: ASPECTS }, (_, aspect) => `a${aspect}`)
      const marks = Object.fromEntries(cells.map((cell, aspect) => [cell, value(aspect)]))
      update.run(JSON.stringify(marks), JSON.stringify(Object.fromEntries(cells.map((cell) => [cell, 1]))), id)
    }
  })()
  db.close()
}
