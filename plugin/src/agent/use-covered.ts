/**
 * How much of the calls bar Flex's notifications cover: they lie over the top of every view. The bar makes way for them,
 * over the rows, which stay where they are: of a row that slipped away under the mouse another call would be hung up.
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
