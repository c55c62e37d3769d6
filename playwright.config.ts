import { defineConfig } from '@playwright/test';

/** Every page runs real Flex and real audio, which take some half a core: two files at a time suit two cores. */
export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '**/*.spec.ts',
  outputDir: 'build/browser-results',
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
});
