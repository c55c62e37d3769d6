// Carries the model's facts to the voice side and back, and keeps the model's time: dialling, and reservations that
// nobody takes.
import type { FaultBox } from './faults';
import { answered, callWorker, hungUp, rejected } from './model/calls';
import { legs } from './model/conferences';
import type { Fact } from './model/facts';
import { isInternal, twimlUrlOf } from './model/internal-calls';
import { cancelTask, setReservation } from './model/tasks';
import { settleTransfer } from './model/transfers';
import { contactUri } from './model/workers';
import { OWN_NUMBER, type Call, type CallPurpose, type Reservation, type World } from './model/world';
import type { VoiceListener, VoicePort } from './ports';

export interface Conductor {
  readonly listener: VoiceListener;
  hear(fact: Fact): void;
  /** Wraps up after a leg has ended, as late as `wrapupMs` says. */
  wrapUp(act: () => void): void;
  /** From when the voice side is there. */
  connect(voice: VoicePort): void;
  close(): void;
}

export interface ConductorOptions {
  /** Workers' clients answer by themselves after a moment: for tests without media. */
  readonly answersItself: boolean;
  /** Devices came or went. */
  readonly clientsChanged: () => void;
}

const ANSWER_ITSELF_MS = 30;

export function createConductor(world: World, faults: FaultBox, options: ConductorOptions): Conductor {
  let voice: VoicePort | null = null;
  let isMixStale = false;
  const timers = new Set<NodeJS.Timeout>();
  const expiry = new Map<Reservation, NodeJS.Timeout>();

  const later = (ms: number, act: () => void): NodeJS.Timeout => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
    return timer;
  };

  const ring = (call: Call): void => {
    const { identity } = call;
    const { dialMs, farEnd, accept } = faults.now();
    if (identity === null) {
      // Silent: it rings for ever, as far as the caller's patience goes.
      if (farEnd !== 'silent')
        later(dialMs, () => (farEnd === 'busy' ? rejected : answered)(world, call.sid));
      return;
    }
    if (call.purpose.kind === 'accept' && accept === 'unrung') return;
    if (options.answersItself) later(ANSWER_ITSELF_MS, () => answered(world, call.sid));
    else
      voice?.ringClient({
        identity,
        callSid: call.sid,
        from: call.from || OWN_NUMBER,
        to: call.to,
        params: paramsOf(call),
      });
  };

  /** A colleague without a page answers an internal call by itself, as far ends do. */
  const answerInternally = (reservation: Reservation): void => {
    const { task, worker } = reservation;
    if (!isInternal(task) || (voice?.clientCount(worker.name) ?? 0) > 0) return;
    later(0, () => {
      const from = typeof task.attributes['from'] === 'string' ? task.attributes['from'] : OWN_NUMBER;
      const instruction = { from, url: twimlUrlOf(task), to: contactUri(worker), accept: true };
      callWorker(world, reservation, instruction, null);
    });
  };

  /** One mix for all the facts of one operation. */
  const mixSoon = (): void => {
    if (isMixStale) return;
    isMixStale = true;
    queueMicrotask(() => {
      isMixStale = false;
      voice?.setLegs(legs(world));
    });
  };

  const watchExpiry = (reservation: Reservation): void => {
    const running = expiry.get(reservation);
    if (reservation.status !== 'pending') {
      if (running) {
        clearTimeout(running);
        timers.delete(running);
        expiry.delete(reservation);
      }
      if (reservation.status !== 'accepted' && reservation.transfer)
        queueMicrotask(() => reservation.transfer && settleTransfer(world, reservation.transfer, 'failed'));
    } else if (!running)
      expiry.set(
        reservation,
        later(reservation.timeoutSeconds * 1000, () => setReservation(world, reservation, 'timeout')),
      );
  };

  return {
    listener: {
      answered(callSid) {
        if (!answered(world, callSid)) voice?.hangUpClient(callSid);
      },
      rejected: (callSid) => rejected(world, callSid),
      gaveUp(callSid) {
        const purpose = world.calls.get(callSid)?.purpose;
        hungUp(world, callSid);
        if (purpose?.kind === 'accept') cancelTask(world, purpose.reservation.task, 'hangup');
      },
      hungUp: (callSid) => hungUp(world, callSid),
      clientsChanged: () => options.clientsChanged(),
    },
    hear(fact) {
      switch (fact.type) {
        case 'callPlaced':
          return ring(fact.call);
        case 'callEnded':
          return voice?.hangUpClient(fact.callSid);
        case 'participantChanged':
          return mixSoon();
        case 'reservationChanged':
          if (fact.created) answerInternally(fact.reservation);
          return watchExpiry(fact.reservation);
        case 'workerChanged':
        case 'taskChanged':
        case 'transferChanged':
        case 'conferenceEnded':
          return undefined;
        default:
          return fact satisfies never;
      }
    },
    wrapUp(act) {
      const { wrapupMs } = faults.now();
      if (wrapupMs > 0) later(wrapupMs, act);
      else act();
    },
    connect(port) {
      voice = port;
      mixSoon();
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** Custom parameters of the ring: as TaskRouter's own calls to workers carry them, and those of the address (`client:ann?x=y`). */
function paramsOf({ purpose, to }: Call): Record<string, string> {
  const query = to.startsWith('client:') ? to.split('?')[1] : undefined;
  return { ...ownParamsOf(purpose), ...Object.fromEntries(new URLSearchParams(query)) };
}

function ownParamsOf(purpose: CallPurpose): Record<string, string> {
  switch (purpose.kind) {
    case 'accept':
    case 'customer':
    case 'call': {
      const { sid, task, params } = purpose.reservation;
      return { taskSid: task.sid, reservationSid: sid, ...params };
    }
    case 'party':
    case 'monitor':
      return { taskSid: purpose.task.sid };
    default:
      return purpose satisfies never;
  }
}
