/** Opens a store: connects, migrates, and gives the one reader and the one way to write. */
import { Migrator } from 'kysely/migration'
import { type Connections, connect, type Db } from './dialect.ts'
import { migrations } from './migrations/index.ts'
import { queue, type Write } from './write.ts'

export type { Db }

export interface Store {
  /** No other connection, and no other process, can read it. */
  inMemory: boolean
  /** For reading only. */
  read: Db
  /** The only way to write; see write.ts. */
  write: Write
  backup: Connections['backup']
  emptyLog: Connections['emptyLog']
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
  return { inMemory: file === ':memory:', read: connections.reader, write: queue(connections, most, onFault), backup, emptyLog, close }
}
