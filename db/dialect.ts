/** The only file that knows which database it is: connections, pragmas, error codes, backup. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { CamelCasePlugin, type CreateTableBuilder, Kysely, SqliteDialect, sql } from 'kysely'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>

/** One owner for writing, one for reading; `script` runs transaction words on the writer. */
export interface Connections {
  writer: Db
  reader: Db
  script(words: string): void
  /** Whether the next commits wait until they are on the disk; where not, the next one that does takes it along: the log keeps the order. */
  sync(waits: boolean): void
  /** Changes tables, all of it or nothing. One that others refer to can only be made anew where references do not count: they are checked after. */
  remake(change: () => Promise<void>): Promise<void>
  /** Copies while in use. @throws Error when the copy was not found whole */
  backup(file: string): Promise<void>
  /** Writes the log into the file and leaves it empty: nothing of an order in which things were written stays. @throws Error when it could not */
  emptyLog(): Promise<void>
  close(): void
}

/**
 * Opens a file (or ":memory:") with the settings that the promise of the green tick rests on.
 * synchronous=FULL must come after WAL: the build defaults to NORMAL for a WAL database, which
 * loses acknowledged marks on power failure. Throws when the database does not keep it.
 */
export function connect(file: string): Connections {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const raw = new Sqlite(file)
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  for (const setting of ['foreign_keys = ON', 'busy_timeout = 5000', 'trusted_schema = OFF', 'secure_delete = ON', 'temp_store = MEMORY']) {
    raw.pragma(setting)
  }
  const version = raw.prepare('select sqlite_version() as v').get() as { v: string }
  if (older(version.v, '3.51.3')) throw new Error(`SQLite ${version.v} has the WAL-reset bug; 3.51.3 or newer is needed`)
  // Rarer than where it is made beside the writer: acts wait for this one.
  raw.pragma('wal_autocheckpoint = 8000')
  // 64 MB: with SQLite's own 2 MB a busy event is read from the file again and again.
  raw.pragma('cache_size = -65536')
  raw.pragma('user_version = 1') // a write: only after one does the setting show its true face
  if (raw.pragma('synchronous', { simple: true }) !== 2) throw new Error('the database does not keep synchronous=FULL')

  // A memory database has no second connection; there, readers share the writer's.
  const reading = file === ':memory:' ? raw : readOnly(file)
  const writer = kysely(raw)
  let isWaiting = true
  return {
    writer,
    reader: kysely(reading),
    script: (words) => {
      statementOf(writer, words)([])
      if (words.startsWith('rollback')) rolledBack(writer)
    },
    sync: (waits) => {
      if (waits !== isWaiting) raw.pragma(`synchronous = ${waits ? 'FULL' : 'NORMAL'}`)
      isWaiting = waits
    },
    remake: async (change) => {
      raw.pragma('foreign_keys = OFF')
      raw.exec('begin immediate')
      try {
        await change()
        const [stray] = strays(raw)
        if (stray) throw new Error(stray)
        raw.exec('commit')
      } finally {
        if (raw.inTransaction) raw.exec('rollback')
        raw.pragma('foreign_keys = ON')
      }
    },
    backup: async (to) => {
      await raw.backup(to)
      const [fault] = checkFile(to)
      if (fault) throw new Error(`the copy is not whole: ${fault}`)
    },
    emptyLog: async () => {
      const end = performance.now() + 10_000
      while (raw.inTransaction || !isEmptied(raw)) {
        if (performance.now() > end) throw new Error('the log of the database could not be emptied: something else is using it')
        await new Promise((done) => setTimeout(done, 1))
      }
    },
    close: () => {
      if (reading !== raw) reading.close()
      raw.close()
    },
  }
}

/** Not while a checkpoint is being made beside it. */
const isEmptied = (raw: Sqlite.Database) => (raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[])[0]?.busy === 0

/** So many pages of the log are worth a checkpoint, which costs two more syncs, and every page one write however often it changed. */
const WORTH = 3000

/** A connection that does nothing but bring the log into the file, with the same syncs as the writer would. Both throw when the store fails. */
export function checkpointer(file: string): { look(): void; close(): void } {
  const raw = new Sqlite(file)
  raw.pragma('synchronous = FULL')
  return {
    look: () => {
      const [{ log, checkpointed }] = raw.pragma('wal_checkpoint(NOOP)') as [{ log: number; checkpointed: number }]
      if (log - checkpointed >= WORTH) raw.pragma('wal_checkpoint(PASSIVE)')
    },
    close: () => raw.close(),
  }
}

