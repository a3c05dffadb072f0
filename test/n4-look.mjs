import { openBrowser } from './browser/browser.ts'
import { mkdirSync } from 'node:fs'
mkdirSync('/tmp/n4-shots',{recursive:true})
const pw = (await import('node:fs')).readFileSync('/tmp/n4-pw','utf8').match(/: (\w{12})/)[1]
const base='http://127.0.0.1:39417'
const b = await openBrowser()
const SIZES={phone:[390,844],tablet:[820,1180],desktop:[1280,800]}
const [who, ...jobs] = process.argv.slice(2)
const lang = process.env.L ?? 'zh-CN'
const page = await b.page({width:1280,height:800,lang})
if (who!=='-') { await page.goto(base+'/login'); await page.locator('input[name=login]').fill(who); await page.locator('input[name=password]').fill(pw); await page.locator('form button[type=submit]').click(); await page.waitForURL(u=>!u.pathname.startsWith('/login')) }
const c = who!=='-' ? await page.evaluate(async()=>(await (await fetch('/api/campaigns')).json()).campaigns) : []
const done = c.find(x=>x.year===Math.max(...c.filter(y=>y.programmes[0].confirmed).map(y=>y.year)))
const now = c[0]
for (const job of jobs) {
  const [name, path] = job.split('=',1).concat(job.slice(job.indexOf('=')+1))
  await page.goto(base+path.replace('DONE', done?.id).replace('NOW', now?.id))
  await page.waitForLoadState('networkidle')
  for (const [s,[w,h]] of Object.entries(SIZES)) {
    await page.setViewportSize({width:w,height:h})
    const over = await page.evaluate(()=>{const o=document.documentElement.scrollWidth-innerWidth; if(o<=0) return null; return [o,...[...document.querySelectorAll('main *')].filter(e=>e.getBoundingClientRect().right>innerWidth+1).slice(-6).map(e=>e.tagName+'.'+e.className+' '+Math.round(e.getBoundingClientRect().right)+' '+e.textContent.slice(0,60))]})
    if(over) console.log(name,s,over)
    await page.screenshot({path:`/tmp/n4-shots/${name}-${s}.png`, fullPage: true, clip: {x:0,y:0,width:w,height:Math.min(2600, await page.evaluate(()=>document.documentElement.scrollHeight))}})
  }
}
console.log(page.troubles)
await b.close()
