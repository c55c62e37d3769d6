import { defineConfig } from '@playwright/test';

/** Every page runs real Flex and real audio: more than one at a time on two cores would measure the queue. */
export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '**/*.spec.ts',
  outputDir: 'build/browser-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
});
