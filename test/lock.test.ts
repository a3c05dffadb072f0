/** package-lock.json must install everywhere: no package without its hash, no registry's name, no platform left out. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Locked {
  version?: string
  resolved?: string
  integrity?: string
  optionalDependencies?: Record<string, string>
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'))
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> }
const installed = Object.entries(packages).filter(([path]) => path !== '')

test('every package has an integrity hash', () => {
  expect(installed.length).toBeGreaterThan(50)
  expect(installed.filter(([, it]) => !it.integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
})

test('no package names a host: each machine uses the registry that it is set to', () => {
  expect(installed.filter(([, it]) => it.resolved).map(([path, it]) => `${path}: ${it.resolved}`)).toEqual([])
})

// A registry that lacks a platform's binary makes a lock that works where it was written and fails elsewhere.
test('every optional platform package has its own entry', () => {
  const missing = Object.entries(packages).flatMap(([path, it]) =>
    Object.keys(it.optionalDependencies ?? {})
      .filter((name) => !folders(path).some((folder) => `${folder}node_modules/${name}` in packages))
      .map((name) => `${path || 'package.json'}: ${name}`),
  )
  expect(missing).toEqual([])
})

test('package.json pins exact versions, the locked ones', () => {
  const { dependencies, devDependencies, optionalDependencies } = read('package.json')
  const asked: Record<string, string> = { ...dependencies, ...devDependencies, ...optionalDependencies }
  expect(Object.fromEntries(Object.keys(asked).map((name) => [name, packages[`node_modules/${name}`]?.version]))).toEqual(asked)
})

/** Where Node looks for a package's dependency: "a/node_modules/b" → "a/node_modules/b/", "a/", "". */
function folders(path: string): string[] {
  const at = path.lastIndexOf('node_modules/')
  return path === '' ? [''] : [`${path}/`, ...folders(path.slice(0, Math.max(at - 1, 0)))]
}
