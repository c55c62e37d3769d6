/** What the agent is told in words, through Flex's notifications. */
import { NotificationType, Notifications, type Manager } from '@twilio/flex-ui';
import type { CallId, Notice, Snapshot, Telling, VoiceCall } from '../../js-glue/src';
import { callerOf, endedByAccept } from './caller';
import type { FlexFacts } from './flex-facts';
import type { Stop } from './parts';
import { wordsOf, type StringKey, type Words } from './strings';
import { kindOf, participantOf, type OtherKind } from './watch/parties';

/** Flex fills a registered string with the context a notification is shown with. */
const notices: Readonly<Record<Notice, StringKey>> = {
  forwardFailed: 'MultiCallForwardFailed',
  maxCallsReached: 'MultiCallMaxCallsReached',
  holdFailed: 'MultiCallHoldFailed',
  unholdFailed: 'MultiCallUnholdFailed',
  silenceFailed: 'MultiCallSilenceFailed',
  openFailed: 'MultiCallOpenFailed',
  deliverFailed: 'MultiCallDeliverFailed',
  showFailed: 'MultiCallShowFailed',
  recheckFailed: 'MultiCallRecheckFailed',
  hangUpFailed: 'MultiCallHangUpFailed',
};

/** The same where line 0 has no open call, so that an accept ends none. */
const withoutEnding: Partial<Record<StringKey, StringKey>> = {
  MultiCallForwardFailed: 'MultiCallNotTaken',
  MultiCallMaxCallsReached: 'MultiCallNoRoom',
};

const kinds: Readonly<Record<OtherKind, StringKey>> = {
  customer: 'MultiCallPartyCustomer',
  worker: 'MultiCallPartyWorker',
  external: 'MultiCallPartyExternal',
};

const CANNOT_START: StringKey = 'MultiCallCannotStart';
const ELSEWHERE: StringKey = 'MultiCallElsewhere';
const TEMPLATES: StringKey = 'MultiCallTemplates';
/** What is no trouble, and only said. */
const information = ['MultiCallWillBeMuted', 'MultiCallWillBeUnmuted', 'MultiCallResumed'] as const;
type Information = (typeof information)[number];
const SHOWN_MS = 10_000;
const GLANCED_AT_MS = 5000;
/** Flex shows such a notification until it is closed. */
const UNTIL_CLOSED = 0;

export function registerNotices(): void {
  for (const id of [...Object.values(notices), ...Object.values(withoutEnding)]) register(id, SHOWN_MS);
  for (const id of information) register(id, GLANCED_AT_MS, NotificationType.information);
  register(CANNOT_START, UNTIL_CLOSED);
  register(ELSEWHERE, UNTIL_CLOSED);
  register(TEMPLATES, UNTIL_CLOSED);
}

function register(id: StringKey, timeout: number, type = NotificationType.warning): void {
  if (Notifications.registeredNotifications.has(id)) return;
  Notifications.registerNotification({
    id,
    content: id,
    type,
    timeout,
    closeButton: true,
  });
}

/** The one notice of P28: without a core Flex works as without the plugin. The reason is for the log (P33). */
export function tellCannotStart(): void {
  Notifications.showNotification(CANNOT_START);
}

/** Says that the template's feature is on as well, and that this one has stood down. */
export function tellTemplates(): void {
  Notifications.showNotification(TEMPLATES);
}

/** Tells the agent of something of a call that is as it should be. */
export function inform(information: Information, caller: string): void {
  Notifications.showNotification(information, { caller });
}

/** Says that another page has the calls. Returns what takes that back. */
export function tellElsewhere(): Stop {
  Notifications.showNotification(ELSEWHERE);
  return () => Notifications.dismissNotificationById(ELSEWHERE);
}

export interface Callers {
  readonly snapshot: Snapshot;
  voiceOf(call: CallId): VoiceCall | null;
}

/**
 * Tells the agent in plain words; why it happened goes to the console (P33).
 * @param notifyHolds whether a hold that failed is told; one that could not be released always is
 * @param callers asked when there is something to tell: there is none yet when the teller is made
 */
export function teller(
  manager: Manager,
  flex: FlexFacts,
  notifyHolds: boolean,
  callers: () => Callers,
): (telling: Telling) => void {
  const words = wordsOf(manager);
  return ({ notice, call, task, party, reason }) => {
    console.warn(`[multi-call] ${notice} (call ${call}, task ${task}, party ${party}): ${reason}`);
    if (notice === 'holdFailed' && !notifyHolds) return;
    const session = callers();
    const sources = { flex, words, voiceOf: session.voiceOf.bind(session) };
    const sid = task ?? session.snapshot.calls.find((each) => each.call === call)?.task ?? null;
    const caller = callerOf(sources, call, sid);
    const ended = endedByAccept(session.snapshot);
    const participant = sid && party ? participantOf(flex.participants(sid), party) : undefined;
    const kind = participant && kindOf(participant);
    const id = notices[notice];
    Notifications.showNotification((ended ? undefined : withoutEnding[id]) ?? id, {
      caller,
      current: ended && callerOf(sources, ended.call, ended.task),
      party: kind === undefined || kind === 'customer' ? caller : nameOf(words, kind, participant),
    });
  };
}

function nameOf(words: Words, kind: OtherKind, participant: object | undefined): string {
  const { worker, phoneNumber } = (participant ?? {}) as {
    worker?: { fullName?: string };
    phoneNumber?: string;
  };
  return worker?.fullName || phoneNumber || words(kinds[kind]);
}
