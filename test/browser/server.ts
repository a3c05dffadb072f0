/** The real product as a process of its own, for tests that need a true address, a true restart or a true crash. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lanAddress } from '../../server/lib/env.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface RunningServer {
  /** http(s)://127.0.0.1:<port>, no slash at the end. */
  url: string
  /** The same product over this machine's first other IPv4 address; null (and a line on stderr) where there is none. */
  lanUrl: string | null
  /** Its data folder; emptied away by `stop({ forget: true })`. */
  dir: string
  /** What it has printed so far: the one-time set-up link, for one. */
  output(): string
  /** SIGTERM, then waits for the end. */
  stop(opts?: { forget?: boolean }): Promise<void>
  /** SIGKILL, then waits for the end: the crash. */
  kill(): Promise<void>
  /** Starts again on the same folder and port, stopping it first where it still runs. */
  restart(): Promise<void>
}

/**
 * Starts `server/main.ts` and waits until it answers.
 * @param opts.dir an existing data folder; a fresh one in the temp folder unless given.
 * @param opts.env more environment variables.
 * @param opts.https makes certificates in the data folder first.
 */
export async function startServer(opts: { dir?: string; env?: Record<string, string>; https?: boolean } = {}): Promise<RunningServer> {
  const dir = opts.dir ?? (await mkdtemp(join(tmpdir(), 'hongbang-data-')))
  const port = await freePort()
  const scheme = opts.https ? 'https' : 'http'
  const url = `${scheme}://127.0.0.1:${port}`
  if (opts.https)
    spawnSync(process.execPath, [join(root, 'server', 'start.mjs'), 'certificate'], { env: { ...process.env, DATA_DIR: dir } })
  const lan = lanAddress()
  if (!lan) console.error('No IPv4 address but loopback on this machine: nothing is tried over the local network.')

  let child: ChildProcess
  let printed = ''
  const ended = () => child.exitCode !== null || child.signalCode !== null

  async function start(): Promise<void> {
    // PUBLIC_URL of the developer's own shell must not send the journeys elsewhere.
    const env = { ...process.env, PUBLIC_URL: '', ...opts.env, PORT: String(port), HOST: '0.0.0.0', DATA_DIR: dir }
    child = spawn(process.execPath, [join(root, 'server', 'main.ts')], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (printed += text))
    const late = Date.now() + 60_000
    while (!(await healthy(url))) {
      if (ended()) throw new Error(`The server ended before it answered:\n${printed}`)
      if (Date.now() > late) {
        await end('SIGKILL')
        throw new Error(`The server did not answer ${url}/api/health within a minute:\n${printed}`)
      }
      await new Promise((go) => setTimeout(go, 50))
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (ended()) return
    const gone = new Promise((go) => child.once('exit', go))
    child.kill(signal)
    // A server that does not end in time is a fault that must not hang the tests.
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await gone
    clearTimeout(late)
    if (signal === 'SIGTERM' && child.signalCode === 'SIGKILL')
      throw new Error(`The server did not stop within 10 s of SIGTERM:\n${printed}`)
  }

  await start()
  return {
    url,
    lanUrl: lan && `${scheme}://${lan}:${port}`,
    dir,
    output: () => printed,
    async stop({ forget = false } = {}) {
      await end('SIGTERM')
      if (forget) await rm(dir, { recursive: true, force: true })
    },
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGTERM')
      await start()
    },
  }
}

async function healthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`)).status === 200
  } catch {
    return false
  }
}

/**
 * A port whose follower is free, too: over https the guide to the certificate listens there. Both lie below those that the
 * system lends to outgoing connections (from 32768 on Linux), which would take one between this look and the server's start.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + 2 * Math.floor(Math.random() * 6_000)
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, '0.0.0.0', () => probe.close(() => done(true)))
  })
}
