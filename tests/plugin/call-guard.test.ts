/** The Voice SDK's calls are guarded while actions are pending, and are otherwise as they were. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asOwnAct } from '../../plugin/src/flex/own-act';
import { AgentPage, Leg, MINE, OTHER } from './agent-page';
import type { Actions as ActionsDouble } from './actions-double';

const { Actions } = await vi.hoisted(async () => {
  const double = await import('./flex-double');
  return { Actions: new double.Actions() };
});
vi.mock('@twilio/flex-ui', async () => {
  const { TaskHelper } = await import('./flex-double');
  return { TaskHelper, Actions };
});
const actions: ActionsDouble = Actions;

let page: AgentPage;
let warn: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  page = new AgentPage(actions, 'here');
  page.start();
});
afterEach(() => {
  page.end();
  warn.mockRestore();
});

/** The action stays pending. */
const pending = (action: string, task: object): void => {
  actions.replaceAction(action, () => new Promise(() => {}));
  void actions.invokeAction(action, { task });
};
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('a hang-up by somebody else than Flex', () => {
  it('passes while no action is pending', () => {
    page.other.disconnect();
    expect([page.mine.timesEnded, page.other.timesEnded]).toEqual([0, 1]);
    expect(warn).not.toHaveBeenCalled();
  });

  it('passes while the action is on its own task', () => {
    pending('HangupCall', OTHER);
    page.other.disconnect();
    expect([page.mine.timesEnded, page.other.timesEnded]).toEqual([0, 1]);
  });

  it('passes while the pending action ends no call', () => {
    pending('HoldParticipant', MINE);
    page.other.disconnect();
    expect([page.mine.timesEnded, page.other.timesEnded]).toEqual([0, 1]);
  });

  it("reaches the acted-on task's call in place of another's (P30)", () => {
    pending('HangupCall', MINE);
    page.other.disconnect();
    expect([page.mine.timesEnded, page.other.timesEnded]).toEqual([1, 0]);
  });

  it('reaches none while two tasks are acted on and it is the call of neither (P30)', () => {
    pending('HangupCall', MINE);
    pending('HangupCall', { sid: 'WR3' });
    page.other.disconnect();
    expect([page.mine.timesEnded, page.other.timesEnded]).toEqual([0, 0]);
  });

  it('passes when it is our own', () => {
    pending('HangupCall', MINE);
    asOwnAct(() => page.other.disconnect());
    expect([page.mine.timesEnded, page.other.timesEnded]).toEqual([0, 1]);
  });

  it('passes for a call of which the core knows nothing', () => {
    const foreign = new Leg(3, () => {});
    pending('HangupCall', MINE);
    foreign.disconnect();
    expect(foreign.timesEnded).toBe(1);
  });

  it("passes when the core carries out the agent's earlier hang-up of that call", () => {
    pending('HangupCall', MINE);
    page.double.set({ hangingUp: [OTHER.sid as never] });
    page.other.disconnect();
    expect([page.mine.timesEnded, page.other.timesEnded]).toEqual([0, 1]);
  });

  it('passes while a Device is destroyed, which takes every call with it (P34)', () => {
    page.end();
    class Device {
      destroy(): void {
        page.mine.disconnect();
        page.other.disconnect();
      }
    }
    const device = new Device();
    Reflect.set(page.flex.manager, 'voiceClient', device);
    page.start();
    pending('HangupCall', { sid: 'WR3' });
    device.destroy();
    expect([page.mine.timesEnded, page.other.timesEnded]).toEqual([1, 1]);
  });
});

describe('digits', () => {
  it("reach the acted-on task's call in place of another's (P30)", () => {
    pending('SendDTMFDigits', MINE);
    page.other.sendDigits('1');
    expect([page.mine.digits, page.other.digits]).toEqual(['1', '']);
  });

  it('pass while no digits are asked for', () => {
    pending('HangupCall', MINE);
    page.other.sendDigits('1');
    expect([page.mine.digits, page.other.digits]).toEqual(['', '1']);
  });
});

describe('the worker whom a supervisor listens to leaves, and Flex hangs up its active call', () => {
  const supervise = (legs: unknown[]): void => {
    page.flex.state.supervisor = {
      callMonitoring: { task: { ...MINE, workerSid: 'WKother' } as never, status: 2 },
    };
    const own = { routingProperties: { workerSid: 'WKme' }, mediaProperties: { callSid: 'CAown1' } };
    page.flex.setConference('WT1', [], 'UO1', [own, ...legs]);
  };
  const theirs = { routingProperties: { workerSid: 'WKother' }, mediaProperties: { status: 'joined' } };
  beforeEach(() => page.show(page.other));

  it("that is a supervisor's own: it is ended while the worker is there", () => {
    supervise([theirs]);
    page.other.disconnect();
    expect([page.mine.timesEnded, page.other.timesEnded]).toEqual([0, 1]);
  });

  it('the monitored call ends in its place, and Flex shows none until it has noticed (P21)', async () => {
    supervise([]);
    page.other.disconnect();
    expect([page.mine.timesEnded, page.other.timesEnded]).toEqual([1, 0]);
    expect(page.active).toBeUndefined();
    page.flex.state.supervisor = { callMonitoring: { task: MINE, status: 0 } };
    page.flex.changed();
    await turn();
    expect(page.active).toBe(page.other);
    page.other.disconnect();
    expect(page.other.timesEnded).toBe(1);
  });
});

describe('once we have stopped', () => {
  const methods = () => Object.getOwnPropertyDescriptors(Leg.prototype);

  it('the class is as it was', () => {
    page.end();
    const before = methods();
    page.start();
    expect(methods()['disconnect']).not.toEqual(before['disconnect']);
    page.end();
    expect(methods()).toEqual(before);
  });

  it("another plugin's override of the class stays, and what it calls of ours passes", () => {
    const ours = methods()['disconnect']?.value as () => void;
    const theirs = function (this: Leg): void {
      ours.call(this);
    };
    Object.defineProperty(Leg.prototype, 'disconnect', { ...methods()['disconnect'], value: theirs });
    page.end();
    expect(methods()['disconnect']?.value).toBe(theirs);
    pending('HangupCall', MINE);
    page.other.disconnect();
    expect(page.other.timesEnded).toBe(1);
  });

  it("another plugin's method on one call is called as before, and guarded below", () => {
    const ofTheClass = methods()['disconnect']?.value as () => void;
    const own = vi.fn(() => ofTheClass.call(page.other));
    page.other.disconnect = own;
    pending('HangupCall', MINE);
    page.other.disconnect();
    expect(own).toHaveBeenCalledOnce();
    expect(page.other.timesEnded).toBe(0);
  });
});
