// The core is one program built twice: what it says natively, under the sanitizers, it says as WASM, byte for byte.
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCore } from '../../js-glue/src/load';
import type { Reply } from '../../js-glue/src/protocol';
import { eventsOfScenarios } from '../fuzz/seeds';
import { native } from './native';
import { dice } from '../../web/simulator/media/dice';
import { ODD_VALUES, RandomEvents } from './random-events';

const SESSIONS = 60;
const EVENTS = 120;

let program = '';
beforeAll(() => {
  program = native('dispatch_lines');
}, 300_000);

function natively(texts: readonly string[]): string[] {
  const input = texts.map((text) => `${text}\n`).join('');
  const { status, stdout, stderr } = spawnSync(program, { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  expect(status, stderr).toBe(0);
  return stdout.split('\n').slice(0, -1);
}

function expectAlike(asked: readonly string[], wasm: readonly string[]): void {
  const replies = natively(asked);
  const both = (said: readonly string[]) => asked.map((text, n) => ({ text, said: said[n] }));
  expect(both(wasm)).toEqual(both(replies));
}

/** The event as text, with this for the value of that field. */
function withField(event: Record<string, unknown>, field: string, value: string): string {
  const members = Object.entries(event).map(
    ([name, own]) => `"${name}":${name === field ? value : JSON.stringify(own)}`,
  );
  return `{${members.join(',')}}`;
}

describe('natively and through the WASM the core says the same', () => {
  const scenarios = eventsOfScenarios();

  test.each(scenarios.map(({ name, told }) => [name, told] as const))('of scenario %s', (_, told) => {
    const core = loadCore();
    expectAlike(
      told,
      told.map((text) => core.dispatch(text)),
    );
  });

  test('of odd values in every field of every event', () => {
    const byType = new Map(
      scenarios
        .flatMap(({ told }) => told)
        .map((text) => {
          const event = JSON.parse(text) as Record<string, unknown>;
          return [event['type'], event];
        }),
    );
    const texts = [...byType.values()].flatMap((event) =>
      Object.keys(event).flatMap((field) => ODD_VALUES.map((odd) => withField(event, field, odd))),
    );
    expect(texts.length).toBeGreaterThan(2000);
    const core = loadCore();
    expectAlike(
      texts,
      texts.map((text) => core.dispatch(text)),
    );
  });

  test.each(Array.from({ length: SESSIONS }, (_, seed) => seed))('of the events of chance %i', (seed) => {
    const core = loadCore();
    const events = new RandomEvents(dice(seed));
    const asked: string[] = [];
    const said = Array.from({ length: EVENTS }, () => {
      const text = events.next();
      asked.push(text);
      const reply = core.dispatch(text);
      const parsed = JSON.parse(reply) as Reply;
      if (!('error' in parsed)) events.heard(parsed.commands);
      return reply;
    });
    expectAlike(asked, said);
  });
});
