import { defineConfig } from 'vitest/config';

// Browser tests: Debian's Chromium, driven by playwright-core. Two at a time: a page waits more than it computes.
export default defineConfig({
  test: {
    include: ['apps/**/*.e2e.test.ts'],
    globalSetup: ['apps/server/test/support/global-setup.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
});
