/**
 * How much of the calls bar Flex's notifications cover: they lie over the top of every view. The bar makes way for them,
 * over the rows, which stay where they are: of a row that slipped away under the mouse another call would be hung up.
 * As much of the rows is hidden as Flex's notification hides of them where there is no bar: the first, by one of two
 * lines. The bar has every call meanwhile, and a notification goes by itself or by its close button.
 */
import * as React from 'react';

/** Is there from the start, and as high as what it shows (source: NotificationBar). */
const NOTIFICATIONS = '.Twilio-NotificationBar';

/** In px. */
export function useCovered(): number {
  const [covered, setCovered] = React.useState(0);
  React.useEffect(() => {
    const notifications = document.querySelector(NOTIFICATIONS);
    if (!notifications) return undefined;
    const observer = new ResizeObserver(() => setCovered(notifications.clientHeight));
    observer.observe(notifications);
    return () => observer.disconnect();
  }, []);
  return covered;
}
