/** The judge's page on a slow tablet and a slow network: what travels, and how soon one can mark. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Demo, openDemo } from './demo.ts'

const MOST_BYTES = 60 * 1024
const RUNS = 5

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

test('a first visit to a sheet moves at most 60 KB of page, and can be marked within a second (CPU ÷ 4, 10 Mbit/s, 40 ms)', async () => {
  // At the hall's own address, where no service worker answers in the network's place.
  const page = await demo.as('demo-turning2', 'tablet', 'zh-CN', demo.server.lanUrl ?? demo.server.url)
  await page.locator('.next-sheet').first().click()
  await page.waitForSelector('.cell-field')
  const address = page.url()
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      const field = document.querySelector<HTMLInputElement>('.cell-field')
      if (!field || field.disabled) return
      seen.disconnect()
      // Two frames later the field is painted, and whoever taps it is heard.
      requestAnimationFrame(() => requestAnimationFrame(() => Object.assign(window, { ready: performance.now() })))
    })
    seen.observe(document, { subtree: true, childList: true })
  })
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.setCacheDisabled', { cacheDisabled: true })
  const speed = (10 * 1024 * 1024) / 8
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 40, downloadThroughput: speed, uploadThroughput: speed })
  await line.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  /** What each file weighs as it travels, gzipped, without its headers. */
  const parts = new Map<string, number>()
  line.on('Network.responseReceived', ({ response }) => {
    parts.set(new URL(response.url).pathname, Number(response.headers['content-length'] ?? response.headers['Content-Length'] ?? 0))
  })

  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    parts.clear()
    await page.goto(address)
    times.push(await page.waitForFunction(() => (window as { ready?: number }).ready).then((found) => found.jsonValue() as Promise<number>))
    await page.evaluate(() => Object.assign(window, { ready: undefined }))
  }
  const files = [...parts].filter(([path]) => !path.startsWith('/api/'))
  const bytes = files.reduce((sum, [, size]) => sum + size, 0)
  const data = [...parts].reduce((sum, [, size]) => sum + size, 0) - bytes
  const median = times.sort((a, b) => a - b)[RUNS >> 1] as number
  console.log(
    `judge's page: ${(bytes / 1024).toFixed(1)} KB in ${files.length} files, ${(data / 1024).toFixed(1)} KB of data; ` +
      `marking after ${median.toFixed(0)} ms (median of ${RUNS}: ${times.map((time) => time.toFixed(0)).join(' ')})`,
  )
  expect(files.length).toBeGreaterThan(3)
  expect(bytes, JSON.stringify(files)).toBeLessThanOrEqual(MOST_BYTES)
})
