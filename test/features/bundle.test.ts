/** Bundles: the marks that are scored are those that the sheets hold now. */
import { afterAll, expect, test } from 'vitest'
import { countedSheets, sheetsOf } from '../../server/marks/queries.ts'
import { bundleOf } from '../../server/results/bundle.ts'
import type { Mark } from '../../server/scoring/types.ts'
import { contest, half } from '../contest.ts'
import { world } from '../world.ts'

const w = await world()
afterAll(() => w.close())

test('a bundle holds the present marks of submitted sheets: no draft, no mark that was taken away, every text as it was written', async () => {
  const { event, sheets } = await contest(w, {
    seal: false,
    mark: (worker, source, aspect) => (worker === 'w5' && source === 'lin' ? undefined : half(aspect)),
  })
  const odd: Record<string, { value: Mark | null; revision: number }> = {
    taken: { value: null, revision: 2 },
    quoted: { value: 'a "b" \\ {"value":"9","revision":1}', revision: 1 },
    absent: { value: { none: 'absent' }, revision: 12 },
    plain: { value: '9.5', revision: 1 },
  }
  const [one, two] = sheets.filter((sheet) => sheet.state !== 'draft')
  const store = (id: string, marks: object) =>
    w.site.store.write((tx) =>
      tx
        .updateTable('sheet')
        .set({ marks: JSON.stringify(marks) })
        .where('id', '=', id)
        .execute(),
    )
  await store(one?.id as string, odd)
  await store(two?.id as string, { absent: odd.absent, plain: odd.plain })

  const db = w.site.store.read
  const seen = (await sheetsOf(db, event)).filter((sheet) => sheet.state !== 'draft')
  expect(seen.length).toBe(sheets.length - 1)
  const present = seen.map(({ cells }) => Object.fromEntries(Object.entries(cells).map(([cell, { value }]) => [cell, value])))
  expect((await countedSheets(db, event)).map((sheet) => sheet.marks)).toEqual(present)
  expect((await bundleOf(db, event)).sheets.map((sheet) => sheet.marks)).toEqual(present)
  expect(present.find((marks) => 'quoted' in marks)).toEqual({ quoted: odd.quoted?.value, absent: { none: 'absent' }, plain: '9.5' })
})
