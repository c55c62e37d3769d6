import { beforeEach, expect, it, vi } from 'vitest';
import type { VoiceCall } from '../../js-glue/src';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { onMonitoredWorkerLeft } from '../../plugin/src/hooks/monitored-worker-left';
import { ShownCall } from '../../plugin/src/shown-call';
import { FlexDouble, type TaskDouble } from './flex-double';
import { SessionDouble, call } from './session-double';

const LISTENING = 2;
const theirs = { sid: 'WR2', taskSid: 'WT2', status: 'accepted', workerSid: 'WKother' } as TaskDouble;
const leg = { routingProperties: { workerSid: 'WKother' }, mediaProperties: { status: 'joined' } };

class VoiceDouble {
  readonly hungUp = vi.fn();
  isMuted = (): boolean => false;
  status = (): string => 'open';
  disconnect(): void {
    this.hungUp();
  }
}

const hangUpOf = (voice: VoiceDouble): unknown => Reflect.get(voice, 'disconnect');

let flex: FlexDouble;
let own: VoiceDouble;
let monitored: VoiceDouble;
let stop: () => void;

function start(): void {
  const facts = new FlexFacts(flex.manager);
  const session = new SessionDouble();
  session.set({ calls: [call(1, 'WR1'), call(2, 'WR2')] });
  session.voices.set(1, own as unknown as VoiceCall).set(2, monitored as unknown as VoiceCall);
  const shown = new ShownCall(flex.manager, facts);
  stop = onMonitoredWorkerLeft({ session: session.session, shown, flex: facts });
}

function monitor(status: number, legs: unknown[]): void {
  flex.state.supervisor = { callMonitoring: { task: theirs, status } };
  flex.setConference('WT2', [], 'UO2', legs);
}

beforeEach(() => {
  flex = new FlexDouble();
  own = new VoiceDouble();
  monitored = new VoiceDouble();
  flex.dispatch({ type: 'PHONE_ADD_CALL', payload: own });
  start();
  monitor(LISTENING, [leg]);
});

it("lets Flex's hang-up end a supervisor's own call while the monitored worker is there", () => {
  own.disconnect();
  expect(own.hungUp).toHaveBeenCalledOnce();
  expect(monitored.hungUp).not.toHaveBeenCalled();
});

it('hangs up the monitored call in place of the own one when the monitored worker has left, and shows the own one after it', async () => {
  monitor(LISTENING, []);
  own.disconnect();
  expect(own.hungUp).not.toHaveBeenCalled();
  expect(monitored.hungUp).toHaveBeenCalledOnce();
  expect(flex.state.phone.activeCall).toBeUndefined();
  monitor(0, []);
  await vi.waitFor(() => expect(flex.state.phone.activeCall).toBe(own));
});

it('leaves the call as it found it, once nobody is monitored or the plugin stops', () => {
  expect(Object.hasOwn(own, 'disconnect')).toBe(true);
  monitor(0, [leg]);
  expect(Object.hasOwn(own, 'disconnect')).toBe(false);
  const another = (): void => {};
  own.disconnect = another;
  monitor(LISTENING, [leg]);
  expect(hangUpOf(own)).not.toBe(another);
  stop();
  expect(hangUpOf(own)).toBe(another);
});
