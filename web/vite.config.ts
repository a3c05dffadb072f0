/** How the pages are built (web/dist) and served while developing (with /api passed on to the server). */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

/** The pages that open without a network; what they fetch only when needed comes along. */
const OFFLINE = /\/(judge\/(home|sheet)|public\/(login|link))\.tsx$/
const RED = [0xb5, 0x27, 0x1d]
const PAPER = [0xfb, 0xf8, 0xf2]

/** Writes the list of files into the service worker, and the manifest and icons by which a tablet installs the pages. */
function installable(): Plugin {
  return {
    name: 'installable',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const size of [192, 512]) this.emitFile({ type: 'asset', fileName: `icon-${size}.png`, source: seal(size) })
      this.emitFile({ type: 'asset', fileName: 'app.webmanifest', source: JSON.stringify(MANIFEST) })
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
      const main = chunks.find((one) => one.isEntry && one.facadeModuleId?.endsWith('.html'))
      const worker = chunks.find((one) => one.fileName === 'sw.js')
      const html = bundle['index.html']
      if (!main || !worker || html?.type !== 'asset') throw new Error('the build has no page or no service worker')
      const pages = new Set(main.dynamicImports)
      const wanted = new Set<string>()
      const take = (name: string) => {
        const chunk = chunks.find((one) => one.fileName === name)
        if (!chunk || wanted.has(name)) return
        wanted.add(name)
        for (const css of chunk.viteMetadata?.importedCss ?? []) wanted.add(css)
        for (const one of chunk.imports) take(one)
        for (const one of chunk.dynamicImports) if (!pages.has(one)) take(one)
      }
      take(main.fileName)
      for (const one of chunks) if (OFFLINE.test(one.facadeModuleId ?? '')) take(one.fileName)
      const files = ['index.html', ...wanted].map((name) => `/${name}`).sort()
      const version = createHash('sha256').update(files.join()).update(html.source).digest('hex').slice(0, 12)
      worker.code = worker.code
        .replace(/(["'`])__FILES__\1/, JSON.stringify(files))
        .replace(/(["'`])__VERSION__\1/, JSON.stringify(version))
    },
    // A hall's tablets all load at once: the server sends what was packed here, once.
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!/\.(js|css|html)$/.test(name)) continue
        const path = join(dir as string, name)
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
      }
    },
  }
}

const MANIFEST = {
  name: '红榜 Hongbang',
  short_name: '红榜',
  lang: 'zh-CN',
  start_url: '/judge',
  display: 'standalone',
  background_color: '#FBF8F2',
  theme_color: '#FBF8F2',
  icons: [192, 512].map((size) => ({ src: `/icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose: 'any maskable' })),
}

/** The seal as a PNG: a red square, its frame, and three lines of a posted list. */
function seal(size: number): Uint8Array {
  const at = (n: number) => Math.round((n * size) / 32)
  const within = (x: number, y: number, [left, top, right, bottom]: number[]) =>
    x >= at(left ?? 0) && x < at(right ?? 0) && y >= at(top ?? 0) && y < at(bottom ?? 0)
  const lines = [10, 15, 20].map((top) => [10, top, top === 20 ? 18 : 22, top + 2])
  const rows = Array.from({ length: size }, (_, y) => [
    0,
    ...Array.from({ length: size }, (_, x) => {
      const isFrame = within(x, y, [5, 5, 27, 27]) && !within(x, y, [6, 6, 26, 26])
      return isFrame || lines.some((line) => within(x, y, line)) ? PAPER : RED
    }).flat(),
  ])
  const number = (n: number) => Buffer.from([n >>> 24, n >>> 16, n >>> 8, n])
  const part = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    return Buffer.concat([number(data.length), body, number(crc(body))])
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    part('IHDR', Buffer.concat([number(size), number(size), Buffer.from([8, 2, 0, 0, 0])])),
    part('IDAT', deflateSync(Buffer.from(rows.flat()))),
    part('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let i = 0; i < 8; i++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // web/public is a room like the others, not a folder of files to serve as they are.
  publicDir: false,
  // JSX needs no plugin: Vite reads tsconfig.json's jsxImportSource; only its first look for packages does not.
  optimizeDeps: { rolldownOptions: { transform: { jsx: { importSource: 'preact' } } } },
  plugins: [installable()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    // Every browser of the target fetches modules ahead by itself. What each page needs is listed for a hall's pages only: the list
    // of all pages is carried by every one of them.
    modulePreload: { polyfill: false, resolveDependencies: (file, needed) => (/\/(sheet|login|link)-/.test(file) ? needed : []) },
    target: 'baseline-widely-available',
    rolldownOptions: {
      input: {
        index: fileURLToPath(new URL('index.html', import.meta.url)),
        sw: fileURLToPath(new URL('service-worker.ts', import.meta.url)),
      },
      // Its address must never change: it decides over the whole site.
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // What is always fetched together is one file: it packs better than ten.
        codeSplitting: {
          groups: [
            {
              name: 'shell',
              test: /node_modules\/(@?preact|hono)|\/web\/(api|lang|session|use)\.ts|\/web\/parts\/(banner|boundary|button|dialog|page|seal|shell)|\/words\/(common|mark-sentences|problems|shell|words)\.ts/,
            },
            { name: 'outbox', test: /\/web\/judge\/(device|kept|store)\.ts/ },
            {
              name: 'marking',
              test: /\/web\/judge\/(?!home|sheet|declare|deliberation|readiness|sha256|proposal)[\w-]+\.tsx?$|\/web\/parts\/marks\.tsx|\/words\/(marks|notes)\.ts|\/scoring\/(mark|plan|tree|aspect|repeat|incident|exact)\.ts/,
            },
          ],
        },
      },
    },
  },
  server: {
    host: true,
    port: 3001,
    strictPort: true,
    // The Host header stays as the browser sent it, so that the server's same-origin check holds here too.
    // With the slash: /api.ts is a file of the pages.
    proxy: { '/api/': { target: `http://127.0.0.1:${process.env.PORT || 3000}`, changeOrigin: false } },
  },
})
