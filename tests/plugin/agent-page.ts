/** An agent's page in doubles: Flex with its own bodies, a core that keeps track of two calls, and their legs. */
import type { CallView, Event, TaskSid, VoiceCall } from '../../js-glue/src';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { hooks } from '../../plugin/src/hooks';
import { stopAll } from '../../plugin/src/parts';
import { ShownCall } from '../../plugin/src/shown-call';
import type { Actions } from './actions-double';
import { registerFlexsBodies, type Asked } from './flex-bodies';
import { FlexDouble, joined, me, OWN_WORKER, type TaskDouble } from './flex-double';
import { call, SessionDouble } from './session-double';

/** The task that is acted on, and another customer's, whom nothing may reach. */
export const MINE: TaskDouble = { sid: 'WR1', taskSid: 'WT1', status: 'accepted' };
export const OTHER: TaskDouble = { sid: 'WR2', taskSid: 'WT2', status: 'accepted' };

/** The Voice SDK's call, as far as anybody acts on it. */
export class Leg {
  timesEnded = 0;
  digits = '';
  muted = false;

  constructor(
    readonly id: number,
    private readonly ended: (leg: Leg) => void,
  ) {}

  status(): string {
    return this.timesEnded > 0 ? 'closed' : 'open';
  }
  isMuted(): boolean {
    return this.muted;
  }
  mute(muted: boolean): void {
    this.muted = muted;
  }
  disconnect(): void {
    this.ends();
  }
  /** From whichever side: only `disconnect` is anybody's act on this page. */
  ends(): void {
    if (this.timesEnded > 0) return;
    this.timesEnded += 1;
    this.ended(this);
  }
  sendDigits(digits: string): void {
    this.digits += digits;
  }
}

/** Where the leg of the task is that is acted on. `dialled`: coming, and the task not accepted yet. `untold`: a leg is here, and nobody knows whose it is. */
export type Where = 'here' | 'coming' | 'dialled' | 'gone' | 'never' | 'untold';

export class AgentPage {
  readonly flex = new FlexDouble();
  readonly double = new SessionDouble();
  readonly asked: Asked = [];
  readonly mine = new Leg(1, (leg) => this.ended(leg));
  readonly other = new Leg(2, (leg) => this.ended(leg));
  private readonly facts = new FlexFacts(this.flex.manager);
  private readonly shown = new ShownCall(this.flex.manager, this.facts);
  private stop = (): void => {};

  constructor(actions: Actions, where: Where) {
    actions.reset();
    registerFlexsBodies(actions, this.flex, this.asked);
    this.flex.setTask(MINE);
    this.flex.setTask(OTHER);
    this.flex.setConference('WT2', [{ ...me, callSid: 'CAown2' }, joined('customer', 'CA2')]);
    this.double.onPost = (event) => this.learn(event);
    this.shown.tellTo(this.double.session);
    this.flex.manager.store.subscribe(() => this.shown.observe());
    this.arrives(this.other, OTHER);
    if (where === 'dialled') this.flex.setTask({ ...MINE, status: 'pending', kind: 'outbound' });
    if (where === 'coming' || where === 'dialled') this.double.set({ accepting: [MINE.sid as TaskSid] });
    if (where === 'here' || where === 'gone') this.arrives(this.mine, MINE);
    if (where === 'gone') this.mine.disconnect();
    if (where === 'untold') this.arrives(this.mine, null);
    if (where === 'gone') this.mine.timesEnded = 0;
    this.show(this.other);
  }

  /** Our plugin starts; others may have registered what they do before it. */
  start(): void {
    const stops = hooks.map((on) =>
      on({ session: this.double.session, flex: this.facts, shown: this.shown }),
    );
    this.stop = () => stopAll(stops);
  }

  end(): void {
    this.stop();
  }

  /** A supervisor listens to the task that is acted on. */
  monitor(): void {
    this.flex.setTask({ sid: MINE.sid, gone: true });
    this.flex.state.supervisor = { callMonitoring: { task: MINE, status: 2 } };
    const conference = { routingProperties: { workerSid: OWN_WORKER } };
    const legs = this.hasMine ? [{ ...conference, mediaProperties: { callSid: 'CAown1' } }] : [];
    this.flex.setConference('WT1', [], 'UO1', legs);
  }

  show(leg: Leg): void {
    this.shown.show(leg as unknown as VoiceCall);
  }

  get active(): Leg | undefined {
    return this.flex.state.phone.activeCall as Leg | undefined;
  }

  /** The task's call ends by somebody else's doing. */
  endsAtTwilio(): void {
    if (this.hasMine) this.mine.ends();
  }

  /** The leg of the task comes at last. */
  comes(): void {
    this.double.set({ accepting: [] });
    this.flex.setTask(MINE);
    this.arrives(this.mine, MINE);
  }

  private get hasMine(): boolean {
    return this.double.snapshot.calls.some((each) => each.task === MINE.sid);
  }

  private arrives(leg: Leg, task: TaskDouble | null): void {
    const sid = `CAown${leg.id}`;
    this.double.voices.set(leg.id, leg as unknown as VoiceCall);
    const view = call(
      leg.id,
      task?.sid as string,
      { task: (task?.sid as TaskSid) ?? null, sid } as Partial<CallView>,
    );
    this.double.set({ calls: [...this.double.snapshot.calls, view] });
    if (task === MINE) this.flex.setConference('WT1', [{ ...me, callSid: sid }, joined('customer', 'CA1')]);
    if (task && this.double.snapshot.hangingUp.includes(task.sid as TaskSid)) leg.disconnect();
  }

  /** As Flex and the core do in the very turn of a disconnect: the call is shown no longer, and another one is. */
  private ended(leg: Leg): void {
    this.flex.dispatch({ type: 'PHONE_REMOVE_CALL' });
    const calls = this.double.snapshot.calls.filter((each) => (each.call as number) !== leg.id);
    this.double.set({ calls, hangingUp: [] });
    const [next] = calls;
    this.shown.show(next ? this.double.voiceOf(next.call) : null);
  }

  /** The core remembers the hang-up of a call that is coming, and of no other. */
  private learn(event: Event): void {
    if (event.type !== 'hangUpRequested') return;
    const { accepting, hangingUp } = this.double.snapshot;
    if (!accepting.includes(event.task) || hangingUp.includes(event.task)) return;
    this.double.set({ accepting: [], hangingUp: [event.task] });
  }
}
