/** Queries built once and then run as prepared statements: for the few that every mark takes. */
import type { Compilable } from 'kysely'
import { type Db, statementOf } from './dialect.ts'

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
