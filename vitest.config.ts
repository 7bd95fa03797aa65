import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/tests/**/*.test.ts',
      'tools/**/*.test.ts',
      'samples/**/*.test.ts',
    ],
    globalSetup: ['tools/test-database.ts', 'tools/test-browser.ts', 'tools/test-skips.ts'],
    setupFiles: ['tools/test-seed.ts'],
    // PGlite takes seconds to start: few workers, each sharing its modules and so its database among its files.
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    // Bounds for what hangs, not for what is slow on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
})
