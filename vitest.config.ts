import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['apps/**/*.test.{ts,tsx}', 'packages/**/*.test.ts', 'bench/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.e2e.test.ts'],
    globalSetup: ['apps/server/test/support/global-setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Two cores, and each file has a database of its own.
    maxWorkers: 2,
  },
});
