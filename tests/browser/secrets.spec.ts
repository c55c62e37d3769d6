// What must not get out, and what must not get in.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { until } from './until';

interface FlexWindow {
  readonly Twilio: {
    readonly Flex: {
      readonly Manager: {
        getInstance(): {
          readonly voiceClient: { readonly token: string };
          readonly store: {
            getState(): {
              readonly flex: { readonly phone: { readonly activeCall?: { connectToken?: string } } };
            };
          };
        };
      };
    };
  };
  broken?: boolean;
}

/** The token in use, and the connectToken of the call that is shown. */
const secretsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { voiceClient, store } = (window as unknown as FlexWindow).Twilio.Flex.Manager.getInstance();
    const { connectToken } = store.getState().flex.phone.activeCall ?? {};
    const inside: unknown = JSON.parse(decodeURIComponent(atob(connectToken ?? '') || '{}'));
    const reconnect: unknown = Reflect.get(inside as object, 'signalingReconnectToken');
    return [voiceClient.token, connectToken, reconnect].filter((one) => typeof one === 'string');
  });

/** Where Flex UI 2.17.1 itself keeps its token. */
const FLEX_KEEPS_ITS_TOKEN = ['TWILIO_FLEX_SSO', 'correlation_id'];

/** All that a page shows and keeps. */
const shownAndKept = (page: Page): Promise<string> =>
  page.evaluate((flexKeeps) => {
    const kept = [localStorage, sessionStorage].flatMap((storage) =>
      Object.entries(storage).filter(([key]) => !flexKeeps.includes(key)),
    );
    return document.documentElement.outerHTML + JSON.stringify(kept);
  }, FLEX_KEEPS_ITS_TOKEN);

test('P24: no token is shown, kept or said, whatever becomes of calls', async ({ open, simulator }) => {
  const said: string[] = [];
  const desk = await open('agent1', '/', (page) => {
    page.on('console', (message) => {
      // Flex UI 2.17.1 itself prints each renewed token.
      if (!message.text().startsWith('DEBUG: Token updated')) said.push(message.text());
    });
    return Promise.resolve();
  });
  const secrets = new Set<string>();
  const note = async (): Promise<void> => {
    for (const secret of await secretsOf(desk.page)) secrets.add(secret);
  };
  const first = await desk.take();
  const second = await desk.take();
  const calls = [first, second];
  for (const call of calls) {
    await desk.select(call);
    await expect.poll(() => desk.shown().then((shown) => shown?.sid)).toBe(desk.ownSid(call));
    await note();
  }
  // A renewal that every line is refused costs no call.
  simulator.fault({ tokenError: 31205 });
  const listens = () =>
    simulator.requests.filter(({ via, what }) => via === 'voice' && what === 'listen').length;
  const before = listens();
  await desk.renewToken();
  await expect.poll(listens).toBeGreaterThanOrEqual(before + calls.length);
  await note();
  await desk.isHeardBy(second, Date.now());
  simulator.fault({ tokenError: null, forward: 'refused' });
  const third = await desk.ring();
  await desk.act('AcceptTask', { sid: third.task });
  await desk.page
    .getByText(/could not be taken beside your other calls/)
    .first()
    .waitFor();
  expect(secrets.size).toBeGreaterThanOrEqual(6);
  const journal = readFileSync(await (await desk.exportJournal()).path(), 'utf8');
  expect(journal).toContain('The call was not taken over');
  const places = { console: said.join('\n'), page: await shownAndKept(desk.page), journal };
  for (const [place, text] of Object.entries(places)) {
    const found = [...secrets].filter((secret) => text.includes(secret));
    expect(`${found.length} secrets in the ${place}`).toBe(`0 secrets in the ${place}`);
  }
});

const MARKUP = '<img src=x onerror="window.broken=true">{{constructor}}<script>window.broken=true</script>';

test('What a caller, a queue or a colleague is called is drawn letter by letter, however long', async ({
  open,
  simulator,
}) => {
  const desk = await open('sup1');
  const hostile = {
    from: MARKUP,
    name: MARKUP,
    queue: MARKUP,
    attributes: {
      note: 'x'.repeat(10_000_000),
      ...(JSON.parse(
        '{"__proto__": {"enabled": false}, "constructor": {"prototype": {"sid": "WR0"}}}',
      ) as object),
    },
  };
  const first = simulator.ring({ worker: 'sup1', ...hostile });
  await until('the task on the desktop', () => desk.task(first));
  await desk.act('AcceptTask', { sid: first.task });
  await desk.hears({ ...first, customerCallSid: first.customerCallSid ?? '' });
  simulator.addParty({ task: first.task, kind: 'external', name: MARKUP });
  simulator.fault({ withoutConnectToken: true, hold: 500, holdDirection: 'hold' });
  const second = await desk.ring({ from: MARKUP, name: MARKUP });
  await desk.act('AcceptTask', { sid: second.task });
  await desk.page
    .getByText(/^A call from <img.* could not be taken beside/)
    .first()
    .waitFor();
  await desk.act('NavigateToView', { viewName: 'teams' });
  // Flex's Sync client goes through the task's ten megabytes letter by letter: ten seconds on a machine with nothing else to do.
  await expect(desk.page.locator('.MultiCall-CallLine').filter({ hasText: MARKUP }).first()).toBeVisible({
    timeout: 60_000,
  });
  expect(await desk.page.locator('img[src="x"]').count()).toBe(0);
  expect(await desk.page.evaluate(() => (window as unknown as FlexWindow).broken)).toBeUndefined();
  expect(await desk.page.evaluate(() => ({}))).toEqual({});
});
