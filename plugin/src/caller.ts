/** Who is on a call, in the words that the agent has for it, and which call an accept on line 0 would end. */
import type { CallId, CallView, Snapshot, VoiceCall } from '../../js-glue/src';
import type { FlexFacts } from './flex-facts';
import type { Words } from './strings';

export interface CallerSources {
  readonly flex: Pick<FlexFacts, 'task'>;
  readonly voiceOf: (call: CallId) => VoiceCall | null;
  readonly words: Words;
}

/** The task's name in Flex; else the caller's number, which comes with the call; else words for an unknown number. */
export function callerOf(
  { flex, voiceOf, words }: CallerSources,
  call: CallId | null,
  task: string | null,
): string {
  return (
    (task !== null && flex.task(task)?.defaultFrom) ||
    (call !== null && voiceOf(call)?.parameters['From']) ||
    words('MultiCallUnknownCaller')
  );
}

const LINE_0 = 0;

/**
 * The open call on line 0. A Device has one active call: the Voice SDK disconnects it when another is accepted there
 * (source: Device, the call's `accept` listener).
 */
export function endedByAccept({ calls }: Pick<Snapshot, 'calls'>): CallView | undefined {
  return calls.find(({ line, stage }) => line === LINE_0 && stage === 'open');
}
