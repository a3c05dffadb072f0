/** `server/start.mjs`: an old Node hands over to the bundled one or says what it needs; a new one builds only what changed. */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const original = fileURLToPath(new URL('../server/start.mjs', import.meta.url))
const bundled = `node_modules/node-${process.platform}-${process.arch}/bin/node`
const fake = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.20.2"}})'
/** This Node under an old one's number, and whatever really old one this machine has. */
const OLD: [string, string[]][] = [['this Node, as 20.20.2', [process.execPath, '--import', fake]], ...reallyOld()]

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hongbang-start-'))
  put('package.json', '{ "type": "module" }')
  put('server/main.ts', 'const words: string = "served"; console.log(words, process.versions.node)')
  put('server/demo/main.ts', 'const words: string = "played"; console.log(words, process.argv.slice(2).join())')
  copyFileSync(original, join(dir, 'server/start.mjs'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

if (process.platform === 'win32') console.log('Skipped: signals, scripts and processes that become another, because this is Windows.')
if (!existsSync(bundled)) console.log('Skipped: the hand-over to the Node that npm brings, because it brought none here.')

describe.skipIf(process.platform === 'win32').each(OLD)('%s', (_, node) => {
  test('hands over its arguments, and ends with the code it gets back', () => {
    put(bundled, '#!/bin/sh\nshift; echo "bundled: $*"; exit 7', 0o755)
    expect(start(node, 'demo', 'two words')).toMatchObject({ status: 7, stdout: 'bundled: demo two words\n', stderr: '' })
  })

  test.each(['SIGTERM', 'SIGINT'] as const)('passes on %s', async (signal) => {
    put(bundled, `#!/bin/sh\ntrap 'exit 9' ${signal.slice(3)}\necho ready\nwhile :; do sleep 0.05; done`, 0o755)
    const child = spawn(node[0]!, [...node.slice(1), 'server/start.mjs'], { cwd: dir })
    child.stdout.once('data', () => child.kill(signal))
    expect(await new Promise((done) => child.once('exit', done))).toBe(9)
  })

  test('without a bundled Node says in both languages which one is needed', () => {
    const { status, stderr } = start(node)
    expect(status).toBe(1)
    expect(stderr).toMatch(/红榜需要 Node\.js 22\.18 或更新版本/)
    expect(stderr).toMatch(/Hongbang needs Node\.js 22\.18 or newer/)
    expect(stderr).not.toMatch(/ {4}at /)
  })

  test.skipIf(!existsSync(bundled))('runs on the Node that npm brought', () => {
    const real = fileURLToPath(new URL(`../${bundled}`, import.meta.url))
    put(bundled, `#!/bin/sh\nexec "${real}" "$@"`, 0o755)
    expect(start(node, 'demo', '--small')).toMatchObject({ status: 0, stdout: 'played demo,--small\n' })
  })
})

test('is readable by Node 12, which must live to tell', () => {
  expect(readFileSync(original, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')).not.toMatch(
    /\?\?|\?\.[a-z([]|^\s*await |\bawait import|#\w+[;=(]|\|\|=|\bstatic \{/m,
  )
})

test.skipIf(process.platform === 'win32')(
  'the server starts with room for what is young, once, as the process it was, with its options and arguments',
  () => {
    put('web/dist/index.html', '')
    put('server/main.ts', 'console.log(process.pid, process.execArgv.join(" "), process.argv.slice(2).join())')
    const { stdout, pid } = start([process.execPath, '--no-deprecation'], 'serve', 'two words')
    expect(stdout).toBe(`${pid} --min-semi-space-size=32 --max-semi-space-size=32 --no-deprecation serve,two words\n`)
  },
)

describe('the pages', () => {
  const vite = 'node_modules/vite/bin/vite.js'
  const builds =
    "import { mkdirSync, writeFileSync } from 'node:fs'; mkdirSync('web/dist', { recursive: true }); writeFileSync('web/dist/index.html', ''); console.log('built')"
  beforeEach(() => {
    put('node_modules/vite/package.json', '{ "type": "module" }')
    put('web/main.tsx', '')
    put('server/people/input.ts', '')
    put('server/people/queries.ts', '')
  })

  test('are built once, and again only when something they are made of has changed', () => {
    put(vite, builds)
    const served = `served ${process.versions.node}\n`
    expect(start().stdout).toBe(`built\n${served}`)
    expect(start().stdout).toBe(served)
    for (const [path, matters] of Object.entries({
      'web/main.tsx': true,
      'server/people/input.ts': true,
      'server/people/queries.ts': false,
    })) {
      const later = Date.now() / 1000 + 5
      utimesSync(join(dir, path), later, later)
      expect(start().stdout, path).toBe(matters ? `built\n${served}` : served)
      utimesSync(join(dir, path), 1, 1)
    }
  })

  test('of a production image are served without the build tool', () => {
    put('web/dist/index.html', '')
    expect(start().stdout).toMatch(/^served/)
  })

  test('that are missing, or do not build, stop the start with a reason', () => {
    expect(start()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/web\/dist.*\n.*npm ci/) })
    put(vite, 'process.exit(3)')
    expect(start()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/could not be built/) })
  })

  test('are not needed by the demo, and an unknown mode is refused', () => {
    expect(start(undefined, 'demo')).toMatchObject({ status: 0, stdout: 'played demo\n' })
    expect(start(undefined, 'sevre')).toMatchObject({ status: 1, stderr: expect.stringMatching(/Unknown mode "sevre"/) })
  })
})

function put(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true })
  writeFileSync(join(dir, path), text)
  chmodSync(join(dir, path), mode)
}

function start(node: string[] = [process.execPath], ...args: string[]) {
  return spawnSync(node[0]!, [...node.slice(1), 'server/start.mjs', ...args], { cwd: dir, encoding: 'utf8' })
}

function reallyOld(): [string, string[]][] {
  const paths = (process.env.PATH ?? '').split(delimiter).filter((path) => !path.includes('node_modules'))
  const nodes = [...new Set(paths.map((path) => join(path, 'node')))].filter((path) => existsSync(path))
  return nodes.flatMap((node): [string, string[]][] => {
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()
    return Number(version.slice(1).split('.')[0]) < 22 ? [[`${node} ${version}`, [node]]] : []
  })
}
