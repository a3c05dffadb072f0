/** Starts the product: hands over to the bundled Node when this one is too old, builds the pages when they changed, then runs. */
// Node 12 must be able to parse this file: it is what tells people that their Node is too old.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { constants, networkInterfaces } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const mode = process.argv[2] || 'serve'
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
const page = join(root, 'web', 'dist', 'index.html')

/** Room for the young, in megabytes each: uploads that die there do not have the whole heap cleared, while judges wait. */
const ROOM = ['--min-semi-space-size=32', '--max-semi-space-size=32']

const [major, minor] = process.versions.node.split('.').map(Number)
// The version alone does not tell: 22.18 and 23.6 run TypeScript as it is, 23.0 does not.
if ((major > 22 || (major === 22 && minor >= 18)) && process.features.typescript) run()
else handOver()

function run() {
  if (mode === 'serve') {
    makeRoom()
    build()
    import('./main.ts')
  } else if (mode === 'demo') import('./demo/main.ts')
  else if (['score', 'select', 'restore', 'certificate'].includes(mode)) tool()
  else if (mode === 'dev') develop()
  else
    fail(
      `未知的方式 “${mode}”：请用 serve、dev、demo、score、select、restore 或 certificate。\nUnknown mode "${mode}": use serve, dev, demo, score, select, restore or certificate.`,
    )
}

/** Becomes the same process under V8's options, which count only from the start; where none can become another, it stays without them. */
function makeRoom() {
  if (!process.execve || process.execArgv.includes(ROOM[0])) return
  try {
    process.execve(process.execPath, [process.execPath, ...ROOM, ...process.execArgv, ...process.argv.slice(1)], process.env)
  } catch (error) {
    if (error.code !== 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM') throw error
  }
}

/** Sets the exit code and ends by itself: leaving at once could cut off what a pipe has not taken yet. */
function tool() {
  import(`./tools/${mode}.ts`)
    .then(({ main }) => main(process.argv.slice(3)))
    .then((code) => {
      process.exitCode = code
    })
}

/** better-sqlite3 crashes an old Node instead of refusing it, so nothing else may be imported before this. */
function handOver() {
  const name = `node-${process.platform}-${process.arch}`
  const bundled = join(root, 'node_modules', name, 'bin', 'node')
  // The bundled Node comes here only when an option took its TypeScript away: it would start itself for ever.
  if (!existsSync(bundled) || process.execPath === bundled) {
    fail(
      `红榜需要 Node.js 22.18 或更新版本，当前为 ${process.version}，且没有随附的 ${name}。请安装新版 Node.js（https://nodejs.org），或在 Linux x64 上重新运行 npm ci。\n` +
        `Hongbang needs Node.js 22.18 or newer; this is ${process.version}, and no ${name} came with the packages. Install a newer Node.js (https://nodejs.org), or run npm ci again on Linux x64.`,
    )
  }
  together([[fileURLToPath(import.meta.url), ...process.argv.slice(2)]], bundled)
}

/** Brings web/dist up to date, in a child so that the server's process carries no build tool. */
function build() {
  const built = existsSync(page) ? statSync(page).mtimeMs : 0
  if (!existsSync(vite)) {
    // A production image has no build tools, only their result.
    if (built) return
    fail('没有网页（web/dist），也没有构建工具：请运行 npm ci。\nThere are no pages (web/dist) and no tool to build them: run npm ci.')
  }
  const inputs = readdirSync(join(root, 'server')).map((folder) => join(root, 'server', folder, 'input.ts'))
  const sources = ['web', 'server/words', 'server/scoring', 'package-lock.json', 'tsconfig.json'].map((path) => join(root, path))
  if (built >= Math.max(...sources.concat(inputs).map(newest))) return
  const made = spawnSync(process.execPath, [vite, 'build', '--config', join(root, 'web', 'vite.config.ts'), '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (made.status !== 0) fail('网页构建失败，原因见上。\nThe pages could not be built; the reason is above.')
}

/** The newest change of a file, or of a folder and all in it; a folder's own time shows that a file was removed. */
function newest(path) {
  if (!existsSync(path)) return 0
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  const within = readdirSync(path).filter((name) => name !== 'dist')
  return Math.max(found.mtimeMs, ...within.map((name) => newest(join(path, name))))
}

/** Server and pages, both reloading on change, under one address. */
function develop() {
  if (!existsSync(vite)) fail('没有构建工具：请运行 npm ci。\nThe build tools are missing: run npm ci.')
  const port = process.env.WEB_PORT || '3001'
  const lan = Object.values(networkInterfaces())
    .flat()
    .find((address) => address.family === 'IPv4' && !address.internal)
  process.env.HONGBANG_DEV = '1'
  // Links and QR codes that the server makes must lead to these pages, also from a phone.
  process.env.PUBLIC_URL = process.env.PUBLIC_URL || `http://${lan ? lan.address : 'localhost'}:${port}`
  together([
    ['--watch', '--watch-preserve-output', join(root, 'server', 'main.ts')],
    [vite, '--config', join(root, 'web', 'vite.config.ts'), '--port', port, '--logLevel', 'warn'],
  ])
  console.log(`\n打开 Open  http://localhost:${port}\n`)
}

/** Runs children until the first ends, passes signals on to all, and ends as that first one did. */
function together(commands, node = process.execPath) {
  const children = []
  let code = null
  const tell = (signal) => {
    for (const child of children) child.kill(signal)
  }
  const stop = (signal) => {
    // Ending together when asked to is no failure; a Node that was handed over to speaks for itself.
    if (commands.length > 1 && code === null) code = 0
    // Ctrl+C in a terminal reaches the children without us; a second SIGINT would cut their orderly end short.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) tell(signal)
  }
  // Before the first child: a signal must never end us alone and leave one running.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
  for (const args of commands) children.push(spawn(node, args, { stdio: 'inherit' }))
  let running = children.length
  for (const child of children) {
    child.on('error', (error) => fail(String(error)))
    child.on('exit', (status, signal) => {
      if (code === null) code = status === null ? 128 + constants.signals[signal] : status
      running -= 1
      if (running === 0) process.exit(code)
      else tell('SIGTERM')
    })
  }
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
