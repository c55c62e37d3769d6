// Flex ends the agent's session on this page: the calls are not this page's any more, and another page has them (P34).
import { Desk } from './desk';
import { expect, test } from './fixtures';
import { record } from './recorder';
import { remains } from './remains';
import { until } from './until';

/** How Flex comes to end a session, and what it draws then. */
const ENDS: readonly { readonly how: string; readonly end: (desk: Desk) => Promise<void> }[] = [
  { how: 'the agent logs out', end: (desk) => desk.act('Logout', { forceLogout: false }) },
  { how: 'Flex logs the agent out', end: (desk) => desk.act('Logout', { forceLogout: true }) },
  { how: 'the token is refused', end: expire },
];

/** The token's time is over, and Twilio gives no other: Flex finds out when it next looks, which it does every 15 to 20 s. */
async function expire({ page }: Desk): Promise<void> {
  await page.evaluate(() => {
    const key = 'TWILIO_FLEX_SSO';
    const session = JSON.parse(localStorage.getItem(key) ?? '{}') as object;
    localStorage.setItem(key, JSON.stringify({ ...session, expiration: new Date(0).toISOString() }));
  });
}

const isLoggedOut = (desk: Desk) =>
  desk.page
    .getByText(/logged out successfully/i)
    .first()
    .waitFor();

const NOTHING = { sockets: 0, connections: 0, microphones: 0 };

/** Nothing of the page's reaches Twilio or the agent's microphone any more. */
const letGo = (desk: Desk) =>
  until('nothing left', async () => JSON.stringify(await remains(desk)) === JSON.stringify(NOTHING));

for (const { how, end } of ENDS) {
  test(`P34: when ${how}, the calls of every line end, and the next page has the next`, async ({
    open,
    simulator,
  }) => {
    const desk = await open('agent1', '/', record);
    await desk.take();
    const second = await desk.take(); // live, on a further line
    await desk.isHeardBy(second);
    await end(desk);
    await isLoggedOut(desk);
    await letGo(desk);
    const legs = simulator.snapshot().tasks.flatMap(({ parties }) => parties);
    expect(legs.filter(({ kind, joined }) => kind === 'agent' && joined)).toEqual([]);

    const next = new Desk(await desk.page.context().newPage(), simulator, 'agent1');
    await next.open();
    const call = await next.take();
    await next.isHeardBy(call);
    await next.isHeardBy(await next.take()); // and a second beside it
  });
}

test('P34: a page that waits has the calls once the page that had them has logged out', async ({
  open,
  simulator,
}) => {
  const desk = await open('agent1');
  await desk.isHeardBy(await desk.take());
  const waiting = new Desk(await desk.page.context().newPage(), simulator, 'agent1');
  await waiting.open();
  expect(await hasCalls(waiting)).toBe(false);
  await desk.act('Logout', { forceLogout: true });
  await isLoggedOut(desk);
  await until('the calls on the page that waited', () => hasCalls(waiting));
  await waiting.isHeardBy(await waiting.take());
  await waiting.isHeardBy(await waiting.take()); // and a second beside it
});

/** Whether the plugin has the calls on this page. */
const hasCalls = ({ page }: Desk): Promise<boolean> =>
  page.evaluate(() => (window as unknown as PluginWindow).Twilio.MultiCall?.snapshot().active ?? false);

interface PluginWindow {
  readonly Twilio: { readonly MultiCall?: { snapshot(): { readonly active: boolean } } };
}
