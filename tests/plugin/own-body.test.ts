import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wrapBody } from '../../plugin/src/flex/own-body';
import type { Actions as ActionsDouble } from './flex-double';

const { Actions, given } = await vi.hoisted(async () => {
  const double = await import('./flex-double');
  const given = { map: (map: unknown): unknown => map };
  return { Actions: new double.Actions(), given };
});
/** As plugins are given it: `given.map` changes what they get for a Map. */
vi.mock('@twilio/flex-ui', () => ({
  Actions: new Proxy(Actions, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      return value instanceof Map ? given.map(value) : value;
    },
  }),
}));
const actions: ActionsDouble = Actions;

let heard: string[];
const task = { sid: 'WR1' };
const hangUp = () => actions.invokeAction('HangupCall', { task });
const wrap = (name: string) =>
  wrapBody('HangupCall', (payload, body) => {
    heard.push(name);
    return body(payload);
  });

beforeEach(() => {
  actions.reset();
  heard = [];
  given.map = (map) => map;
  actions.body('HangupCall', () => Promise.resolve(heard.push('Flex')));
});
afterEach(() => vi.unstubAllGlobals());

describe("Flex's own body of an action", () => {
  it.each([
    ['before', true],
    ['after', false],
  ])('is ours when a plugin replaced the action %s us and calls the original (P30)', async (_, before) => {
    const replace = () => actions.replaceAction('HangupCall', (payload, original) => original(payload));
    if (before) replace();
    wrap('ours');
    if (!before) replace();
    await hangUp();
    expect(heard).toEqual(['ours', 'Flex']);
  });

  it('still has its payload completed by Flex', async () => {
    actions.taskOf = () => task;
    const payloads: unknown[] = [];
    wrapBody('HangupCall', (payload) => Promise.resolve(payloads.push(payload)));
    await actions.invokeAction('HangupCall', { sid: 'WR1' });
    expect(payloads).toEqual([{ sid: 'WR1', task }]);
  });

  it('is put back when we stop, whichever of two stops first', async () => {
    const first = wrap('first');
    const second = wrap('second');
    first();
    await hangUp();
    expect(heard).toEqual(['second', 'Flex']);
    second();
    heard.length = 0;
    await hangUp();
    expect(heard).toEqual(['Flex']);
  });

  it('is exactly the one that was there, once we have stopped', () => {
    const stop = wrap('ours');
    expect(actions.isFlexsOwn('HangupCall')).toBe(false);
    stop();
    expect(actions.isFlexsOwn('HangupCall')).toBe(true);
  });

  it("stays another plugin's when it registered the action since", async () => {
    const stop = wrap('ours');
    const ours = actions.actions.get('HangupCall');
    actions.registerAction('HangupCall', async (payload) => {
      heard.push('theirs');
      await ours?.(payload);
    });
    stop();
    await hangUp();
    expect(heard).toEqual(['theirs', 'Flex']);
  });

  it('is reached past the proxy that Flex can put before plugins', async () => {
    given.map = (map) => new Proxy(map as object, {});
    vi.stubGlobal('Twilio', { Flex: { Actions } });
    const warn = vi.spyOn(console, 'warn');
    wrap('ours');
    await hangUp();
    expect(heard).toEqual(['ours', 'Flex']);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('is wrapped by a replacement in a Flex whose bodies cannot be read, and left alone after we stop', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    given.map = () => ({});
    const stop = wrap('ours');
    await hangUp();
    stop();
    await hangUp();
    expect(heard).toEqual(['ours', 'Flex', 'Flex']);
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });
});
