// An application that notes what it is asked, and answers when the test says so.
import type { Host, Telling } from '../../../js-glue/src/host';
import type { PartyId, TaskSid } from '../../../js-glue/src/protocol';
import type { VoiceCall } from '../../../js-glue/src/voice-sdk';

interface Request {
  what: string;
  resolve(): void;
  reject(error: unknown): void;
}

export class HostDouble implements Host {
  readonly requests: Request[] = [];
  readonly shown: (VoiceCall | null)[] = [];
  readonly tellings: Telling[] = [];

  hold(task: TaskSid, party: PartyId): Promise<void> {
    return this.asked(`hold ${task} ${party}`);
  }
  unhold(task: TaskSid, party: PartyId): Promise<void> {
    return this.asked(`unhold ${task} ${party}`);
  }
  recheck(task: TaskSid): Promise<void> {
    return this.asked(`recheck ${task}`);
  }
  show(call: VoiceCall | null): void {
    this.shown.push(call);
  }
  tell(telling: Telling): void {
    this.tellings.push(telling);
  }

  private asked(what: string): Promise<void> {
    return new Promise((resolve, reject) => this.requests.push({ what, resolve, reject }));
  }
}
