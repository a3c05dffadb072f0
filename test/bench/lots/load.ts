/** Loading 100,000 sheets of twenty marks from the database into the form that is scored. */
import { open } from '../../../db/open.ts'
import { countedSheets } from '../../../server/marks/queries.ts'
import { loadBare, loadStored } from '../ceilings/load.ts'
import { withEvent } from '../event.ts'
import { both, tell } from '../figure.ts'

await withEvent(10_000, async ({ hall, file }) => {
  const store = await open(file)
  const ours = () => countedSheets(store.read, hall.event)
  const bare = loadBare(await ours())
  const stored = await both(ours, loadStored(file, hall.event), 3)
  const short = await both(ours, bare, 2)
  tell([
    { figure: 'load 2,000,000 marks (100,000 sheets, JSON text as stored)', ...stored, unit: 'ms', goal: '≤ 1.5' },
    { figure: 'the same against texts without revisions', ...short, unit: 'ms', goal: '' },
  ])
  store.close()
})
