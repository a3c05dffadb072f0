/** Queries built once and then run as prepared statements: for the few that every mark takes. */
import type { Compilable } from 'kysely'
import { type Db, statementOf } from './dialect.ts'
import type { Schema } from './schema.ts'

/** Stands for a parameter while the query is built. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/**
 * Makes a query that is compiled at its first use. Kysely needs about 20 µs to build and compile a statement, SQLite 2 to run it.
 * `build` is called once: it may name its parameters, never look at them.
 * @example const byId = prepared((db, p: { id: string }) => db.selectFrom('unit').select('name').where('id', '=', p.id))
 */
export function prepared<P extends object, R>(build: (db: Db, parameters: P) => Compilable<R>): (db: Db, parameters: P) => Promise<R[]> {
  const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as P
  let made: { sql: string; take: (parameters: P) => unknown[] } | undefined
  return async (db, parameters) => {
    if (!made) {
      const query = build(db, slots).compile()
      const order = query.parameters.map((one) => (one instanceof Slot ? (one.name as keyof P) : null))
      made = { sql: query.sql, take: (given) => order.map((name, i) => (name === null ? query.parameters[i] : given[name])) }
    }
    return statementOf(db, made.sql)(made.take(parameters)) as R[]
  }
}

/** Most rows of one statement; SQLite takes 32,766 parameters. */
const MOST_ROWS = 32

/** An insert of any number of rows of one table, in as few statements as can be. @example await insertMarks(tx, rows) */
export function preparedInsert<T extends keyof Schema & string, C extends keyof Schema[T] & string>(table: T, columns: readonly C[]) {
  const bySize = new Map<number, (db: Db, row: Record<string, unknown>) => Promise<unknown>>()
  const sized = (size: number) => {
    const known = bySize.get(size)
    if (known) return known
    const names = Array.from({ length: size }, (_, i) => columns.map((column) => [column, `${column} ${i}`] as const))
    const made = prepared((db, slots: Record<string, never>) =>
      db.insertInto(table).values(names.map((row) => Object.fromEntries(row.map(([column, name]) => [column, slots[name]]))) as never),
    )
    bySize.set(size, made as never)
    return made as never as (db: Db, row: Record<string, unknown>) => Promise<unknown>
  }
  return async (db: Db, rows: readonly Pick<Schema[T], C>[]): Promise<void> => {
    for (let from = 0; from < rows.length; from += MOST_ROWS) {
      const some = rows.slice(from, from + MOST_ROWS)
      const values: Record<string, unknown> = {}
      for (const [i, row] of some.entries()) for (const column of columns) values[`${column} ${i}`] = row[column]
      await sized(some.length)(db, values)
    }
  }
}
