import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Event } from '../../js-glue/src';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { onStartOutboundCall } from '../../plugin/src/hooks/StartOutboundCall';
import { everyCallIsOnHold, onToggleOutboundDialer } from '../../plugin/src/hooks/ToggleOutboundDialer';
import { ShownCall } from '../../plugin/src/shown-call';
import { FlexDouble, TaskHelper, type Actions as ActionsDouble, type TaskDouble } from './flex-double';
import { AT_REST, call, SessionDouble, voice } from './session-double';

const { Actions } = await vi.hoisted(async () => {
  const double = await import('./flex-double');
  return { Actions: new double.Actions() };
});
vi.mock('@twilio/flex-ui', async () => {
  const double = await import('./flex-double');
  return { TaskHelper: double.TaskHelper, Actions };
});

const actions: ActionsDouble = Actions;
const accepted: TaskDouble = { sid: 'WR1', taskSid: 'WT1', status: 'accepted' };
const made: TaskDouble = { sid: 'WR2', taskSid: 'WT2', status: 'pending', kind: 'outbound' };
const held = { parties: [{ party: 'CA1', kind: 'customer', held: true }] } as never;

let flex: FlexDouble;
let double: SessionDouble;
let stop: () => void;
let isBlocked: boolean;
/** What Flex does once it has found nothing against dialling. */
let createTask: () => Promise<void>;

/** As Flex does: looks at the call tasks in the turn in which it blocks itself (source: startOutboundCall). */
async function startOutboundCall(payload: Record<string, unknown>): Promise<void> {
  if (isBlocked) throw new Error('outbound call action already pending');
  isBlocked = true;
  actions.blockAction('StartOutboundCall', payload);
  try {
    if (flex.state.phone.activeCall) throw new Error('voice call already live');
    for (const task of flex.state.worker.tasks.values())
      if (TaskHelper.isLiveCall(task)) throw new Error('live call task already exists');
    await createTask();
  } finally {
    isBlocked = false;
    actions.unblockAction('StartOutboundCall', payload);
  }
}

beforeEach(() => {
  actions.reset();
  isBlocked = false;
  flex = new FlexDouble();
  flex.setTask(accepted);
  double = new SessionDouble();
  double.snapshot = { ...AT_REST, calls: [call(1, 'WR1')] };
  double.onPost = ({ type }: Event) => {
    if (type === 'dialStarted') double.set({ dialling: true, calls: [call(1, 'WR1', { silenced: true })] });
    if (type === 'dialFailed') double.set({ dialling: false, calls: [call(1, 'WR1')] });
  };
  actions.body('StartOutboundCall', startOutboundCall);
  createTask = () => Promise.resolve(flex.setTask(made));
  const facts = new FlexFacts(flex.manager);
  const shown = new ShownCall(flex.manager, facts);
  const parts = { session: double.session, flex: facts, shown };
  const stops = [onStartOutboundCall(parts), onToggleOutboundDialer(parts)];
  stop = () => stops.forEach((each) => each());
});

const types = () => double.posted.map(({ type }) => type);
const dial = (destination = '+15554443333') => actions.invokeAction('StartOutboundCall', { destination });

