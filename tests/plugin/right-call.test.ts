/**
 * P30: an action on a task reaches that task's call or no call, never another task's. Every action, wherever the task's
 * own leg is, with every kind of other plugin before and after ours. What is expected follows from the rule.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AgentPage, MINE, type Where } from './agent-page';
import type { Actions as ActionsDouble, Payload } from './actions-double';

const { Actions } = await vi.hoisted(async () => {
  const double = await import('./flex-double');
  return { Actions: new double.Actions() };
});
vi.mock('@twilio/flex-ui', async () => {
  const { TaskHelper } = await import('./flex-double');
  return { TaskHelper, Actions };
});
const actions: ActionsDouble = Actions;

const WHERE: readonly Where[] = ['here', 'coming', 'dialled', 'gone', 'never', 'untold'];
const ACTIONS = [
  'HangupCall',
  'EndVoiceTask',
  'EndConferenceForAll',
  'WrapupTask',
  'StopMonitoringCall',
  'SendDTMFDigits',
  'KickParticipant',
] as const;
type Action = (typeof ACTIONS)[number];

/** What happens in the time that another plugin takes. */
const later: (() => unknown)[] = [];

/** What another plugin does in an action. `early`: it has nothing to do with Flex's body. */
const PLUGINS = {
  'no other plugin': () => {},
  'a plugin that calls the original': (action) =>
    actions.replaceAction(action, (payload, original) => original(payload)),
  'a plugin that calls the next': (action) =>
    actions.replaceAction(action, (payload, original, next = original) => next(payload)),
  'a plugin that waits while the agent looks at the other call': (action, page) =>
    actions.replaceAction(action, async (payload, original) => {
      await Promise.resolve();
      page.show(page.other);
      await Promise.resolve();
      return original(payload);
    }),
  'a plugin that aborts': (action) =>
    actions.addListener(`before${action}`, (_, abort) => (abort as () => void)()),
  'a plugin that aborts and invokes it again': (action) =>
    actions.addListener(`before${action}`, (payload, abort) => {
      if ('again' in (payload as Payload)) return;
      (abort as () => void)();
      later.push(() => actions.invokeAction(action, { ...(payload as Payload), again: true }));
    }),
  'a plugin that calls the original twice, with copies': (action) =>
    actions.replaceAction(action, async (payload, original) => {
      await original({ ...payload });
      return original({ ...payload });
    }),
  'a plugin that throws in its listener': (action) =>
    actions.addListener(`before${action}`, () => {
      throw new Error('of another plugin');
    }),
  'a plugin that resolves early': (action) =>
    actions.replaceAction(action, (payload, original) => {
      later.push(() => original(payload));
      return Promise.resolve();
    }),
  'a plugin that acts on the active call itself': (action, page) =>
    actions.addListener(`before${action}`, () => actOnActive(action, page)),
  'a plugin that acts on the active call afterwards': (action, page) =>
    actions.addListener(`after${action}`, () => actOnActive(action, page)),
  'a plugin that ends the call at Twilio first': (action, page) =>
    actions.addListener(`before${action}`, async () => {
      await Promise.resolve();
      page.endsAtTwilio();
    }),
} satisfies Record<string, (action: Action, page: AgentPage) => void>;
type Plugin = keyof typeof PLUGINS;

/** As a plugin does that knows of one call: the active one is taken for the task's. */
function actOnActive(action: Action, page: AgentPage): void {
  if (action === 'SendDTMFDigits') page.active?.sendDigits('1');
  else if (action !== 'KickParticipant') page.active?.disconnect();
}

/** What comes of it by the rule, whatever the plugin. */
function byTheRule(action: Action, where: Where, plugin: Plugin) {
  const actsItself = plugin.includes('acts on the active call') && action !== 'KickParticipant';
  const endsFirst = plugin === 'a plugin that ends the call at Twilio first' && where === 'here';
  const isCarriedOut = plugin !== 'a plugin that aborts';
  const isComing = where === 'coming' || where === 'dialled';
  const hasCall = where === 'here' || isComing;
  const ends = action === 'HangupCall' || action === 'EndVoiceTask' || action === 'StopMonitoringCall';
  const isEnded =
    endsFirst ||
    (actsItself && hasCall && action !== 'SendDTMFDigits') ||
    (isCarriedOut && hasCall && ends) ||
    // Without an open call Flex would wrap the task up, or refuse; the call that comes then would have nobody.
    (isCarriedOut && isComing && (action === 'WrapupTask' || action === 'EndConferenceForAll'));
  const isTwice = plugin === 'a plugin that calls the original twice, with copies';
  const isFirst = plugin === 'a plugin that acts on the active call itself';
  const callIsLeft =
    where === 'here' &&
    !endsFirst &&
    !(isTwice && ends) &&
    !(isFirst && actsItself && action !== 'SendDTMFDigits');
  const asked =
    !isCarriedOut || isComing
      ? { KickParticipant: 'kick' }
      : callIsLeft
        ? { KickParticipant: 'kick', EndConferenceForAll: 'endConference', WrapupTask: 'wrapUp' }
        : // Flex's hang-up of a task whose call is over wraps the task up.
          { KickParticipant: 'kick', HangupCall: 'wrapUp', EndVoiceTask: 'wrapUp', WrapupTask: 'wrapUp' };
  const verb = isCarriedOut ? (asked as Partial<Record<Action, string>>)[action] : undefined;
  return {
    isEnded,
    asked: verb === undefined ? [] : [`${verb} ${MINE.sid}`],
    hasDigits: action === 'SendDTMFDigits' && where === 'here' && !endsFirst && (isCarriedOut || actsItself),
  };
}

let page: AgentPage;
afterEach(() => page.end());

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve();
};

async function play(action: Action, where: Where, plugin: Plugin, order: 'before' | 'after'): Promise<void> {
  later.length = 0;
  page = new AgentPage(actions, where);
  if (order === 'before') PLUGINS[plugin](action, page);
  page.start();
  if (order === 'after') PLUGINS[plugin](action, page);
  if (action === 'StopMonitoringCall') page.monitor();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const payload = action === 'StopMonitoringCall' ? {} : { task: MINE, digits: '1' };
  await actions.invokeAction(action, payload).catch(() => {});
  for (const act of later) await Promise.resolve(act()).catch(() => {});
  await turns();
  if (where === 'coming' || where === 'dialled') page.comes();
  await turns();
}

for (const action of ACTIONS) {
  describe(`P30: ${action}`, () => {
    for (const where of WHERE) {
      for (const plugin of Object.keys(PLUGINS) as Plugin[]) {
        for (const order of plugin === 'no other plugin'
          ? (['after'] as const)
          : (['before', 'after'] as const)) {
          it(`${where}, ${plugin}, loaded ${order}`, async () => {
            await play(action, where, plugin, order);
            expect.soft(page.other).toMatchObject({ timesEnded: 0, digits: '', muted: false });
            const { isEnded, asked, hasDigits } = byTheRule(action, where, plugin);
            expect.soft(page.mine.timesEnded).toBe(isEnded ? 1 : 0);
            expect.soft([...new Set(page.asked)]).toEqual(asked);
            expect.soft(page.mine.digits !== '').toBe(hasDigits);
            // What is shown afterwards is what the core wants, and not what an act needed.
            expect.soft(page.active).toBe(page.other);
          });
        }
      }
    }
  });
}
