/** `window.Twilio.MultiCall`, for other plugins (multi-call.d.ts says what it promises). It lives as long as the plugin is on; sessions come and go. */
import { Actions } from '@twilio/flex-ui';
import type { CallView, PartyView, Snapshot } from '../../js-glue/src';
import type {
  MultiCallApi,
  MultiCallCall,
  MultiCallEvents,
  MultiCallParty,
  MultiCallSnapshot,
  MultiCallTarget,
} from '../multi-call';
import type { FlexFacts } from './flex-facts';
import type { Parts, Stop } from './parts';

type Kind = keyof MultiCallEvents;
type Listener<K extends Kind> = (event: MultiCallEvents[K]) => void;
/** Flex types only the names of its own events. */
interface Emitter {
  emit(name: string, event: unknown): unknown;
}
type Place = { MultiCall?: MultiCallApi };

const NOTHING: MultiCallSnapshot = frozen({ active: false, calls: [], showGivenUp: false });

export class PublicApi {
  private latest = NOTHING;
  private readonly listeners: { [K in Kind]: Set<Listener<K>> } = {
    calls: new Set(),
    switch: new Set(),
  };

  /** @param events Flex's own, `manager.events` */
  constructor(private readonly events: Emitter) {}

  /** Makes it known to the page. */
  publish(place: Place = (window as unknown as { Twilio: Place }).Twilio): Stop {
    const api: MultiCallApi = Object.freeze({
      version: 1,
      snapshot: () => this.latest,
      subscribe: <K extends Kind>(kind: K, listener: Listener<K>) => this.subscribe(kind, listener),
      swap: (sid: string) => this.swap(sid),
    });
    place.MultiCall = api;
    return () => {
      if (place.MultiCall === api) delete place.MultiCall;
    };
  }

  /** Tells of this session's calls, until stopped. */
  follow({ session, flex }: Pick<Parts, 'session' | 'flex'>): Stop {
    const look = (snapshot: Snapshot): void => this.set(frozen(publicSnapshot(snapshot, flex)));
    look(session.snapshot);
    const stop = session.subscribe(look);
    return () => {
      stop();
      this.set(NOTHING);
    };
  }

  /** Tells whoever subscribed, and Flex's own events. What one of them throws is theirs, and keeps it from no other. */
  tell<K extends Kind>(kind: K, event: MultiCallEvents[K]): void {
    for (const listener of [...this.listeners[kind]]) guarded(() => listener(event));
    guarded(() => this.events.emit(`multiCall.${kind}`, event));
  }

  private subscribe<K extends Kind>(kind: K, listener: Listener<K>): Stop {
    // Another plugin may be plain JavaScript, or newer than this.
    if (!Object.hasOwn(this.listeners, kind)) throw new TypeError(`MultiCall tells no "${kind}"`);
    // A function of its own for each time, so that the same one given twice is two.
    const own: Listener<K> = (event) => listener(event);
    this.listeners[kind].add(own);
    return () => void this.listeners[kind].delete(own);
  }

  private async swap(sid: string): Promise<void> {
    const call = this.latest.calls.find((each) => [each.sid, each.taskSid, each.callSid].includes(sid));
    const target: MultiCallTarget = call && call.sid === null ? { callSid: sid } : { sid: call?.sid ?? sid };
    await Actions.invokeAction('MultiCallSwap', target);
  }

  private set(snapshot: MultiCallSnapshot): void {
    if (JSON.stringify(snapshot) === JSON.stringify(this.latest)) return;
    this.latest = snapshot;
    this.tell('calls', snapshot);
  }
}

function publicSnapshot({ calls, shown, showGivenUp }: Snapshot, flex: FlexFacts): MultiCallSnapshot {
  return {
    active: true,
    calls: calls.map((call) => publicCall(call, call.call === shown, flex)),
    showGivenUp,
  };
}

function publicCall(call: CallView, shown: boolean, flex: FlexFacts): MultiCallCall {
  const { sid, task, stage, live, silenced, agentMuted, givenUp, recheckGivenUp, parties } = call;
  return {
    callSid: sid,
    sid: task,
    taskSid: taskSidOf(task, flex),
    state: stage === 'open' ? 'open' : 'ringing',
    live,
    silenced,
    shown,
    muted: agentMuted,
    givenUp,
    recheckGivenUp,
    parties: parties.flatMap(publicParty),
  };
}

function publicParty({ party, kind, ...hold }: PartyView): MultiCallParty[] {
  const { held, heldBy, holdFailed, unholdFailed } = hold;
  return kind === 'own' ? [] : [{ callSid: party, kind, held, heldBy, holdFailed, unholdFailed }];
}

/** A supervisor's monitored call belongs to a task that is another worker's. */
function taskSidOf(sid: string | null, flex: FlexFacts): string | null {
  if (sid === null) return null;
  const monitored = flex.monitoredTask();
  return (flex.task(sid) ?? (monitored?.sid === sid ? monitored : undefined))?.taskSid ?? null;
}

function frozen<T extends object>(value: T): T {
  for (const each of Object.values(value))
    if (typeof each === 'object' && each !== null) frozen(each as object);
  return Object.freeze(value);
}

function guarded(tell: () => void): void {
  try {
    tell();
  } catch (error) {
    console.error('[multi-call] A listener of another plugin threw:', error);
  }
}
