/**
 * What is said of the agent's calls: each change of the live one once, and a hold that is long, again each time as long.
 * With one call that Flex shows as it is nothing is, as nothing of ours is seen (P6).
 */
import type { CallId, Snapshot } from '../../../js-glue/src';
import { durationText } from '../teams/call-state';
import type { Stop } from '../parts';
import type { AgentCall } from './agent-calls';
import { seenOf } from './use-agent-calls';
import type { AgentView } from './view';

interface Said {
  readonly calls: number;
  /** Whether there is anything of ours. */
  readonly seen: boolean;
  readonly live: AgentCall | undefined;
}

/** @param isBetween whether one call has gone and another is about to be live: of that nothing is said */
export function announceLive(
  { calls, words }: Pick<AgentView, 'calls' | 'words'>,
  isBetween: () => boolean,
  say: (text: string) => void,
): Stop {
  let last = saidOf(calls.all);
  return calls.subscribe((all) => {
    const place = all.find(({ live }) => live);
    const isOpening = place && (place.returning || (place.state !== 'live' && place.state !== 'onHold'));
    if (isBetween() || isOpening) return;
    const now = saidOf(all);
    const several = now.calls > 1 || last.calls > 1;
    const isTold = now.live ? several || last.seen : several;
    const changed = now.live?.key !== last.live?.key;
    last = now;
    if (!isTold || !changed || now.calls === 0) return;
    say(now.live ? words('MultiCallNowLive', { name: now.live.name }) : words('MultiCallNoneLive'));
  });
}

function saidOf(all: readonly AgentCall[]): Said {
  const live = all.find((call) => call.live && call.state === 'live');
  return { calls: all.length, seen: seenOf(all).length > 0, live };
}

/** While a call is accepted or dialled, or the one that is to be live is not shown yet, the change is not over. */
export function isBetweenCalls(
  { accepting, dialling, calls }: Snapshot,
  shown: readonly AgentCall[],
): boolean {
  const isShown = (call: CallId): boolean => shown.some((each) => each.call === call);
  return accepting.length > 0 || dialling || calls.some(({ live, call }) => live && !isShown(call));
}

/** Of holds that are long at the same time the longest is said first. */
export function remindOfHolds(view: AgentView, say: (text: string) => void): Stop {
  const { calls, words, reminderSeconds } = view;
  if (reminderSeconds === 0) return () => {};
  const limit = reminderSeconds * 1000;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** How often each hold has been said, by its call and its beginning. */
  let said = new Map<string, number>();

  const look = (all: readonly AgentCall[]): void => {
    clearTimeout(timer);
    const now = Date.now();
    const held = all.length > 1 ? all.filter(({ state }) => state === 'onHold') : [];
    const due = held.map((call) => ({
      call,
      key: keyOf(call),
      times: Math.floor((now - call.since) / limit),
    }));
    const late = due.filter(({ key, times }) => times > (said.get(key) ?? 0));
    said = new Map(due.map(({ key, times }) => [key, times]));
    if (late.length > 0) {
      const text = late
        .map(({ call }) => call)
        .sort((a, b) => a.since - b.since)
        .map(({ name, since }) => words('MultiCallHoldReminder', { name, time: durationText(now - since) }));
      say(text.join('. '));
    }
    const next = Math.min(...held.map(({ since }) => limit - ((now - since) % limit)));
    if (held.length > 0) timer = setTimeout(() => look(calls.all), next);
  };
  const stop = calls.subscribe(look);
  look(calls.all);
  return () => {
    stop();
    clearTimeout(timer);
  };
}

function keyOf({ key, since }: AgentCall): string {
  return `${key} ${since}`;
}
