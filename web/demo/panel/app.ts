// Puts the page together: the desktops, the controls and the live picture, all fed from one feed.
import { complain } from './ask';
import { Controls } from './controls';
import { Desktops, type Desktop } from './desktops';
import { byId, setAttribute } from './element';
import type { Feed, Picture } from './feed';
import { LivePicture } from './live-picture';
import { offerStart } from './start-audio';

const NOTHING: Picture = { workers: [], calls: [], faults: [] };

function foldable(): void {
  const button = byId('fold');
  const fold = (folded: boolean): void => {
    setAttribute(document.body, 'data-folded', String(folded));
    setAttribute(button, 'aria-expanded', String(!folded));
  };
  button.addEventListener('click', () => fold(document.body.dataset['folded'] !== 'true'));
  fold(window.matchMedia('(max-width: 900px)').matches);
}

/** `now`: ms since the epoch, on the clock that stamps the feed's batches. */
export function startApp(feed: Feed, desktops: readonly Desktop[], now: () => number): void {
  let picture = NOTHING;
  const live = new LivePicture(now);
  const controls = new Controls(feed, () => desks.worker);
  const show = (): void => {
    controls.update(picture, desks.worker);
    live.update(
      picture.calls.filter((call) => call.stage === 'open'),
      desks.worker,
    );
  };
  const desks: Desktops = new Desktops(desktops, () => queueMicrotask(show));
  offerStart();
  foldable();
  feed.listen({
    picture(next) {
      picture = next;
      show();
    },
    sound: (sinceMs, heard) => live.hear(sinceMs, heard),
    connected(on) {
      setAttribute(document.body, 'data-connected', String(on));
      if (!on) complain('The simulator does not answer. Is `npm run demo` still running?');
    },
  });
  live.run();
}
