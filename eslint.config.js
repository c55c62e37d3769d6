// Lint rules: TypeScript's strict set with types, and the layers of the architecture (README, "Layers").
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** A part must not import what lies above or beside it. */
function layer(files, forbidden, why) {
  return {
    files: [files],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: forbidden.map((group) => ({ group: [group], message: why })) },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['**/build/**', 'node_modules/**', 'test-results/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      // The one way in which a part's ambient types come along when another part imports it.
      '@typescript-eslint/triple-slash-reference': ['error', { path: 'always' }],
      // TypeScript itself says what is not defined.
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        window: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  {
    // It wraps the browser's own methods, which it can only take unbound.
    files: ['tests/browser/recorder.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  layer(
    'js-glue/src/**',
    ['react*', '@twilio/flex-ui*', '**/plugin/**', '**/web/**'],
    'js-glue knows the protocol and the Voice SDK only.',
  ),
  layer(
    'plugin/src/**',
    ['**/wasm/**', '**/build/**', '**/web/**'],
    "The plugin does not know the core's insides.",
  ),
  layer(
    'plugin/setup/**',
    ['react*', '@twilio/flex-ui*', '**/js-glue/**', '**/wasm/**', '**/web/**'],
    'The setup tool knows the table of options and the REST API only.',
  ),
  layer(
    'web/**',
    ['**/plugin/src/**', '**/js-glue/src/**', '**/wasm/**'],
    'The simulator loads the built plugin, as Flex does.',
  ),
);
