import { beforeEach, expect, it, vi } from 'vitest';
import { listenToMediaKeys, type MediaSession } from '../../plugin/src/media-session';
import type { Actions as ActionsDouble } from './flex-double';
import { AT_REST, call, SessionDouble } from './session-double';

const { Actions } = await vi.hoisted(async () => ({
  Actions: new (await import('./flex-double')).Actions(),
}));
vi.mock('@twilio/flex-ui', () => ({ Actions }));
const actions: ActionsDouble = Actions;

/** A browser that has no hang-up button. */
class Browser implements MediaSession {
  playbackState = 'none';
  microphone: boolean | null = null;
  readonly handlers = new Map<string, () => void>();
  setActionHandler(action: string, handler: (() => void) | null): void {
    if (action === 'hangup' && this.lacksHangup) throw new TypeError(action);
    if (handler) this.handlers.set(action, handler);
    else this.handlers.delete(action);
  }
  setMicrophoneActive(active: boolean): void {
    this.microphone = active;
  }
  constructor(private readonly lacksHangup = false) {}
}

let session: SessionDouble;
beforeEach(() => {
  actions.reset();
  actions.body('MultiCallNext', () => Promise.resolve());
  actions.body('MultiCallHangUp', () => Promise.resolve());
  session = new SessionDouble();
});

const listen = (browser: Browser) => listenToMediaKeys({ session: session.session }, browser);
const live = () => session.set({ ...AT_REST, calls: [call(1, 'WR1', { live: true })] });

it("has the keys only while there is a call of the agent's", () => {
  const browser = new Browser();
  const stop = listen(browser);
  expect(browser.handlers.size).toBe(0);
  session.set({ ...AT_REST, calls: [call(1, 'WR1', { stage: 'ringing' })] });
  expect(browser.handlers.size).toBe(0);
  live();
  expect([...browser.handlers.keys()]).toEqual(['nexttrack', 'play', 'pause', 'togglemicrophone', 'hangup']);
  expect([browser.playbackState, browser.microphone]).toEqual(['playing', true]);
  session.set(AT_REST);
  expect([browser.handlers.size, browser.playbackState]).toEqual([0, 'none']);
  live();
  stop();
  expect(browser.handlers.size).toBe(0);
});

it('goes to the next call, mutes the live one and hangs it up', () => {
  const browser = new Browser();
  listen(browser);
  live();
  browser.handlers.get('nexttrack')?.();
  browser.handlers.get('hangup')?.();
  expect(actions.invoked).toEqual([
    { name: 'MultiCallNext', payload: {} },
    { name: 'MultiCallHangUp', payload: { sid: 'WR1' } },
  ]);
  browser.handlers.get('pause')?.();
  expect(session.posted.at(-1)).toEqual({ type: 'muteRequested', call: 1, muted: true });
});

it('P31: hangs up a live call that has no task', () => {
  const browser = new Browser();
  listen(browser);
  session.set({ ...AT_REST, calls: [call(1, 'WR1', { live: true, task: null, sid: 'CA1' as never })] });
  browser.handlers.get('hangup')?.();
  expect(actions.invoked).toEqual([{ name: 'MultiCallHangUp', payload: { callSid: 'CA1' } }]);
});

it.each(['play', 'togglemicrophone'])('P31: makes the next call live while none is: %s', (key) => {
  const browser = new Browser();
  listen(browser);
  session.set({ ...AT_REST, calls: [call(1, 'WR1', { live: false, silenced: true })] });
  browser.handlers.get(key)?.();
  browser.handlers.get('pause')?.();
  browser.handlers.get('hangup')?.();
  expect(actions.invoked).toEqual([{ name: 'MultiCallNext', payload: {} }]);
  expect(session.posted).toEqual([]);
});

it('takes no harm from a microphone sign that the browser refuses in a hidden page', async () => {
  const refused: unknown[] = [];
  const keep = (reason: unknown): void => void refused.push(reason);
  process.on('unhandledRejection', keep);
  const browser = new Browser();
  const refusal = Promise.reject(new Error('InvalidStateError'));
  Object.assign(browser, { setMicrophoneActive: () => refusal });
  listen(browser);
  live();
  await new Promise((later) => setTimeout(later, 0));
  process.off('unhandledRejection', keep);
  expect(refused).toEqual([]);
});

it('has the others in a browser that lacks one', () => {
  const browser = new Browser(true);
  listen(browser);
  live();
  expect(browser.handlers.size).toBe(4);
});
