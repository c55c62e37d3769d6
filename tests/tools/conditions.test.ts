// The conditions of the browser tests: what breaks a test, and what excuses an error.
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../web/simulator';
import { Conditions } from '../browser/conditions';
import { EXCUSES } from '../browser/excuses';

const NEWEST = '2.17.1';
const OLDEST = '2.8.2';

const asked = (given: Partial<Entry>): Entry => ({
  at: Date.now(),
  via: 'voice',
  what: 'listen',
  body: {},
  status: null,
  ...given,
});

/** A simulator's journal, and the conditions of a test that begins with it. */
function begun(version = NEWEST, requests: Entry[] = []) {
  return { requests, conditions: new Conditions({ requests }, version) };
}

const line = (type: string, text: string) => ({ type: () => type, text: () => text });

describe('errors of ours', () => {
  test.each([
    'The core trapped on callOffered: RuntimeError: unreachable',
    'TypeError: partiesChanged was refused: parties: expected an array',
    'There can be no new core: CompileError',
    'taskAccepted was not handled to the end: Error: x',
    'A listener to snapshots threw: Error: x',
    "A listener of Flex's for incoming calls threw: Error: x",
    'A part did not stop cleanly: Error: x',
  ])('%s', (text) => {
    const { conditions } = begun();
    conditions.read(line('error', `[multi-call] ${text}`));
    expect(conditions.atEnd()).toEqual([`an error of ours in the console: [multi-call] ${text}`]);
  });

  test('warnings of ours and errors of Flex break nothing', () => {
    const { conditions } = begun();
    conditions.read(line('warning', '[multi-call] No line could be made ready'));
    conditions.read(line('error', 'Failed to load resource'));
    expect(conditions.atEnd()).toEqual([]);
  });

  test('an expected error breaks nothing, the same error once more does', () => {
    const { conditions } = begun();
    conditions.expectError('off: the core cannot start', 2);
    for (let i = 0; i < 3; i++) {
      expect(conditions.atEnd()).toHaveLength(i < 2 ? 1 : 0);
      conditions.read(line('error', '[multi-call] off: the core cannot start: CSP'));
    }
    expect(conditions.atEnd()).toEqual([
      'an error of ours in the console: [multi-call] off: the core cannot start: CSP',
    ]);
  });

  test('an expected error that does not happen breaks the test', () => {
    const { conditions } = begun();
    conditions.expectError('off: the core cannot start');
    conditions.read(line('error', '[multi-call] another error'));
    expect(conditions.atEnd()).toEqual([
      'an error of ours in the console: [multi-call] another error',
      'expected 1 × "[multi-call] off: the core cannot start", seen 0',
    ]);
  });
});

describe('secrets', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJncmFudHMiOnt9fQ.c2lnbmF0dXJl';

  test('a token that Flex itself prints is excused, a line that says more is not', () => {
    const { conditions } = begun();
    conditions.read(line('log', `DEBUG: Token updated in SessionState: ${token}`));
    expect(conditions.broken).toEqual([]);
    conditions.read(line('log', `DEBUG: Token updated in SessionState: ${token} and ${token}`));
    conditions.read(line('log', `DEBUG: Token updated by us: ${token}`));
    conditions.read(line('info', `connectToken JTdCJTIyY2FsbCUyMiUzQSUyMkNBMSUyMiU3RA`));
    expect(conditions.broken).toHaveLength(3);
    expect(conditions.account()).not.toContain('eyJ');
  });
});

/** A stack in Flex's bundle, as Chromium prints it. */
const at = (...names: readonly string[]): string =>
  names
    .map((name) => {
      const place = 'http://agent1.localhost:43455/flex/flex.js:943:4166';
      return `\n    at ${name === '' ? place : `${name} (${place})`}`;
    })
    .join('');

/** For each excuse the text with which it was seen, and a request that explains it. */
const SEEN: Readonly<
  Record<string, { readonly version: string; readonly reason: string; readonly request: Partial<Entry> }>