function readOnly(file: string): Sqlite.Database {
  const raw = new Sqlite(file, { readonly: true })
  raw.pragma('busy_timeout = 5000')
  return raw
}

/** One more reader of a file that is open already, for work beside the server. */
export const connectReader = (file: string): Db => kysely(readOnly(file))

/** Kysely over a connection whose prepared statements are kept: preparing costs more than running. */
function kysely(raw: Sqlite.Database): Db {
  const kept = new Map<string, Sqlite.Statement>()
  const database = {
    close: () => {},
    prepare: (text: string) => {
      const known = kept.get(text)
      if (known) return known
      const statement = raw.prepare(text)
      if (kept.size > 1000) kept.clear()
      kept.set(text, statement)
      return statement
    },
  }
  const db: Db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: database as never }), plugins: [new CamelCasePlugin()] })
  connections.set(db, { raw, statements: new Map(), rollbacks: 0 })
  return db
}

type Run = (parameters: unknown[]) => unknown[]
const connections = new WeakMap<Db, { raw: Sqlite.Database; statements: Map<string, Run>; rollbacks: number }>()

function connectionOf(db: Db) {
  const connection = connections.get(db)
  if (!connection) throw new Error('not a connection that was opened here')
  return connection
}

/** How often this connection took something back: what was remembered of its rows before may not be there any more. */
export const rollbacks = (db: Db): number => connectionOf(db).rollbacks

function rolledBack(db: Db): void {
  connectionOf(db).rollbacks++
}

/** Compiled SQL as a function on the very connection of `db`; rows come with the names that the schema has. */
export function statementOf(db: Db, sql: string): Run {
  const connection = connectionOf(db)
  const known = connection.statements.get(sql)
  if (known) return known
  const statement = connection.raw.prepare(sql)
  const run = statement.reader ? reading(statement) : writing(statement)
  connection.statements.set(sql, run)
  return run
}

function writing(statement: Sqlite.Statement): Run {
  return (parameters) => {
    statement.run(parameters)
    return []
  }
}

function reading(statement: Sqlite.Statement): Run {
  const names = statement.columns().map(({ name }) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()))
  statement.raw()
  return (parameters) =>
    (statement.all(parameters) as unknown[][]).map((row) => {
      const named: Record<string, unknown> = {}
      for (let i = 0; i < names.length; i++) named[names[i] as string] = row[i]
      return named
    })
}

/** A table whose rows lie in the order of its primary key: one tree to write into instead of two. */
export const byKey = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) => table.modifyEnd(sql`without rowid`)

/** Whether an error says that a row of this kind exists already. */
export function isDuplicate(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}

/** Whether an error says that the store itself failed (disk full, I/O, corruption): stop writing, fail closed. */
export function isStoreFault(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? ''
  return /^SQLITE_(IOERR|FULL|CORRUPT|NOTADB)/.test(code)
}

function older(a: string, b: string): boolean {
  const [x, y] = [a.split('.').map(Number), b.split('.').map(Number)]
  for (let i = 0; i < 3; i++) if (x[i] !== y[i]) return (x[i] ?? 0) < (y[i] ?? 0)
  return false
}

/** What is wrong inside a database file that nobody has open; nothing when it is whole. It is left as one file, without a log. */
export function checkFile(file: string): string[] {
  const raw = new Sqlite(file, { fileMustExist: true })
  try {
    raw.pragma('journal_mode = DELETE')
    const faults = (raw.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check)
    return [...faults.filter((fault) => fault !== 'ok'), ...strays(raw)]
  } finally {
    raw.close()
  }
}

const strays = (raw: Sqlite.Database): string[] =>
  (raw.pragma('foreign_key_check') as { table: string }[]).map((row) => `a row of ${row.table} refers to nothing`)

/** Whether some process has the database open: only its last user can take it out of WAL. */
export function isInUse(file: string): boolean {
  const raw = new Sqlite(file, { fileMustExist: true, timeout: 0 })
  try {
    return raw.pragma('journal_mode = DELETE', { simple: true }) !== 'delete'
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return true
    throw error
  } finally {
    raw.close()
  }
}
