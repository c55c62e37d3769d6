// Who hears whom in the conferences, by Twilio's rules. Pure: legs in, ears out.
import type { Leg } from '../ports';

/** What a leg hears: hold music, or these legs together (none: silence, as for an agent left alone). */
export type Ear = { readonly music: true } | { readonly music: false; readonly voices: readonly Leg[] };

/** Whether `speaker` is heard by `listener`. */
export function hears(listener: Leg, speaker: Leg): boolean {
  return (
    listener.callSid !== speaker.callSid &&
    listener.conferenceSid === speaker.conferenceSid &&
    !listener.hold &&
    !speaker.hold &&
    !speaker.muted &&
    (speaker.coaching === null || speaker.coaching === listener.callSid)
  );
}

/** The ear of every leg, by CallSid. */
export function ears(legs: readonly Leg[]): Map<string, Ear> {
  return new Map(
    legs.map((leg): [string, Ear] => [
      leg.callSid,
      leg.hold ? { music: true } : { music: false, voices: legs.filter((other) => hears(leg, other)) },
    ]),
  );
}

/** Who hears each leg, by CallSid of the speaker. */
export function audiences(legs: readonly Leg[]): Map<string, readonly Leg[]> {
  return new Map(legs.map((leg) => [leg.callSid, legs.filter((other) => hears(other, leg))]));
}
