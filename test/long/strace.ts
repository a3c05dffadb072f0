/** strace on a running server: what the kernel was asked for, and what it is made to answer. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Attaches, and resolves once it watches. @param what strace's own words, as "inject=fsync:error=EIO:when=30+" */
export async function watch(pid: number, file: string, ...what: string[]): Promise<{ stop(): Promise<string[]> }> {
  const strace = spawn('strace', ['-f', '-y', '-s', '16', '-o', file, ...what.flatMap((one) => ['-e', one]), '-p', String(pid)])
  const ended = new Promise<void>((resolve) => strace.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    let said = ''
    strace.once('error', reject)
    strace.stderr.on('data', (chunk: Buffer) => {
      said += chunk
      if (said.includes('attached')) resolve()
    })
    void ended.then(() => reject(new Error(`strace ended: ${said}`)))
  })
  return {
    stop: async () => {
      strace.kill('SIGINT')
      await ended
      return readFileSync(file, 'utf8').split('\n')
    },
  }
}

/** How many answers of 200 left in this trace, and how many of them while the log held writes that were not synced. */
export function dirtyAnswers(lines: readonly string[]): { answers: number; dirty: number } {
  let isDirty = false
  let [answers, dirty] = [0, 0]
  for (const line of lines) {
    if (/\bpwrite64\(\d+<[^>]*-wal>/.test(line)) isDirty = true
    else if (/\b(fsync|fdatasync)\(\d+<[^>]*-wal>\)\s+= 0/.test(line)) isDirty = false
    else if (/\b(write|writev|sendto)\(\d+<(socket|TCP)[^>]*>.*HTTP\/1\.1 200/.test(line)) {
      answers++
      if (isDirty) dirty++
    }
  }
  return { answers, dirty }
}
