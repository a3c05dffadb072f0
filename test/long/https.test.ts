/** The installed page as a hall has it: over https at this machine's own address, by the hall's own certificates. */
import { afterAll, afterEach, beforeAll, test } from 'vitest'
import { killedBrowser, reloadedOffline, updatedLater } from '../browser/installed.ts'
import { type Hall, openHall } from '../browser/offline.ts'

let hall: Hall
beforeAll(async () => {
  // These tests ask the server too, and know no more of its authority than the browser does.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  hall = await openHall({ https: true })
}, 120_000)
afterAll(() => hall?.close())
afterEach(() => {
  hall.line.state = 'open'
})

test('T1 over https: marks and the submission wait through a reload without a network', () => reloadedOffline(hall, hall.line.lanUrl))
test('T5 over https: the browser is killed and starts without a network', () => killedBrowser(hall, hall.line.lanUrl))
test('T10 over https: a new version waits until it is asked for', () => updatedLater(hall, hall.line.lanUrl))
