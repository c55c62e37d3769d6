// Which legs each call has: one as a rule, two while it is being forwarded from line 0 to a line of its own.
import type { Leg } from './leg';
import type { CallId, CallSid } from './protocol';
import type { VoiceCall } from './voice-sdk';

export class Calls {
  private lastId = 0;
  /** The legs of each call, in the order in which they came: the last is the one to show. */
  private readonly legs = new Map<CallId, Leg[]>();
  /** Outlives the legs: Flex shows an ended call for a moment. */
  private readonly ids = new WeakMap<VoiceCall, CallId>();

  mint(): CallId {
    return ++this.lastId as CallId;
  }

  add(call: CallId, leg: Leg): void {
    this.legs.set(call, [...this.legsOf(call), leg]);
    this.ids.set(leg.voice, call);
  }

  remove(call: CallId, leg: Leg): void {
    const left = this.legsOf(call).filter((other) => other !== leg);
    if (left.length > 0) this.legs.set(call, left);
    else this.legs.delete(call);
  }

  known(): CallId[] {
    return [...this.legs.keys()];
  }

  all(): readonly Leg[] {
    return [...this.legs.values()].flat();
  }

  /** Ends the legs that have ended without an event. */
  noticeEnds(): void {
    for (const leg of this.all()) leg.noticeEnd();
  }

  /** Does it to every leg of the call, also when one of them throws. @throws the first of what they threw */
  forEachLeg(call: CallId, act: (leg: Leg) => void): void {
    const thrown: unknown[] = [];
    for (const leg of this.legsOf(call)) {
      try {
        act(leg);
      } catch (error) {
        thrown.push(error);
      }
    }
    if (thrown.length > 0) throw thrown[0];
  }

  legsOf(call: CallId): readonly Leg[] {
    return this.legs.get(call) ?? [];
  }

  /** The Voice SDK call to show or to act on; null when the call has ended. */
  voiceOf(call: CallId): VoiceCall | null {
    return this.legsOf(call).at(-1)?.voice ?? null;
  }

  /** Whose leg this is, even after its end; null for a call that is not ours. */
  idOf(voice: VoiceCall): CallId | null {
    return this.ids.get(voice) ?? null;
  }

  withSid(sid: CallSid): CallId | null {
    for (const [call, legs] of this.legs) if (legs.some((leg) => leg.sid === sid)) return call;
    return null;
  }
}
