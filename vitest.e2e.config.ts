import { defineConfig } from 'vitest/config';

// Browser tests: Debian's Chromium, driven by playwright-core. One at a time: a browser wants both cores.
export default defineConfig({
  test: {
    include: ['apps/**/*.e2e.test.ts'],
    globalSetup: ['apps/server/test/support/global-setup.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
