/** The product's own API with a commit for every request: what group commit is measured against. DATA_DIR and PORT as ever. */
import { serve } from '@hono/node-server'
import { createApp } from '../../server/app.ts'
import { readSettings } from '../../server/lib/env.ts'
import { openSite } from '../../server/lib/site.ts'

const site = await openSite(readSettings(process.env), async () => [], { most: 1 })
serve({ fetch: createApp(site).fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`single http://127.0.0.1:${port}`),
)
