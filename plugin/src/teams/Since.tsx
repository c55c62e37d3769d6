/** A running time. One timer serves all on the page, and writes only into those that are on screen. */
import * as React from 'react';
import { durationText } from './call-state';

/** When each on screen began, ms since the epoch. */
const onScreen = new Map<Element, number>();
const beginnings = new WeakMap<Element, number>();
let observer: IntersectionObserver | undefined;
let timer: number | undefined;

function write(element: Element, beginning: number): void {
  const text = durationText(Date.now() - beginning);
  if (element.textContent !== text) element.textContent = text;
}

function seen(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    const beginning = beginnings.get(target);
    if (!isIntersecting || beginning === undefined) onScreen.delete(target);
    else {
      onScreen.set(target, beginning);
      write(target, beginning);
    }
  }
  if (onScreen.size > 0) {
    timer ??= window.setInterval(
      () => onScreen.forEach((beginning, element) => write(element, beginning)),
      1000,
    );
  } else {
    window.clearInterval(timer);
    timer = undefined;
  }
}

function follow(element: Element, beginning: number): () => void {
  observer ??= new IntersectionObserver(seen);
  beginnings.set(element, beginning);
  observer.observe(element);
  return () => {
    observer?.unobserve(element);
    onScreen.delete(element);
  };
}

/** @param time ms since the epoch */
export function Since({ time }: { readonly time: number }): React.ReactElement {
  const span = React.useRef<HTMLSpanElement>(null);
  // In layout, so that the first picture has the time in it.
  React.useLayoutEffect(() => {
    if (!span.current) return undefined;
    write(span.current, time);
    return follow(span.current, time);
  }, [time]);
  return <span ref={span} className="MultiCall-Since" />;
}
