/** The organiser's desk: each event with the one step that it waits for. */
import { expect, test } from 'vitest'
import { setEntryState } from '../../server/entries/state.ts'
import { actorOf, contest, half } from '../contest.ts'
import { world } from '../world.ts'

test('the desk waits for the same sheets as the progress page: none of an entry that did not come', async () => {
  const w = await world()
  const { event, codes } = await contest(w, { seal: false, mark: (_, source, aspect) => (source === 'gu' ? half(aspect) : undefined) })
  const task = async () => (await (await w.as('organiser').desk.tasks.$get()).json()).tasks.find((t) => t.event === event)
  // Five judges' sheets, theory and time for each of five; gu has sent in all of theirs.
  expect(await task()).toMatchObject({ step: 'mark', owed: 30, sheets: 35 })
  await w.play('entries.state', (act) => setEntryState(act, event, codes.w9 as string, 'absent', '未到场'), actorOf(w, 'organiser'))
  expect(await task()).toMatchObject({ step: 'mark', owed: 24, sheets: 28 })
})
