/** Certificates from the desk to the stranger who scans one: issued, printed in one PDF, verified; medal table and dossier beside it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { qrOf, svgOf } from '../../server/lib/typeset.ts'
import { pagesOf } from '../../server/papers/certificate-pages.ts'
import { pageOf, standingsList } from '../../server/papers/lists.ts'
import type { Certificate } from '../../server/papers/queries.ts'
import type { Shown } from '../../server/results/shown.ts'
import type { Scheme } from '../../server/scoring/types.ts'
import { SIZES, shoot } from './browser.ts'
import { type Demo, openDemo } from './demo.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
}, 120_000)
afterAll(() => demo?.close())

const template = (name: string) => new URL(`../../server/papers/templates/${name}.typ`, import.meta.url)

/** The first page of a PDF as a picture. */
async function picture(svg: string, name: string) {
  const page = await demo.as(null)
  await page.setContent(
    `<body style="margin:0"><img style="width:1280px" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}"></body>`,
  )
  await page.locator('img').evaluate((img: HTMLImageElement) => img.decode())
  await shoot(page, name)
}

const sizes = Object.entries(SIZES) as [keyof typeof SIZES, readonly [number, number]][]

test('an organiser issues certificates and makes their PDF; whoever scans one sees that it is valid', async () => {
  const organiser = await demo.as('demo-organiser')
  const { events } = await demo.get<{ events: { event: string; kind: string; name: string }[] }>(organiser, '/api/public/events')
  const event = events.find((one) => one.kind === 'official' && one.name === '焊工')?.event as string
  await organiser.goto(`${demo.server.url}/desk/events/${event}/papers`)
  await organiser.getByRole('button', { name: /^发放 \d+ 份证书$/ }).click()
  await shoot(organiser, 'certificates-question-desktop', 'window')
  await organiser.locator('dialog[open] .button.primary').click()
  await organiser.getByText('证书与最新正式名单一致').waitFor()
  await organiser.getByRole('button', { name: '生成全部证书 PDF' }).click()
  await organiser.getByRole('link', { name: /下载文件/ }).waitFor({ timeout: 30_000 })
  const path = (await organiser.getByRole('link', { name: /下载文件/ }).getAttribute('href')) as string
  const start = await organiser.evaluate(async (path) => (await (await fetch(path)).text()).slice(0, 5), path)
  expect(start).toBe('%PDF-')
  // It is still there after a reload.
  await organiser.reload()
  await organiser.getByRole('link', { name: /下载文件/ }).waitFor()
  await organiser.getByRole('button', { name: '生成卷宗' }).click()
  await organiser
    .getByRole('link', { name: /下载文件/ })
    .nth(1)
    .waitFor({ timeout: 30_000 })
  for (const [size, [width, height]] of sizes) {
    await organiser.setViewportSize({ width, height })
    await shoot(organiser, `certificates-${size}`)
  }
  const { certificates } = await demo.get<{ certificates: Certificate[] }>(organiser, `/api/events/${event}/certificates`)
  const [first] = certificates as [Certificate]
  const bundle = await demo.get<{ scheme: Scheme; released: { shown: Shown; digest: string } }>(
    organiser,
    `/api/public/events/${event}/releases/latest/bundle`,
  )
  const { shown } = bundle.released
  await picture(
    svgOf(template('list'), pageOf(standingsList({ scheme: bundle.scheme, ...bundle.released }, 'zh', true), '年   月   日')),
    'result-notice',
  )
  for (const lang of ['zh', 'en'] as const) {
    const pages = pagesOf([first], lang, 'http://192.168.1.10:3000')
    const drawn = pages.certificates.map(({ url, ...one }) => ({ ...one, qr: qrOf(url) }))
    await picture(svgOf(template('certificate'), { ...pages, certificates: drawn }), `certificate-${lang}`)
  }
  for (const [size] of sizes) {
    const stranger = await demo.as(null, size, size === 'tablet' ? 'en' : 'zh-CN')
    await stranger.goto(`${demo.server.url}/verify/${encodeURIComponent(first.number)}`)
    await stranger.getByText(first.honour.label).waitFor()
    await shoot(stranger, `verify-${size}`)
    await stranger.goto(`${demo.server.url}/medals/${shown.competition.id}`)
    await stranger.locator('table').first().waitFor()
    await shoot(stranger, `medals-${size}`)
    await stranger.goto(`${demo.server.url}/verify/nothing`)
    await stranger.getByText(size === 'tablet' ? 'No certificate has this number' : '没有这个编号的证书').waitFor()
    expect(stranger.troubles).toEqual([])
  }
  expect(organiser.troubles).toEqual([])
}, 180_000)
