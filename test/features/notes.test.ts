/** Notes on marks: the author's alone until the chief judge opens the deliberation of the entry, then the panel's. */
import { expect, test } from 'vitest'
import { seat } from '../../server/panels/seat.ts'
import { fullMarks, JUDGES, openContest, sheetFor } from './contest.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come.
const body = async (answer: { json(): Promise<unknown> }) => (await answer.json()) as any

/** A contest with a chief judge (organiser2's account holds the seat), and what each judge needs to write and submit. */
async function hall() {
  const contest = await openContest()
  const { w, event, codeOf } = contest
  await w.play('seats.change', (act) => seat(act, event, { accountId: w.accounts.committee as string, duty: 'chief' }))
  const code = codeOf(2)
  const note = async (judge: string, cell: string, text: string, base = 0) => {
    const { sheet } = await sheetFor(w, event, judge, code)
    return w.as(judge).events[':event'].sheets[':sheet'].note.$put({ param: { event, sheet }, json: { cell, text, base } })
  }
  const submit = async (judge: string) => {
    const paper = await sheetFor(w, event, judge, code)
    const at = { param: { event, sheet: paper.sheet } }
    const marks = w.as(judge).events[':event'].sheets[':sheet']
    await marks.marks.$put({ ...at, json: { scheme: 1, cells: fullMarks(paper) } })
    await marks.submission.$put({ ...at, json: { revisions: Object.fromEntries(paper.cells.map(({ cell }) => [cell, 1])) } })
  }
  const read = (login: string) => w.as(login).events[':event'].entries[':entry'].deliberation.$get({ param: { event, entry: code } })
  const open = (login: string) => w.as(login).events[':event'].entries[':entry'].deliberation.$put({ param: { event, entry: code } })
  return { ...contest, code, note, submit, read, open }
}

test('a comment is kept with its revisions; another page’s text is never overwritten unseen', async () => {
  const { w, event, code, note } = await hall()
  const { cells, sheet } = await sheetFor(w, event, 'gu', code)
  const cell = cells[0]?.cell as string
  expect(await body(await note('gu', cell, '接线整齐'))).toEqual({ text: '接线整齐', revision: 1 })
  expect(await body(await note('gu', cell, '接线整齐'))).toEqual({ text: '接线整齐', revision: 1 })
  expect(await body(await note('gu', cell, '接线松动'))).toMatchObject({
    kind: 'changed-meanwhile',
    present: { text: '接线整齐', revision: 1 },
  })
  expect(await body(await note('gu', '', '重看录像\n第二段', 0))).toMatchObject({ revision: 1 })
  const own = await body(await w.as('gu').events[':event'].sheets[':sheet'].$get({ param: { event, sheet } }))
  expect(own.sheets[0].notes).toEqual({ [cell]: { text: '接线整齐', revision: 1 }, '': { text: '重看录像\n第二段', revision: 1 } })
  expect((await note('gu', 'nothing', 'x')).status).toBe(422)
  expect((await note('gu', '', 'x'.repeat(501), 1)).status).toBe(422)
  const others = await w
    .as('zhao')
    .events[':event'].sheets[':sheet'].note.$put({ param: { event, sheet }, json: { cell: '', text: 'x', base: 1 } })
  expect(others.status).toBe(404)
})

test('notes are read by nobody else until every sheet is in and the chief judge opens the deliberation', async () => {
  const { w, event, note, submit, read, open } = await hall()
  await note('gu', '', '动作规范')
  for (const judge of JUDGES.slice(0, -1)) await submit(judge)
  for (const login of ['committee', 'zhao', 'gu', 'sun']) expect((await read(login)).status).toBe(404)
  expect((await open('organiser')).status).toBe(403)
  expect(await body(await open('committee'))).toMatchObject({
    kind: 'wrong-state',
    faults: [{ code: 'deliberation-owed', params: { n: '1' } }],
  })
  await submit('sun')
  for (let i = 0; i < 2; i++) expect((await open('committee')).status).toBe(200)
  const { sheets } = await body(await read('zhao'))
  expect(sheets.find((one: { label: string }) => one.label === '评委 2').notes).toEqual([{ on: null, text: '动作规范' }])
  expect((await read('committee')).status).toBe(200)
  // Who has no sheet on the entry has no part in it, and the log holds no word of a note.
  for (const login of ['zhou', 'organiser', 'admin']) expect((await read(login)).status).toBe(403)
  expect((await read('officer')).status).toBe(403)
  const records = await w.site.store.read.selectFrom('audit').select('detail').where('act', '=', 'notes.save').execute()
  expect(JSON.stringify(records)).not.toContain('动作规范')
  const { entries } = await body(await w.as('committee').events[':event'].deliberations.$get({ param: { event } }))
  expect(entries.filter((one: { open: boolean }) => one.open)).toHaveLength(1)
})
