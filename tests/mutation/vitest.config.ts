import { defineConfig } from 'vitest/config';

/** What kills mutants of the TypeScript: the unit tests of the glue and the plugin, without those that replay the core for minutes. */
export default defineConfig({
  test: {
    include: ['tests/{glue,plugin}/**/*.test.{ts,tsx}'],
    exclude: [
      'tests/glue/{transcripts,differential,boundary,replay,storm}.test.ts',
      // It bundles the plugin in a process of its own, which no mutant reaches.
      'tests/plugin/template.test.ts',
    ],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
