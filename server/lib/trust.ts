/** The hall's own certificates: where they lie, and the page over plain http that hands their authority to a tablet in two steps. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { trust } from '../words/trust.ts'

export function tlsFiles(dataDir: string) {
  const at = (name: string) => join(dataDir, 'tls', name)
  return { key: at('server.key'), certificate: at('server.crt'), authorityKey: at('ca.key'), authority: at('ca.crt') }
}

export const hasCertificate = (dataDir: string) => existsSync(tlsFiles(dataDir).certificate)

/** Everything leads to the guide: whoever types the address without https must get somewhere. */
export function trustApp(dataDir: string, port: number) {
  const { authority } = tlsFiles(dataDir)
  return new Hono()
    .get('/hongbang-ca.crt', (c) =>
      c.body(readFileSync(authority), 200, {
        'Content-Type': 'application/x-x509-ca-cert',
        'Content-Disposition': 'attachment; filename="hongbang-ca.crt"',
      }),
    )
    .get('/trust', (c) => c.html(page(`https://${new URL(c.req.url).hostname}${port === 443 ? '' : `:${port}`}/`)))
    .all('*', (c) => c.redirect('/trust'))
}

function page(address: string): string {
  const half = (i: 0 | 1) => `
    <h1>${trust.title[i]}</h1>
    <p>${trust.why[i]}</p>
    <ol>
      <li><a href="/hongbang-ca.crt">${trust.get[i]}</a>
        <ul><li>${trust.ipad[i]}</li><li>${trust.android[i]}</li><li>${trust.computer[i]}</li></ul></li>
      <li>${trust.open[i]} <a href="${address}">${address}</a><br>${trust.install[i]}</li>
    </ol>
    <p>${trust.after[i]}</p>`
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${trust.title[0]} ${trust.title[1]}</title>
    <style>body{font:1.05rem/1.7 serif;max-width:38rem;margin:2rem auto;padding:0 1rem;background:#fbf8f2;color:#1c1a17}
      h1{border-bottom:3px solid #b5271d;font-size:1.5rem}a{color:#b5271d;font-weight:bold}ol>li{margin:1rem 0}ul{padding-left:1.2rem}</style>
    <main>${half(0)}<div lang="en">${half(1)}</div></main></html>`
}
