/** Reads the agent's calls: what the core says of each, with the words of its task. Nothing is decided here. */
import { TaskHelper, type ITask } from '@twilio/flex-ui';
import type { CallId, CallView, TaskSid } from '../../../js-glue/src';
import { callerOf } from '../caller';
import type { Parts, Stop } from '../parts';
import type { Words } from '../strings';
import type { AgentCall } from './agent-calls';
import { stateOf } from './call-state';
import { HoldTimes } from './hold-times';
import { LastingCalls } from './lasting-calls';

/** What a call keeps when its task goes. */
type Known = Pick<AgentCall, 'key' | 'name' | 'queue' | 'since'>;

export class CallReader {
  private readonly held = new HoldTimes();
  /** Open calls for which Flex has no accepted task: an internal call, or one whose task somebody else has ended. */
  private readonly loose: LastingCalls;
  /** Open calls in whose conference Flex lists nobody, as it has none for an internal call. */
  private readonly unlisted: LastingCalls;
  private readonly known = new Map<CallId, Known>();

  /** @param changed called when time alone has changed what would be read */
  constructor(
    private readonly parts: Pick<Parts, 'session' | 'flex'>,
    private readonly words: Words,
    changed: () => void,
    private readonly now: () => number,
  ) {
    this.loose = new LastingCalls(changed, now);
    this.unlisted = new LastingCalls(changed, now);
  }

  readonly stop: Stop = () => {
    this.loose.stop();
    this.unlisted.stop();
  };

  /** A call that has been shown stays; one that never had an accepted task is shown once it is sure that none comes. */
  read(): AgentCall[] {
    const { calls, accepting } = this.parts.session.snapshot;
    this.held.note(calls, this.now());
    const open = calls.filter(({ stage }) => stage === 'open');
    this.loose.note(open.filter((call) => !this.hasAcceptedTask(call)));
    this.unlisted.note(open.filter(({ parties }) => parties.length === 0));
    for (const id of this.known.keys()) if (!calls.some(({ call }) => call === id)) this.known.delete(id);
    const here = calls.filter(
      (call) => this.hasAcceptedTask(call) || this.loose.has(call.call) || this.known.has(call.call),
    );
    return [
      ...here.map((call) => this.show(call)),
      ...this.toCome(accepting.filter((task) => !calls.some((call) => call.task === task))),
    ];
  }

  /** The legs of an agent on a SIP phone or a telephone come to no page: nothing is connecting here (P41). */
  private toCome(accepting: readonly TaskSid[]): AgentCall[] {
    const { flex } = this.parts;
    if (!flex.contactUri().startsWith('client:')) return [];
    return accepting
      .map((sid) => flex.task(sid))
      .filter((task) => task?.status === 'accepted' && TaskHelper.isCallTask(task))
      .map((task) => connecting(task as ITask));
  }

  private show(call: CallView): AgentCall {
    const { session, flex } = this.parts;
    const task = this.taskOf(call);
    const known = this.known.get(call.call);
    const sources = { flex, words: this.words, voiceOf: session.voiceOf.bind(session) };
    const now: Known = {
      key: known?.key ?? call.task ?? `call ${call.call}`,
      name: task?.defaultFrom || known?.name || callerOf(sources, call.call, call.task),
      queue: task?.queueName ?? known?.queue ?? '',
      since: task?.dateUpdated.getTime() ?? known?.since ?? this.now(),
    };
    this.known.set(call.call, now);
    return {
      ...now,
      call: call.call,
      callSid: call.sid,
      task: call.task,
      state: stateOf(call, !task || task === flex.monitoredTask() || this.unlisted.has(call.call)),
      open: call.stage === 'open',
      live: call.live,
      loose: this.loose.has(call.call),
      returning: call.live && call.parties.some(({ heldBy }) => heldBy === 'policy'),
      muted: call.agentMuted,
      since: this.held.of(call.call) ?? now.since,
    };
  }

  /** In Flex, whatever has become of it; a monitored call's is another agent's. */
  private taskOf({ task }: CallView): ITask | undefined {
    const { flex } = this.parts;
    if (task === null) return undefined;
    const monitored = flex.monitoredTask();
    return flex.task(task) ?? (monitored?.sid === task ? monitored : undefined);
  }

  private hasAcceptedTask(call: CallView): boolean {
    return this.taskOf(call)?.status === 'accepted';
  }
}

/** A task that is accepted, and whose call is on its way. */
function connecting({ sid, defaultFrom, queueName, dateUpdated }: ITask): AgentCall {
  return {
    key: sid,
    call: null,
    callSid: null,
    task: sid as TaskSid,
    name: defaultFrom,
    queue: queueName,
    state: 'connecting',
    open: false,
    live: false,
    loose: false,
    returning: false,
    muted: false,
    since: dateUpdated.getTime(),
  };
}
