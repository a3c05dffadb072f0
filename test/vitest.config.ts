/** Three lots of tests: `unit`, side by side; then `browser`, each journey with a server and a browser of its own; `long` on request. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Processes, not threads: a native module that crashes takes down one file, not the run.
    pool: 'forks',
    // All cores: by default one stays idle, which on two cores is half the machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        root: fileURLToPath(new URL('..', import.meta.url)),
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/browser/**', 'test/long/**'], testTimeout: 20_000 },
      },
      {
        extends: true,
        root: fileURLToPath(new URL('..', import.meta.url)),
        test: {
          name: 'browser',
          globalSetup: 'test/browser/play-once.ts',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A second, the default, is too short for a browser that shares two cores.
          expect: { poll: { timeout: 15_000 } },
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        root: fileURLToPath(new URL('..', import.meta.url)),
        test: {
          name: 'long',
          globalSetup: 'test/browser/play-once.ts',
          include: ['test/long/**/*.test.ts'],
          testTimeout: 900_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
