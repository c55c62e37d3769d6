// The real core traps on the answer to a command, and another takes its place: the command is not carried out a second time.
import { expect, test } from 'vitest';
import { loadCore } from '../../js-glue/src/load';
import type { Command, Event } from '../../js-glue/src/protocol';
import type { Core } from '../../js-glue/src/session';
import { glue, settled, silent, type Glue } from './doubles/glue';
import { take } from './doubles/take';

/** Cores of which one traps, once, on the answer to the first command of this type. */
function trappingOnAnswerTo(type: Command['type']): { boot: () => Core; trapped: () => boolean } {
  let trapped = false;
  const answersTo = (text: string, ids: ReadonlySet<number>): boolean => {
    const event = JSON.parse(text) as Event;
    return (event.type === 'commandSucceeded' || event.type === 'commandFailed') && ids.has(event.command);
  };
  const boot = (): Core => {
    const core = loadCore();
    const ids = new Set<number>();
    return {
      dispatch(text) {
        if (!trapped && answersTo(text, ids)) {
          trapped = true;
          throw new Error('unreachable executed');
        }
        const reply = core.dispatch(text);
        const { commands = [] } = JSON.parse(reply) as { commands?: Command[] };
        for (const command of commands) if (command.type === type) ids.add(command.id);
        return reply;
      },
    };
  };
  return { boot, trapped: () => trapped };
}

const asked = ({ host }: Glue, what: string): number =>
  host.requests.filter((request) => request.what === what).length;

test('A trap on the answer to openLine makes no second Device for the call', async () => {
  const { boot, trapped } = trappingOnAnswerTo('openLine');
  const all = glue(silent, { boot });
  await take(all, 1);
  const second = await take(all, 2);
  expect(trapped()).toBe(true);
  expect(all.further).toHaveLength(1);
  second.voice.disconnected();
  await settled(() => all.further[0]?.destroyed);
  expect(all.multiCall.snapshot.calls).toHaveLength(1);
});

test('A trap on the answer to a hold asks for it once, and the party counts as held by the policy', async () => {
  const { boot, trapped } = trappingOnAnswerTo('hold');
  const all = glue(silent, { boot });
  await take(all, 1);
  await take(all, 2);
  await settled(() => all.host.requests.length);
  all.host.requests.forEach((request) => request.resolve());
  await settled(trapped);
  await settled(() => all.multiCall.snapshot.calls[0]?.parties[0]?.heldBy === 'policy');
  expect(asked(all, 'hold WR1 CU1')).toBe(1);
});

test.each(['silence', 'open', 'deliver', 'show'] as const)(
  'A trap on the answer to %s leaves the calls as they would be without it',
  async (type) => {
    const { boot, trapped } = trappingOnAnswerTo(type);
    const all = glue(silent, { boot });
    await take(all, 1);
    await take(all, 2);
    expect(trapped()).toBe(true);
    expect(all.delivered).toHaveLength(1);
    expect(all.multiCall.snapshot.calls.map(({ silenced }) => silenced)).toEqual([true, false]);
  },
);
