/**
 * Others on this page that handle several calls: with two at work each call would be taken twice. One is the multi-call feature
 * of Twilio's flex-project-template, which goes by the same flag and is known by the notification that it registers when it is
 * on. The other is a second copy of this plugin, as in that template's place.
 */
import { Notifications, type Manager } from '@twilio/flex-ui';
import type { Stop } from './parts';

const OF_THE_TEMPLATE = 'PSMultiCallBroken';
const ALL_STARTED = 'pluginsInitialized' as Parameters<Manager['events']['addListener']>[0];

export function isTemplatesOn(): boolean {
  return Notifications.registeredNotifications.has(OF_THE_TEMPLATE);
}

export function isHereAlready(): boolean {
  return 'MultiCall' in (window as unknown as { Twilio: object }).Twilio;
}

/** Calls back if the template's feature is on once every plugin has started: they start one after the other, and it may come after us. */
export function whenTemplatesComes(
  events: Pick<Manager['events'], 'addListener' | 'removeListener'>,
  found: () => void,
): Stop {
  const look = (): void => {
    if (isTemplatesOn()) found();
  };
  events.addListener(ALL_STARTED, look);
  return () => void events.removeListener(ALL_STARTED, look);
}
