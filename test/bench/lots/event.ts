/** An event of 500 entries recomputed whole as the server does it, and through the organiser's route. */
import { createApp } from '../../../server/app.ts'
import { openSite } from '../../../server/lib/site.ts'
import { bundleOf } from '../../../server/results/bundle.ts'
import { standingsNow } from '../../../server/results/standings.ts'
import { score } from '../../../server/scoring/score.ts'
import { loadTexts } from '../ceilings/load.ts'
import { withEvent } from '../event.ts'
import { both, tell } from '../figure.ts'

await withEvent(500, async ({ hall, dir, file }) => {
  const site = await openSite({ port: 0, host: '127.0.0.1', dataDir: dir, backupDir: dir, publicUrl: 'http://hall.test' }, async () => [])
  const app = createApp(site)
  const ceiling = loadTexts(file, hall.event)
  const route = async () => {
    const answer = await app.request(`/api/events/${hall.event}/standings`, { headers: { Cookie: `sid=${hall.organiser}` } })
    const { shown } = (await answer.json()) as { shown: { rows: { rank: number | null }[] } }
    if (answer.status !== 200 || shown.rows.filter((row) => row.rank !== null).length !== 500) throw new Error('the event is not scored')
  }
  const bundle = await bundleOf(site.store.read, hall.event)
  const at = site.now().toISOString()
  const row = async (figure: string, goal: string, ours: () => unknown) => ({
    figure,
    ...(await both(ours, ceiling)),
    unit: 'ms' as const,
    goal,
  })
  tell([
    await row('500 entries × 10 × 20: loaded, scored, composed (ceiling: sheets read and parsed)', '≤ 200 ms', () =>
      standingsNow(site.store.read, hall.event, at),
    ),
    await row('of that: scored', '', () => score(bundle)),
    await row("the same through the organiser's route, with its JSON", '≤ 200 ms', route),
  ])
  site.store.close()
})
