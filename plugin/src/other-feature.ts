/**
 * Others on this page that handle several calls: if two did, each call would be taken twice. One is the multi-call feature of
 * Twilio's flex-project-template, which reads the same flag. When it is on it adds a column to the Teams view; until
 * September 2024 it also registered a notification. The other is a second copy of this plugin, as in that template's place.
 */
import { Notifications, WorkersDataTable, type Manager } from '@twilio/flex-ui';
import type { Stop } from './parts';

const NOTIFICATION = 'PSMultiCallBroken';
const COLUMN = 'multi-call-calls-column';
const ALL_STARTED = 'pluginsInitialized' as Parameters<Manager['events']['addListener']>[0];

/** Flex keeps what is added to a place in a fragment whose only child it is (source: DynamicContentStore.add). */
interface Fragment {
  readonly props?: { readonly children?: { readonly key?: unknown } };
}

export function isTemplatesOn(): boolean {
  const columns = WorkersDataTable.Content.fragments as readonly Fragment[];
  return (
    Notifications.registeredNotifications.has(NOTIFICATION) ||
    columns.some(({ props }) => props?.children?.key === COLUMN)
  );
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
