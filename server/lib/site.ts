/** Opens the one site of this process: its store in the data folder, its keys, its clock. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { connectReader } from '../../db/dialect.ts'
import { type Db, type Options, open } from '../../db/open.ts'
import type { Settings, Site } from './env.ts'
import { createKnown } from './known.ts'
import { createLive } from './live.ts'
import { type Secrets, secretsIn, token } from './secret.ts'

/**
 * @param playDemo given by the caller, because the demo stands on every feature
 * @param options of the store
 */
export async function openSite(
  settings: Settings,
  playDemo: (site: Site) => ReturnType<Site['playDemo']>,
  options: Options = {},
): Promise<Site> {
  const store = await open(join(settings.dataDir, 'hongbang.db'), options)
  let pool = randomBytes(4096)
  // Drawn in one piece: asking for ten bytes costs nearly as much as asking for thousands. Nothing is given out twice.
  const random = (bytes: number) => {
    if (bytes > pool.length) pool = randomBytes(Math.max(4096, bytes))
    const given = pool.subarray(0, bytes)
    pool = pool.subarray(bytes)
    return given
  }
  const anyAccount = await store.read.selectFrom('account').select('id').limit(1).executeTakeFirst()
  const site: Site = {
    store,
    settings,
    secrets: secretsIn(settings.dataDir),
    live: createLive(),
    known: createKnown(),
    now: () => new Date(),
    random,
    setupToken: anyAccount ? null : token(random),
    playDemo: () => playDemo(site),
  }
  return site
}

let reading: { dataDir: string; db: Db; secrets: Secrets } | undefined

/** What work beside the server reads with: a connection of its own, and the keys; kept for the next piece of work. */
export function readingIn({ dataDir }: Pick<Settings, 'dataDir'>): { db: Db; secrets: Secrets } {
  if (reading?.dataDir !== dataDir) reading = { dataDir, db: connectReader(join(dataDir, 'hongbang.db')), secrets: secretsIn(dataDir) }
  return reading
}