describe('dialling out', () => {
  it('beside a call is told before Flex begins, and Flex dials (P29)', async () => {
    let before: string[] = [];
    createTask = () => {
      before = types();
      return Promise.resolve(flex.setTask(made));
    };
    await dial();
    expect(before).toEqual(['dialStarted']);
    expect(types()).toEqual(['dialStarted']);
  });

  it('waits for the others to be silent', async () => {
    double.onPost = () => double.set({ dialling: true });
    let begun = false;
    createTask = () => {
      begun = true;
      return Promise.resolve(flex.setTask(made));
    };
    const dialling = dial();
    await Promise.resolve();
    expect(begun).toBe(false);
    double.set({ calls: [call(1, 'WR1', { silenced: true })] });
    await dialling;
    expect(begun).toBe(true);
  });

  it('hides the call tasks from nobody for longer than Flex looks', async () => {
    let during = false;
    createTask = () =>
      Promise.resolve().then(() => {
        during = TaskHelper.isLiveCall(accepted);
        flex.setTask(made);
      });
    await dial();
    expect(during).toBe(true);
  });

  it('with no call is plain Flex (P6)', async () => {
    double.snapshot = AT_REST;
    await expect(dial()).rejects.toThrow('live call task already exists');
    flex.setTask({ sid: 'WR1', gone: true });
    await dial();
    expect(types()).toEqual([]);
  });

  it('while a call rings is refused by Flex, and nobody is held for it', async () => {
    flex.setTask({ ...made, kind: 'voice' });
    await expect(dial()).rejects.toThrow();
    expect(types()).toEqual([]);
  });

  it.each([
    ['Flex throws', () => Promise.reject(new Error('no'))],
    ['Flex gives up without a word', () => Promise.resolve()],
  ])('is told as failed when %s (P8)', async (_, what) => {
    createTask = what;
    await dial().catch(() => {});
    expect(types()).toEqual(['dialStarted', 'dialFailed']);
  });

  it('is told as failed when no task is accepted in time, once', async () => {
    const began = new Promise<void>((resolve) => {
      createTask = () => {
        resolve();
        return new Promise(() => {});
      };
    });
    void dial();
    await began;
    double.timeOut();
    await vi.waitFor(() => expect(types()).toEqual(['dialStarted', 'dialFailed']));
  });

  it('a second time meanwhile is refused by Flex, and the first goes on', async () => {
    let finish = (): void => {};
    const began = new Promise<void>((resolve) => {
      createTask = () => {
        resolve();
        return new Promise((done) => (finish = () => done(flex.setTask(made))));
      };
    });
    const first = dial();
    await began;
    await expect(dial('+15554444444')).rejects.toThrow('already pending');
    finish();
    await first;
    expect(types()).toEqual(['dialStarted']);
  });

  it('is one attempt when another plugin cancels it and invokes it again in its own way (P29)', async () => {
    createTask = () => new Promise(() => {});
    actions.addListener('beforeStartOutboundCall', (payload, abort) => {
      if ('again' in (payload as object)) return;
      void actions.invokeAction('StartOutboundCall', { ...(payload as object), again: true });
      (abort as () => void)();
    });
    await expect(dial()).rejects.toThrow('cancelled');
    expect(types()).toEqual(['dialStarted']);
    double.timeOut();
    await vi.waitFor(() => expect(double.isWaitedFor).toBe(false));
  });

  it('that has its task does not fail when the time is out', async () => {
    await dial();
    double.set({ dialling: false });
    double.timeOut();
    await Promise.resolve();
    expect(types()).toEqual(['dialStarted']);
  });

  it('is plain Flex again once stopped', async () => {
    stop();
    expect(actions.listenerCount()).toBe(0);
    await expect(dial()).rejects.toThrow('live call task already exists');
    expect(types()).toEqual([]);
  });
});

describe('the dial-pad', () => {
  const shownThen: unknown[] = [];
  const active = voice('call 1');
  beforeEach(() => {
    shownThen.length = 0;
    flex.dispatch({ type: 'PHONE_ADD_CALL', payload: active });
    actions.body('ToggleOutboundDialer', () =>
      Promise.resolve(void shownThen.push(flex.state.phone.activeCall)),
    );
  });

  it('opens with every call on hold, and what Flex shows is the same afterwards (P29)', async () => {
    double.set({ calls: [call(1, 'WR1', held), call(2, 'WR2', held)] });
    await actions.invokeAction('ToggleOutboundDialer');
    expect([shownThen, flex.state.phone.activeCall]).toEqual([[undefined], active]);
    expect(types()).toEqual([]);
  });

  it('is left to Flex with a call off hold, and when it is to close', async () => {
    double.set({ calls: [call(1, 'WR1', held), call(2, 'WR2')] });
    await actions.invokeAction('ToggleOutboundDialer');
    double.set({ calls: [call(1, 'WR1', held)] });
    flex.state.view.isOutboundDialerOpen = true;
    await actions.invokeAction('ToggleOutboundDialer');
    expect(shownThen).toEqual([active, active]);
  });

  it('has no call on hold where there is none, or nobody in one', () => {
    expect(everyCallIsOnHold(AT_REST)).toBe(false);
    expect(everyCallIsOnHold({ ...AT_REST, calls: [call(1, 'WR1')] })).toBe(false);
  });
});
