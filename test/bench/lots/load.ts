/** Loading 100,000 sheets of twenty marks from the database into the form that is scored. */
import { open } from '../../../db/open.ts'
import { countedSheets } from '../../../server/marks/queries.ts'
import { loadTexts } from '../ceilings/load.ts'
import { withEvent } from '../event.ts'
import { both, tell } from '../figure.ts'

await withEvent(10_000, async ({ hall, file }) => {
  const store = await open(file)
  const figures = await both(() => countedSheets(store.read, hall.event), loadTexts(file, hall.event), 5)
  tell([{ figure: 'load 2,000,000 marks (100,000 sheets, one row and one JSON text each)', ...figures, unit: 'ms', goal: '≤ 1.5' }])
  store.close()
})
