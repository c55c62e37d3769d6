// A microphone that is denied, or takes its time, when a test says so.
import type { Page } from '@playwright/test';

type Mood = 'given' | 'denied' | 'slow';

declare global {
  interface Window {
    microphoneMood: Mood;
    /** Requests that a slow microphone has not answered. */
    askedForMicrophone: (() => void)[];
  }
}

/** To be called before the page's first script runs. */
export async function moodyMicrophone(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.microphoneMood = 'given';
    window.askedForMicrophone = [];
    const { mediaDevices } = navigator;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      if (window.microphoneMood === 'slow') {
        await new Promise<void>((resolve) => window.askedForMicrophone.push(resolve));
      }
      if (window.microphoneMood === 'denied') throw new DOMException('Permission denied', 'NotAllowedError');
      return getUserMedia(constraints);
    };
  });
}

export const setMicrophone = (page: Page, mood: Mood): Promise<void> =>
  page.evaluate((now) => {
    window.microphoneMood = now;
    for (const answer of window.askedForMicrophone.splice(0)) answer();
  }, mood);
