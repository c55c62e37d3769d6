// Calls that are taken by the whole glue, as Flex and Twilio would have it.
import type { CallSid, PartyId, TaskSid } from '../../../js-glue/src/protocol';
import { CallDouble } from './call';
import type { DeviceDouble } from './device';
import { settled, type Glue } from './glue';

export interface Taken {
  readonly voice: CallDouble;
  /** The Device it is on. */
  readonly device: DeviceDouble;
}

/** Accepts one more call as Flex and Twilio would, and waits until it is live. */
export async function take(all: Glue, nth: number): Promise<Taken> {
  const [task, sid, customer] = [`WR${nth}` as TaskSid, `CA${nth}` as CallSid, `CU${nth}` as PartyId];
  const before = all.further.length;
  all.multiCall.post({ type: 'taskAccepted', task, kind: 'voice' });
  const ringing = all.device.rings({ sid, connectToken: `token-${nth}` });
  let taken: Taken = { voice: ringing, device: all.device };
  if (all.delivered.includes(ringing)) ringing.accepted();
  else {
    await settled(() => all.further[before]?.connecting.length);
    const device = all.further[before] as DeviceDouble;
    taken = { voice: new CallDouble({ sid, connectToken: `token-${nth}` }), device };
    device.connecting[0]?.resolve(taken.voice);
    await settled(() => taken.voice.hasListeners());
    ringing.cancelled();
    taken.voice.opens();
    taken.voice.remoteArrives();
  }
  const parties = [
    { party: customer, kind: 'customer', held: false },
    { party: sid as string as PartyId, kind: 'own', held: false },
  ] as const;
  all.multiCall.post({ type: 'partiesChanged', task, sid, parties });
  await settled(() => {
    const call = all.multiCall.snapshot.calls.find((one) => one.task === task);
    return call?.live && !call.silenced;
  });
  return taken;
}
