/** Speaks to those who hear the page: a polite live region, which is there before there is anything to say. */
import type { Stop } from '../parts';
import { SPOKEN_ONLY } from './styles';

export interface Voice {
  /** Said after what the screen reader is saying. */
  readonly say: (text: string) => void;
  readonly stop: Stop;
}

export function liveRegion(): Voice {
  const region = document.createElement('div');
  region.className = 'MultiCall-Announcements';
  region.setAttribute('role', 'status'); // polite, and read as a whole
  region.style.cssText = SPOKEN_ONLY;
  document.body.append(region);
  return {
    say(text) {
      // The same words twice are a change only if something is between them: a new element is.
      const words = document.createElement('span');
      words.textContent = text;
      region.replaceChildren(words);
    },
    stop: () => region.remove(),
  };
}
