/** Bundles: the marks that are scored are those that the sheets hold now. */
import { afterAll, expect, test } from 'vitest'
import type { Actor } from '../../server/lib/act.ts'
import { type Change, saveMarks } from '../../server/marks/mark.ts'
import { type Cells, countedSheets, sheetsOf } from '../../server/marks/queries.ts'
import { returnSheet, submitSheet } from '../../server/marks/sheet.ts'
import { bundleOf } from '../../server/results/bundle.ts'
import { actorOf, contest, half } from '../contest.ts'
import { world } from '../world.ts'

const w = await world()
afterAll(() => w.close())

test('a bundle holds the present marks of submitted sheets: no draft, and none that was taken away', async () => {
  const { event, sheets } = await contest(w, {
    seal: false,
    mark: (worker, source, aspect) => (worker === 'w5' && source === 'lin' ? undefined : half(aspect)),
  })
  const organiser = actorOf(w, 'organiser')
  const judged = sheets.find((sheet) => sheet.kind === 'judge' && sheet.state === 'submitted')
  if (!judged) throw new Error('no judge submitted')
  const judge: Actor = { id: judged.source, role: 'judge', unitId: null, path: '/' }
  await w.play('sheet.return', (act) => returnSheet(act, event, judged.id, '漏填'), organiser)
  const [first = '', second = ''] = Object.keys(judged.cells)
  const cells: Change[] = [
    { cell: first, value: null, base: 1 },
    { cell: second, value: { none: 'abstained' }, base: 1 },
  ]
  await w.play('marks.save', (act) => saveMarks(act, event, judged.id, { scheme: judged.scheme, cells }), judge)

  const db = w.site.store.read
  const now = (await sheetsOf(db, event)).find((sheet) => sheet.id === judged.id)
  expect(now?.present[first]).toEqual({ value: null, revision: 2 })
  expect(now?.cells[first]).toBeUndefined()
  const counted = await countedSheets(db, event)
  // A draft, the one sent back among them, is its author's own.
  expect(counted.length).toBe(sheets.length - 2)
  await w.play(
    'marks.save',
    (act) => saveMarks(act, event, judged.id, { scheme: judged.scheme, cells: [{ cell: first, value: '2', base: 2 }] }),
    judge,
  )
  const revisions = Object.fromEntries(Object.keys(judged.cells).map((cell) => [cell, cell === first ? 3 : cell === second ? 2 : 1]))
  await w.play('sheet.submit', (act) => submitSheet(act, event, judged.id, revisions), judge)
  const shown = (await bundleOf(db, event)).sheets.map((sheet) => sheet.marks)
  expect(shown).toContainEqual({ ...valuesOf(judged.cells), [first]: '2', [second]: { none: 'abstained' } })
  expect((await countedSheets(db, event)).map((sheet) => sheet.marks)).toEqual(shown)
})

const valuesOf = (cells: Cells) => Object.fromEntries(Object.entries(cells).map(([cell, { value }]) => [cell, value]))
