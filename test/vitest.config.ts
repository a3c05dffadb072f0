/** Two lots of tests: `unit`, side by side, and then `browser`, one journey at a time on a machine that is free for it. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Processes, not threads: a native module that crashes takes down one file, not the run.
    pool: 'forks',
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
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
