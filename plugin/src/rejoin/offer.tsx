/** Says which calls were left and by whom they are awaited, and rejoins them at one click. */
import { NotificationBar, Notifications, NotificationType } from '@twilio/flex-ui';
import * as React from 'react';
import type { Stop } from '../parts';
import type { StringKey, Words } from '../strings';
import type { LeftCall } from './left-calls';

const OFFER: StringKey = 'MultiCallRejoin';
const FAILED: StringKey = 'MultiCallRejoinFailed';

export interface Offer {
  /** None: nothing is offered. */
  show(calls: readonly LeftCall[]): void;
  failed(call: LeftCall, error: unknown): void;
  readonly stop: Stop;
}

export function makeOffer(words: Words, accepted: () => void): Offer {
  const rejoin = (): void => {
    Notifications.dismissNotificationById(OFFER);
    accepted();
  };
  const common = { type: NotificationType.warning, closeButton: true };
  Notifications.registerNotification({
    ...common,
    id: OFFER,
    content: OFFER,
    timeout: 0, // until it is closed
    actions: [
      <NotificationBar.Action key="rejoin" label={words('MultiCallRejoinButton')} onClick={rejoin} />,
    ],
  });
  Notifications.registerNotification({ ...common, id: FAILED, content: FAILED, timeout: 10_000 });

  const nameOf = ({ task, held }: LeftCall): string =>
    held ? words('MultiCallRejoinOnHold', { caller: task.defaultFrom }) : task.defaultFrom;

  return {
    show(calls) {
      Notifications.dismissNotificationById(OFFER);
      if (calls.length > 0) Notifications.showNotification(OFFER, { callers: calls.map(nameOf).join(', ') });
    },
    failed({ task }, error) {
      const reason = error instanceof Error ? error.message : String(error);
      console.warn(`[multi-call] ${FAILED} (task ${task.sid}): ${reason}`);
      Notifications.showNotification(FAILED, { caller: task.defaultFrom });
    },
    stop() {
      Notifications.dismissNotificationById(OFFER);
      for (const id of [OFFER, FAILED]) Notifications.registeredNotifications.delete(id);
    },
  };
}
