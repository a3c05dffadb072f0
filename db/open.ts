/** Opens a store: connects, migrates, and gives the one reader and the one way to write. */
import { Migrator } from 'kysely/migration'
import { keepCheckpoints } from './checkpoints.ts'
import { type Connections, connect, type Db, isStoreFault } from './dialect.ts'
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
  /** Whether a thread of its own brings the log into the file, so that acts do not wait for it. Not for a store in memory. */
  hasThread?: boolean
}

/** @param file path of the database file, or ":memory:". Throws when a migration fails. */
export async function open(file: string, { most, onFault, hasThread = false }: Options = {}): Promise<Store> {
  const connections = connect(file)
  await migrate(connections)
  const { backup, emptyLog } = connections
  const { write, fail } = queue(connections, most, onFault)
  // Without the thread the writer goes on by itself, only slower.
  const end = hasThread && keepCheckpoints(file, (error) => (isStoreFault(error) ? fail(error) : console.error(error)))
  const close = () => {
    if (end) end()
    connections.close()
  }
  return { inMemory: file === ':memory:', read: connections.reader, write, backup, emptyLog, close }
}

/** Brings the tables up to date: all steps or none. @throws Error when one fails, or when something refers to nothing */
export async function migrate({ writer, remake }: Connections): Promise<void> {
  const migrator = new Migrator({ db: writer, provider: { getMigrations: async () => migrations } })
  const waiting = (await migrator.getMigrations()).some(({ executedAt }) => !executedAt)
  if (!waiting) return
  await remake(async () => {
    const { error } = await migrator.migrateToLatest()
    if (error) throw error
  })
}
