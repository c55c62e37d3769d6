// The feed of the real simulator: /sim/events in, POST /sim/control out.
import type { Span } from '../../simulator/media/spans';
import type { Heard } from '../../simulator/ports';
import type { Snapshot } from '../../simulator/snapshot';
import { nextCaller } from './callers';
import { changeOf, droppedLine } from './faults';
import type { CallWish, Feed, FeedListener, ShownCall, ShownParty } from './feed';
import { pictureOf } from './picture-of';
import type { Source } from './sound';

/** What /sim/events says; see web/simulator/stream.ts. */
type Message =
  | { readonly type: 'state'; readonly snapshot: Snapshot }
  | { readonly type: 'sound'; readonly sinceMs: number; readonly heard: readonly Heard[] };

const RECONNECT_MS = 1000;

const sourceOf = ({ fromMs, toMs, ...heard }: Heard): Span<Source> => ({
  key: {
    worker: heard.worker,
    direction: heard.direction === 'toWorker' ? 'heard' : 'spoken',
    call: heard.conferenceSid,
    party: heard.party,
  },
  fromMs,
  toMs,
});

async function ask(verb: string, args: object): Promise<void> {
  const response = await fetch('/sim/control', { method: 'POST', body: JSON.stringify({ verb, args }) });
  if (response.ok) return;
  const body: unknown = await response.json();
  const words = typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : '';
  throw new Error(`The simulator refused (${verb}): ${words || response.status}`);
}

export class SimulatorFeed implements Feed {
  private listener: FeedListener | null = null;
  private snapshot: Snapshot | null = null;
  /** The legs whose media was cut from here: the simulator does not tell. */
  private readonly cut = new Set<string>();

  listen(listener: FeedListener): void {
    this.listener = listener;
    this.connect();
  }

  ring = (worker: string): Promise<void> => ask('ring', { worker, ...nextCaller() });
  chat = (worker: string): Promise<void> => ask('chat', { worker, ...nextCaller() });
  transferIn = (worker: string, colleague: string): Promise<void> =>
    ask('transferIn', { worker, colleague, ...nextCaller() });

  wish(wish: CallWish, call: ShownCall, party?: ShownParty): Promise<void> {
    const task = call.key;
    const who = party === undefined ? {} : { party: party.key };
    switch (wish) {
      case 'hangUp':
        return ask('hangUp', { task, ...who });
      case 'giveUp':
        return ask('hangUp', { task });
      case 'timeOut':
      case 'rescind':
      case 'cancel':
        return ask(wish, { task });
      case 'endWithAgent':
        return ask('endWithAgent', { task, on: !call.endsWithWorker });
      case 'hold':
      case 'unhold':
        return ask('holdByOther', { task, ...who, on: wish === 'hold' });
      case 'addExternal':
        return ask('addParty', { task, kind: 'external', name: nextCaller().from });
      case 'addColleague':
        return ask('addParty', { task, kind: 'worker', name: this.freeColleague(call) });
      case 'cutMedia':
        return this.cutMedia(call);
      case 'barge':
      case 'coach':
      case 'listen':
        return ask('supervise', { task, supervisor: party?.key ?? '', how: wish });
      default: {
        const never: never = wish;
        throw new Error(`no wish ${String(never)}`);
      }
    }
  }

  setFault(id: string, on: boolean, worker: string): Promise<void> {
    const change = changeOf(id, on);
    if (change !== null) return ask('fault', change);
    const line = droppedLine(id);
    return ask('dropSockets', { worker, refuseMs: 3000, ...(typeof line === 'number' ? { line } : {}) });
  }

  clearFaults = (): Promise<void> => ask('clearFaults', {});

  private async cutMedia(call: ShownCall): Promise<void> {
    const own = this.snapshot?.tasks.find((task) => task.task === call.key)?.ownCallSid;
    if (own === undefined || own === null) throw new Error('This call has no media yet.');
    const cut = !this.cut.has(own);
    await ask('cutMedia', { callSid: own, cut });
    if (cut) this.cut.add(own);
    else this.cut.delete(own);
    this.show();
  }

  /** A colleague who is not in the call yet: one worker cannot join twice. */
  private freeColleague(call: ShownCall): string {
    const names = new Set(call.parties.map((party) => party.name));
    const colleagues = this.snapshot ? pictureOf(this.snapshot, this.cut).workers : [];
    const free = colleagues.find(({ role, fullName }) => role === 'colleague' && !names.has(fullName));
    if (!free) throw new Error('All colleagues are in this call.');
    return free.name;
  }

  private show(): void {
    if (this.snapshot) this.listener?.picture(pictureOf(this.snapshot, this.cut));
  }

  private connect(): void {
    const socket = new WebSocket(`ws://${location.host}/sim/events`);
    socket.onopen = () => this.listener?.connected(true);
    socket.onmessage = ({ data }) => this.receive(JSON.parse(String(data)) as Message);
    socket.onclose = () => {
      this.listener?.connected(false);
      setTimeout(() => this.connect(), RECONNECT_MS);
    };
  }

  private receive(message: Message): void {
    if (message.type === 'state') {
      this.snapshot = message.snapshot;
      this.show();
    } else {
      this.listener?.sound(message.sinceMs, message.heard.map(sourceOf));
    }
  }
}
