/** Ceiling of loading: one row a sheet with its marks as JSON text, read by a prepared statement, each text parsed; nothing else. */
import Sqlite from 'better-sqlite3'

/** The texts as the product stores them, with revisions. */
export function loadStored(file: string, event: string): () => unknown[] {
  const query = new Sqlite(file, { readonly: true }).prepare('select marks from sheet where event_id = ? order by id')
  return () => (query.all(event) as { marks: string }[]).map(({ marks }) => JSON.parse(marks))
}

/** The same marks in the shortest text that still names every cell: what a store without revisions would read. */
export function loadBare(sheets: readonly { marks: object }[]): () => unknown[] {
  const db = new Sqlite(':memory:')
  db.exec('create table sheet (id integer primary key, marks text) strict')
  const insert = db.prepare('insert into sheet (marks) values (?)')
  db.transaction(() => {
    for (const { marks } of sheets) insert.run(JSON.stringify(marks))
  })()
  const query = db.prepare('select marks from sheet order by id')
  return () => (query.all() as { marks: string }[]).map(({ marks }) => JSON.parse(marks))
}
