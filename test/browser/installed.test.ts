/** The installed page over loopback, which browsers trust like https. */
import { afterAll, afterEach, beforeAll, test } from 'vitest'
import { killedBrowser, reloadedOffline, updatedLater } from './installed.ts'
import { type Hall, openHall } from './offline.ts'

let hall: Hall
beforeAll(async () => {
  hall = await openHall()
}, 120_000)
afterAll(() => hall?.close())
afterEach(() => {
  hall.line.state = 'open'
})

test('T1 marks and the submission wait through a reload without a network, and count once', () => reloadedOffline(hall, hall.line.url))
test('T5 the browser is killed: what was on the device is there when it starts without a network', () => killedBrowser(hall, hall.line.url))
test('T10 a new version of the pages waits until all is delivered and somebody asks for it', () => updatedLater(hall, hall.line.url))
