/** Opens the one site of this process: its store in the data folder, its keys, its clock. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { open } from '../../db/open.ts'
import type { Settings, Site } from './env.ts'
import { createLive } from './live.ts'
import { secretsIn, token } from './secret.ts'

/** @param playDemo given by the caller, because the demo stands on every feature. */
export async function openSite(settings: Settings, playDemo: (site: Site) => ReturnType<Site['playDemo']>): Promise<Site> {
  const store = await open(join(settings.dataDir, 'hongbang.db'))
  const random = (bytes: number) => randomBytes(bytes)
  const anyAccount = await store.read.selectFrom('account').select('id').limit(1).executeTakeFirst()
  const site: Site = {
    store,
    settings,
    secrets: secretsIn(settings.dataDir),
    live: createLive(),
    now: () => new Date(),
    random,
    setupToken: anyAccount ? null : token(random),
    playDemo: () => playDemo(site),
  }
  return site
}
