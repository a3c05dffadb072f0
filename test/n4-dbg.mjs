import { openBrowser } from './browser/browser.ts'
const pw = (await import('node:fs')).readFileSync('/tmp/n4-pw','utf8').match(/: (\w{12})/)[1]
const base='http://127.0.0.1:39417'
const b = await openBrowser()
const page = await b.page({width:390,height:844,lang:'en'})
await page.goto(base+'/login'); await page.locator('input[name=login]').fill('demo-committee'); await page.locator('input[name=password]').fill(pw); await page.locator('form button[type=submit]').click(); await page.waitForURL(u=>!u.pathname.startsWith('/login'))
const c = await page.evaluate(async()=>(await (await fetch('/api/campaigns')).json()).campaigns)
await page.goto(base+`/committee/${c[1].id}?part=after`); await page.waitForLoadState('networkidle')
console.log(await page.evaluate(()=>[document.documentElement.scrollWidth, ...[...document.querySelectorAll('body *')].filter(e=>{const r=e.getBoundingClientRect(); return r.width>391}).map(e=>e.tagName+'.'+e.className+' '+Math.round(e.getBoundingClientRect().width))]))
await b.close()
