/**
 * Flex's own alert for a second incoming call offers to end "your current voice call". With several calls the agent must
 * know which one that is: the alert says its name (P33). It is shown only for calls that could not be forwarded (P10).
 */
import { NotificationEvent, Notifications } from '@twilio/flex-ui';
import { callerOf, endedByAccept } from './caller';
import type { Parts, Stop } from './parts';
import type { StringKey, Words } from './strings';

/** Flex's name of the alert (source: registerVoiceNotifications). */
const ALERT = 'SecondVoiceCallIncoming';
const CONTENT: StringKey = 'MultiCallSecondCall';

/** The part of a notification that is read and written here. Flex hands each listener a copy for this one showing. */
interface Alert {
  readonly id: string;
  content?: unknown;
  context?: Readonly<Record<string, unknown>>;
}

export function nameEndedCall({ session, flex }: Pick<Parts, 'session' | 'flex'>, words: Words): Stop {
  const name = (alert: Alert): void => {
    const ended = alert.id === ALERT ? endedByAccept(session.snapshot) : undefined;
    if (!ended) return;
    const sources = { flex, words, voiceOf: session.voiceOf.bind(session) };
    alert.content = CONTENT;
    alert.context = { ...alert.context, current: callerOf(sources, ended.call, ended.task) };
  };
  Notifications.addListener(NotificationEvent.beforeAddNotification, name);
  return () => void Notifications.removeListener(NotificationEvent.beforeAddNotification, name);
}
