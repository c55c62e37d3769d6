// What the plugin says of Flex's own handling of calls and microphones.
import { expect, test, vi } from 'vitest';
import type { VoiceCall } from '../../js-glue/src';
import type { FlexFacts } from '../../plugin/src/flex-facts';
import { flexHabits } from '../../plugin/src/flex-habits';

const flexUi = vi.hoisted((): { getSessionIdentifier: (() => string) | undefined } => ({
  getSessionIdentifier: () => 'mine',
}));
vi.mock('@twilio/flex-ui', () => flexUi);

interface Shape {
  features?: string[];
  otherSessionDetected?: unknown;
  initialDeviceCheck?: boolean;
  microphoneID?: unknown;
}

function flex({
  features = [],
  otherSessionDetected,
  initialDeviceCheck,
  microphoneID,
}: Shape = {}): FlexFacts {
  const state = {
    config: { initialDeviceCheck },
    session: { singleSessionGuard: { otherSessionDetected } },
    phone: { listener: { microphoneID } },
  };
  return { state, hasFeature: (id: string) => features.includes(id) } as unknown as FlexFacts;
}

function call(parameters: Record<string, string>): VoiceCall {
  return { customParameters: new Map(Object.entries(parameters)) } as unknown as VoiceCall;
}

test.each([
  ['an ordinary call', {}, {}, false],
  ['a call to Flex Mobile', { Target: 'flex-mobile', TaskSid: 'WT1' }, {}, true],
  ['a call to another target', { Target: 'agent' }, {}, false],
  [
    'a call of this session',
    { flex_session_identifier: 'mine' },
    { features: ['flex-multi-tab-support'] },
    false,
  ],
  [
    'a call of another session',
    { flex_session_identifier: 'theirs' },
    { features: ['flex-multi-tab-support'] },
    true,
  ],
  ['that call without the feature', { flex_session_identifier: 'theirs' }, {}, false],
  [
    'a call while another session is found',
    {},
    { features: ['flex-single-session'], otherSessionDetected: 'theirs' },
    true,
  ],
  ['that call without the feature', {}, { otherSessionDetected: 'theirs' }, false],
])('P40: %s', (_what, parameters, shape: Shape, elsewhere) => {
  expect(flexHabits(flex(shape)).isElsewhere(call(parameters))).toBe(elsewhere);
});

test('P40: a Flex that does not say which session it is takes every call', () => {
  const { getSessionIdentifier } = flexUi;
  flexUi.getSessionIdentifier = undefined;
  const habits = flexHabits(flex({ features: ['flex-multi-tab-support'] }));
  expect(habits.isElsewhere(call({ flex_session_identifier: 'theirs' }))).toBe(false);
  flexUi.getSessionIdentifier = getSessionIdentifier;
});

test('P40: a call without custom parameters is for this page', () => {
  expect(flexHabits(flex()).isElsewhere({} as VoiceCall)).toBe(false);
});

test.each([
  [undefined, true],
  [true, true],
  [false, false],
])('P22: Flex sets a microphone with initialDeviceCheck %s: %s', (initialDeviceCheck, sets) => {
  const shape = initialDeviceCheck === undefined ? {} : { initialDeviceCheck };
  expect(flexHabits(flex(shape)).setsMicrophone()).toBe(sets);
});

test('P22: the microphone that Flex would set is known once Flex has looked', () => {
  expect(flexHabits(flex({ microphoneID: 'default' })).microphone()).toBe('default');
  expect(flexHabits(flex()).microphone()).toBeNull();
});
