/** Opens a store: connects, migrates, and gives the one reader and the one way to write. */
import { Migrator } from 'kysely/migration'
import { type Connections, connect, connectReader, type Db } from './dialect.ts'
import { migrations } from './migrations/index.ts'
import { queue, type Write } from './write.ts'

export type { Db }
export { connectReader }

export interface Store {
  /** For reading only. */
  read: Db
  /** The only way to write; see write.ts. */
  write: Write
  backup: Connections['backup']
  emptyLog: Connections['emptyLog']
  /** Where it lies: a thread reads through a connection of its own. Null in memory. */
  file: string | null
  close(): void
}

export interface Options {
  /** Acts that share a transaction; see write.ts. */
  most?: number
  /** Told once when the store itself fails; nothing is written any more from then on. */
  onFault?: ((error: unknown) => void) | undefined
}

/** @param file path of the database file, or ":memory:". Throws when a migration fails. */
export async function open(file: string, { most, onFault }: Options = {}): Promise<Store> {
  const connections = connect(file)
  const migrator = new Migrator({ db: connections.writer, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
  const { backup, emptyLog, close } = connections
  return {
    read: connections.reader,
    write: queue(connections, most, onFault),
    backup,
    emptyLog,
    close,
    file: file === ':memory:' ? null : file,
  }
}
