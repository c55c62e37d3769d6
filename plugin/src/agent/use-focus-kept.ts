/** A chip that changes its place loses the focus, since the browser takes it from any element that is moved: it gets it back. */
import * as React from 'react';

/** If the chip is gone, the first one has the focus, and not the page's beginning. */
export function useFocusKept(bar: React.RefObject<HTMLElement>): void {
  const active = document.activeElement;
  const had = active instanceof HTMLElement && bar.current?.contains(active) ? active : null;
  React.useLayoutEffect(() => {
    if (!had || document.activeElement === had) return;
    const chip = had.isConnected ? had : bar.current?.querySelector('button');
    chip?.focus();
  });
}
