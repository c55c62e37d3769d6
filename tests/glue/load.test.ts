// A core whose WASM has thrown is dead, because its module would go on answering in an unknown state.
import { expect, test, vi } from 'vitest';

vi.mock('../../build/wasm/callcore.js', () => ({
  default: () => ({
    dispatch(text: string): string {
      if (text === 'trap') throw new Error('unreachable executed');
      return text;
    },
  }),
}));

const { loadCore } = await import('../../js-glue/src/load');

test('Text that is too long for the module does not reach it', () => {
  expect(JSON.parse(loadCore().dispatch('x'.repeat(1_000_001)))).toEqual({
    error: { field: '', message: 'longer than 1000000 characters' },
  });
});

test('After a trap a core is never asked again, and another one is fine', () => {
  const core = loadCore();
  expect(() => core.dispatch('trap')).toThrow('unreachable executed');
  expect(() => core.dispatch('{}')).toThrow('This core has trapped before');
  expect(loadCore().dispatch('{}')).toBe('{}');
});
