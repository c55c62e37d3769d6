/** What is left of the plugin when the core has failed for good (P30, P34). */
import { beforeEach, expect, it, vi } from 'vitest';
import type { VoiceCall } from '../../js-glue/src';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { ShownCall } from '../../plugin/src/shown-call';
import { workWithoutCore } from '../../plugin/src/without-core';
import { FlexDouble, type Actions as ActionsDouble } from './flex-double';
import { call, SessionDouble, voice } from './session-double';

const { Actions } = await vi.hoisted(async () => {
  const double = await import('./flex-double');
  return { Actions: new double.Actions() };
});
vi.mock('@twilio/flex-ui', () => ({ Actions }));
const actions: ActionsDouble = Actions;

let flex: FlexDouble;
let session: SessionDouble;
let audible: number[];
let reached: unknown[];
const ada = voice('CA1');
const bob = voice('CA2');

/** The core has left Ada on hold, silenced, and Bob live and shown. */
beforeEach(() => {
  actions.reset();
  flex = new FlexDouble();
  session = new SessionDouble();
  audible = [];
  reached = [];
  session.voices.set(1, ada).set(2, bob);
  session.snapshot = {
    ...session.snapshot,
    calls: [call(1, 'WR1', { silenced: true }), call(2, 'WR2', { live: true })],
  };
  Object.assign(session, { makeAudible: (id: number) => void audible.push(id) });
  for (const name of ['HangupCall', 'SendDTMFDigits'])
    actions.body(name, () => Promise.resolve(void reached.push(flex.state.phone.activeCall)));
  flex.state.phone = { activeCall: bob, connection: {} };
  const facts = new FlexFacts(flex.manager);
  const shown = new ShownCall(flex.manager, facts);
  shown.tellTo(session.session);
  workWithoutCore({ session: session.session, flex: facts, shown });
});

const select = (sid: string) => {
  flex.state.view = { ...flex.state.view, selectedTaskSid: sid };
  flex.changed();
};
const of = (sid: string) => ({ task: { sid } });
const shownNow = () => flex.state.phone.activeCall as VoiceCall | undefined;

it.each(['UnholdCall', 'UnholdParticipant'])(
  'P34: a call is heard that the agent takes off hold by %s',
  async (name) => {
    await actions.invokeAction(name, of('WR1'));
    expect(audible).toEqual([1]);
    expect(shownNow()).toBe(ada);
  },
);

it('P34: shows the selected task’s call, and asks for nothing else', () => {
  select('WR1');
  expect(shownNow()).toBe(ada);
  select('WRchat');
  expect(shownNow()).toBe(ada);
  expect(audible).toEqual([]);
});

it.each(['HangupCall', 'SendDTMFDigits'])('P30: %s reaches its own task’s call or none', async (name) => {
  await actions.invokeAction(name, of('WR1'));
  await actions.invokeAction(name, of('WR2'));
  await actions.invokeAction(name, of('WRwithoutCall'));
  session.voices.delete(1); // Ada's call ends
  await actions.invokeAction(name, of('WR1'));
  expect(reached).toEqual([ada, bob, undefined, undefined]);
  expect(shownNow()).toBe(bob);
});

it.each(['HangupCall', 'SendDTMFDigits'])('P6: %s reaches a call that came afterwards', async (name) => {
  const later = voice('CA3');
  flex.dispatch({ type: 'PHONE_ADD_CALL', payload: later });
  await actions.invokeAction(name, of('WR3'));
  expect(reached).toEqual([later]);
});