> = {
  'nobody there': {
    version: NEWEST,
    reason:
      'REQUEST_INVALID: Request failed with status code 404. The requested resource participant was not found' +
      at('l.clone', 'A.value', ''),
    request: {
      via: 'taskrouter',
      what: 'POST Workspaces/WS1/Workers/WK1/Reservations/WR1/WorkerParticipant',
      body: { EndConferenceOnExit: true },
      status: 404,
    },
  },
  'ended before it sounded': {
    version: NEWEST,
    reason: 'The play() request was interrupted by a call to pause(). https://goo.gl/LdLk22',
    request: { what: 'answer' },
  },
  'over within five seconds': {
    version: OLDEST,
    reason: `Error: no active call${at('new S', '_.createAndProcessError', '')}`,
    request: {
      via: 'taskrouter',
      what: 'POST Workspaces/WS1/Workers/WK1/Reservations/WR1',
      body: { Instruction: 'conference' },
    },
  },
  'token while answered': {
    version: NEWEST,
    reason:
      "While line 0 answers: TypeError: Cannot read properties of null (reading 'sdp')" +
      at('$I.getSDP', 's._onConnected', 'tf.emit'),
    request: { what: 'listen' },
  },
  'asked after a logout': {
    version: NEWEST,
    reason:
      "After a logout: TypeError: Cannot read properties of undefined (reading 'filter')" +
      at('O.<anonymous>', '', 'Object.next', 'D'),
    request: { what: 'hangup' },
  },
  'logged in on another page': {
    version: NEWEST,
    reason:
      "After a logout: TypeError: Cannot read properties of undefined (reading 'permissions')" +
      at('$r.get', 'm'),
    request: { via: 'websocket', what: 'event-bridge/v1/wschannels', body: '' },
  },
};

describe.each(EXCUSES)('the excuse "$name"', ({ name, kind }) => {
  const seen = SEEN[name];
  if (!seen) throw new Error(`no example of "${name}"`);
  const { version, reason, request } = seen;

  test('each request of this test explains one error', () => {
    const { conditions, requests } = begun(version);
    requests.push(asked(request), asked(request));
    for (let i = 0; i < 3; i++) conditions.uncaught(kind, reason);
    expect(conditions.broken).toEqual([`uncaught ${kind}: ${reason}`]);
  });

  test('no request of an earlier test explains an error', () => {
    const { conditions } = begun(version, [asked(request)]);
    conditions.uncaught(kind, reason);
    expect(conditions.broken).toHaveLength(1);
  });

  test('the same words thrown elsewhere break the test', () => {
    const { conditions, requests } = begun(version);
    requests.push(asked(request), asked(request));
    conditions.uncaught(
      kind,
      `${reason.split('\n')[0]}\n    at ours (http://a/plugins/plugin-multi-call.js:1:1)`,
    );
    conditions.uncaught(
      kind,
      reason.replaceAll('flex/flex.js', 'plugins/plugin-multi-call.js').concat('\n    at ours'),
    );
    expect(conditions.broken).toHaveLength(2);
  });

  test('no other request explains an error', () => {
    const { conditions, requests } = begun(version);
    requests.push(asked({ what: 'register' }), asked({ ...request, via: 'http', status: 200 }));
    conditions.uncaught(kind, reason);
    expect(conditions.broken).toHaveLength(1);
  });

  test('in an unmeasured version of Flex UI, as the other kind, or beside a live call it breaks the test', () => {
    const { conditions, requests } = begun('2.99.0');
    requests.push(asked(request));
    conditions.uncaught(kind, reason);
    expect(conditions.broken).toHaveLength(1);
    const measured = begun(version);
    measured.requests.push(asked(request), asked(request));
    measured.conditions.uncaught(kind === 'error' ? 'rejection' : 'error', reason);
    measured.conditions.uncaught(kind, `Beside a live call: ${reason}`);
    expect(measured.conditions.broken).toHaveLength(2);
  });
});
