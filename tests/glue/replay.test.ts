// What a user met becomes a test: a session's journal, exported, makes the native core ask for the same again.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JournalDocument } from '../../js-glue/src/journal';
import { loadCore } from '../../js-glue/src/load';
import type { Command, Event, Reply } from '../../js-glue/src/protocol';
import { Session } from '../../js-glue/src/session';
import { LogDouble } from './doubles/log';
import { native } from './native';
import { dice } from '../../web/simulator/media/dice';
import { RandomEvents } from './random-events';
import { replay as readAgain, type Defaults } from './transcript';

const defaults = JSON.parse(
  readFileSync(fileURLToPath(new URL('../core/scenarios/defaults.json', import.meta.url)), 'utf8'),
) as Defaults;

let program = '';
const folder = mkdtempSync(join(tmpdir(), 'journal-'));
beforeAll(() => {
  program = native('replay');
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

function play(content: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const file = join(folder, 'journal.json');
  writeFileSync(file, content);
  const { status, stdout, stderr } = spawnSync(program, [file, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr: stderr.replace(`${folder}/`, '') };
}

/** A session that lived through events of chance, and what its core asked for. */
function lived(seed: number): { journal: JournalDocument; asked: Command[] } {
  const asked: Command[] = [];
  const events = new RandomEvents(dice(seed));
  const carryOut = (command: Command): void => {
    asked.push(command);
    events.heard([command]);
  };
  const session = new Session(loadCore, carryOut, () => {}, new LogDouble());
  for (let n = 0; n < 200; n++) session.post(events.event() as Event);
  return { journal: session.exportJournal('1.2.3'), asked };
}

const document = (change: object = {}): string =>
  JSON.stringify({
    format: 'multi-call journal',
    version: 1,
    plugin: '1.2.3',
    options: null,
    cores: [{ leftOut: 0, events: ['{"type":"taskEnded","task":"WR1"}'] }],
    ...change,
  });

describe('A journal replayed', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('asks for what the session was asked for (%i)', (seed) => {
    const { journal, asked } = lived(seed);
    expect(asked.length).toBeGreaterThan(20);
    const { status, stdout, stderr } = play(JSON.stringify(journal));
    expect(status, stderr).toBe(0);
    const core = loadCore();
    const again: Command[] = [];
    const read = readAgain(stdout, defaults, (text) => {
      const reply = core.dispatch(text);
      const parsed = JSON.parse(reply) as Reply;
      if (!('error' in parsed)) again.push(...parsed.commands);
      return reply;
    });
    expect(again).toEqual(asked);
    expect(read, 'it is a scenario').toBe(stdout);
  });

  test('reads as the scenarios do', () => {
    const events = [
      { type: 'taskAccepted', task: 'WR 1', kind: 'voice' },
      { type: 'callOffered', call: 1, line: 0, sid: 'CA1', forwardable: true },
      { type: 'commandSucceeded', command: 1 },
      { type: 'commandSucceeded', command: 9 },
    ].map((event) => JSON.stringify(event));
    const { stdout } = play(document({ cores: [{ leftOut: 0, events }] }));
    expect(stdout).toBe(`# Version 1.2.3, core 1 of 1.
> taskAccepted task="WR 1"
  = accepting WR 1
> callOffered call=1 sid=CA1
  1 deliver call=1
  = accepting WR 1
  = 1 WR 1 ringing
> ok 1
> commandSucceeded command=9
  ignored: no such command is pending
`);
  });

  test('says where it starts, and with which options, when its beginning is missing', () => {
    const options = { type: 'configured', maxCalls: 2, resumeOnEnd: 'off', multiPartyHold: 'parties' };
    const { stdout } = play(document({ options, cores: [{ leftOut: 7, events: [] }] }));
    expect(stdout).toBe(`# Version 1.2.3, core 1 of 1.
# 7 events before these were left out: what follows may differ from what was.
> configured maxCalls=2
`);
  });

  test('can be of one core alone', () => {
    const cores = [1, 2].map((n) => ({ leftOut: 0, events: [`{"type":"taskEnded","task":"WR${n}"}`] }));
    expect(play(document({ cores })).stdout).toMatch(/core 1 of 2[^]*WR1[^]*core 2 of 2[^]*WR2/);
    expect(play(document({ cores }), '2').stdout).not.toContain('WR1');
    expect(play(document({ cores }), '3').stderr).toBe('journal.json: has cores 1 to 2, not 3\n');
  });
});

describe('What is no journal is refused by file, entry and field', () => {
  const wrong = (event: string): string => document({ cores: [{ leftOut: 0, events: [event] }] });
  test.each([
    ['', 'not JSON'],
    ['[]', 'expected a JSON object'],
    [document({ format: 'diary' }), 'format: expected "multi-call journal"'],
    [document({ version: 2 }), 'version: expected 1'],
    [document({ plugin: 1 }), 'plugin: expected text'],
    [document({ options: 1 }), 'options: expected an object, or null'],
    [document({ options: { type: 'configured' } }), 'options: maxCalls: expected a value, and it is missing'],
    [document({ cores: {} }), 'cores: expected a list'],
    [document({ cores: [1] }), 'cores[0]: expected an object'],
    [document({ cores: [{ leftOut: -1, events: [] }] }), 'cores[0].leftOut: expected a whole number'],
    [document({ cores: [{ leftOut: 0 }] }), 'cores[0].events: expected a list'],
    [document({ cores: [{ leftOut: 0, events: [{}] }] }), 'cores[0].events[0]: expected text'],
    [wrong('{"type"'), 'cores[0].events[0]: expected the text of a JSON object'],
    [wrong('{"type":"tea"}'), 'cores[0].events[0]: type: unknown event tea'],
    [
      wrong('{"type":"taskEnded","task":7}'),
      'cores[0].events[0]: task: expected text of 1 to 256 bytes without control characters',
    ],
  ])('%s', (content, message) => {
    expect(play(content)).toEqual({ status: 1, stdout: '', stderr: `journal.json: ${message}\n` });
  });

  test('a file that is not there', () => {
    const { status, stderr } = spawnSync(program, ['/nowhere/journal.json'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, '/nowhere/journal.json: cannot be read\n']);
  });
});
