/** A program under measurement, in a process of its own, on a port of its own. */
import { type ChildProcess, spawn } from 'node:child_process'

export interface Running {
  child: ChildProcess
  port: number
  /** Ends it and waits for its end. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Starts a program with Node, itself under another command if wished; ready when it prints an address with its port. @throws Error with its output when it ends before */
export async function start(
  program: string,
  dataDir: string,
  extra: { args?: string[]; env?: Record<string, string>; under?: string[] } = {},
): Promise<Running> {
  const [command = '', ...args] = [...(extra.under ?? []), process.execPath, ...(extra.args ?? []), program]
  const child = spawn(command, args, {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...extra.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: extra.under !== undefined,
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      const found = /https?:\/\/[^\s:]+:(\d+)/.exec(said)
      if (found) resolve(Number(found[1]))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => reject(new Error(`${program} ended: ${said}`)))
  })
  return {
    child,
    port,
    stop: async (signal = 'SIGTERM') => {
      // Under another command both must hear it.
      process.kill(extra.under ? -(child.pid as number) : (child.pid as number), signal)
      await ended
    },
  }
}
