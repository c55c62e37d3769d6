import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{glue,plugin,setup,simulator,demo,mutation,tools}/**/*.test.{ts,tsx}'],
    // Deadlines, not durations: the machine may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // `npm run coverage`. Files that no test loads are listed too, with 0 %.
    coverage: {
      provider: 'v8',
      include: ['js-glue/src/**', 'plugin/src/**', 'plugin/setup/**', 'web/simulator/**', 'scripts/**'],
      exclude: ['**/*.d.ts', 'js-glue/src/protocol.ts'],
      reporter: ['text'],
      reportsDirectory: 'build/coverage-ts',
    },
  },
});
