/** Temporary. */
import { expect, test } from 'vitest'
import { openBrowser, shoot, SIZES } from './browser.ts'
test('opens', async () => {
  const t = Date.now()
  const b = await openBrowser()
  const page = await b.page({ width: SIZES.phone[0], height: SIZES.phone[1], lang: 'zh-CN' })
  await page.setContent('<p style="font-family: Songti SC, serif">红榜 成绩公告 𬭎 <b>粗体</b></p><p style="font-family:sans-serif">职工技能 Hongbang 123</p><p style="font-family:system-ui,-apple-system,PingFang SC,Microsoft YaHei">系统</p><p style="font-family:ui-monospace,monospace">mono 等宽 12.50</p><p style="font-family:-apple-system">only apple 苹果</p>')
  await shoot(page, 'zz')
  expect(await page.evaluate(() => navigator.language)).toBe('zh-CN')
  expect(page.troubles).toEqual([])
  await b.close()
  console.log(Date.now() - t)
})
