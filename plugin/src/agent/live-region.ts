/** Speaks to those who hear the page: a polite live region, which is there before there is anything to say. */
import type { Stop } from '../parts';
import { SPOKEN_ONLY } from './styles';

export interface Voice {
  /** Said after what the screen reader is saying. */
  readonly say: (text: string) => void;
  readonly stop: Stop;
}

/** Lines that stay: what is replaced before it is read is never read. */
const KEPT = 5;

export function liveRegion(): Voice {
  const region = document.createElement('div');
  region.className = 'MultiCall-Announcements';
  region.setAttribute('role', 'log'); // polite, and only what is added is read
  region.style.cssText = SPOKEN_ONLY;
  document.body.append(region);
  return {
    say(text) {
      const line = document.createElement('div');
      line.textContent = text;
      region.append(line);
      if (region.childElementCount > KEPT) region.firstElementChild?.remove();
    },
    stop: () => region.remove(),
  };
}
