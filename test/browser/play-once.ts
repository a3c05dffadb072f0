/** Plays the demo once before all journeys; each journey then starts from its own copy. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    demo: { dir: string; password: string }
  }
}

export default async function playOnce(project: TestProject) {
  const dir = mkdtempSync(join(tmpdir(), 'hongbang-demo-'))
  const demo = await promisify(execFile)(process.execPath, ['server/demo/main.ts'], { env: { ...process.env, DATA_DIR: dir } })
  const password = /: (\w{12})$/m.exec(demo.stdout)?.[1]
  if (!password) throw new Error(`the demo printed no password:\n${demo.stdout}${demo.stderr}`)
  project.provide('demo', { dir, password })
  return () => rmSync(dir, { recursive: true, force: true })
}
