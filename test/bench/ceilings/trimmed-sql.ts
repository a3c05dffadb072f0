/**
 * The same as `trimmed` in SQL, with ranks: SQLite in memory, one row a mark in the order of its key, grouped by entry and
 * aspect, then weighted and added by entry.
 */
import Sqlite from 'better-sqlite3'

/** @returns the query, ready to be timed: entry, points, rank */
export function trimmedSql(
  marks: Int32Array,
  gains: Float64Array,
  judges: number,
): () => { entry: number; points: number; rank: number }[] {
  const db = new Sqlite(':memory:')
  db.exec(`create table gain (aspect integer primary key, gain real) strict;
    create table mark (entry integer, aspect integer, judge integer, mark real, primary key (entry, aspect, judge)) strict, without rowid`)
  const gain = db.prepare('insert into gain values (?, ?)')
  const mark = db.prepare('insert into mark values (?, ?, ?, ?)')
  db.transaction(() => {
    for (const [aspect, value] of gains.entries()) gain.run(aspect, value)
    for (const [at, tenths] of marks.entries()) {
      const row = Math.floor(at / judges)
      mark.run(Math.floor(row / gains.length), row % gains.length, at % judges, tenths / 10)
    }
  })()
  const query = db.prepare(`
    with cell as (
      select entry, aspect, (sum(mark) - min(mark) - max(mark)) / (count(*) - 2) as mean from mark group by entry, aspect),
    total as (select entry, sum(mean * gain) as points from cell join gain using (aspect) group by entry)
    select entry, points, rank() over (order by round(points, 2) desc) as rank from total order by entry`)
  return () => query.all() as { entry: number; points: number; rank: number }[]
}
