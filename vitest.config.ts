import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{glue,plugin,setup,simulator,demo,mutation,tools}/**/*.test.{ts,tsx}'],
    // Deadlines, not durations: the machine may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
