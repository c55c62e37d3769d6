// The page is left in calls: loaded anew, crashed, or open twice.
import type { PartyView, RingResult } from '../../web/simulator';
import { Desk } from './desk';
import { expect, test } from './fixtures';
import { until } from './until';

const rejoin = (desk: Desk) => desk.page.getByRole('button', { name: 'Rejoin task' });

/** Flex says each notification twice: once for a screen reader. */
const told = (desk: Desk, words: string | RegExp) => desk.page.getByText(words).first().waitFor();

const isAgents = ({ kind, joined }: PartyView): boolean => kind === 'agent' && joined;

/** Flex has heard of the agent's new leg: before that it cannot be said which call a hold or its end is about. */
const isBack = (desk: Desk, call: RingResult, legBefore: string) =>
  until('the new leg in Flex', async () => {
    const legs = desk
      .atTwilio(call)
      .parties.filter(({ kind, joined, callSid }) => kind === 'agent' && joined && callSid !== legBefore);
    const known = await desk.parties(call);
    return legs.some(({ participantSid }) => known.some(({ sid }) => sid === participantSid));
  });

test('P27: after a reload the callers who are still there are named, and rejoined at one click', async ({
  desk,
  simulator,
}) => {
  const held = await desk.take({ from: 'Ada Fuller' });
  const gone = await desk.take({ from: 'Bruno Reyes' });
  const live = await desk.take({ from: 'Carla Diaz' });
  await until('two on hold in Flex', async () => (await desk.isHeld(held)) && (await desk.isHeld(gone)));
  for (const { task } of [held, live]) simulator.endWithAgent({ task, on: false });
  const legBefore = desk.ownSid(held);
  const asked: string[] = [];
  desk.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await desk.page.mouse.click(640, 400); // a page that nobody has touched may not ask
  await desk.page.reload();
  expect(asked).toEqual(['beforeunload']);
  await desk.ready();

  await told(desk, 'these callers are still there: Ada Fuller (on hold), Carla Diaz.');
  expect((await desk.task(gone))?.status).toBe('wrapping');
  const from = Date.now();
  await rejoin(desk).click();
  await desk.hears(live);
  await desk.isHeardBy(live);
  await isBack(desk, held, legBefore);
  await desk.hearsNoneOf([held]);
  expect(desk.customerHeldAtTwilio(held)).toBe(true);
  await desk.swapTo(held);
  await desk.isHeardBy(held);
  // The policy had put this one on hold, and still knows it.
  await until('off hold', () => !desk.customerHeldAtTwilio(held));
  await expect(rejoin(desk)).toHaveCount(0);
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
});

test('P27: of two pages of one agent one has the calls and the other says so; after a crash that one has them', async ({
  open,
  simulator,
}) => {
  let first: Desk | undefined;
  const second = await open('agent1', '/', async (page) => {
    first = new Desk(await page.context().newPage(), simulator, 'agent1');
    await first.open();
  });
  if (!first) throw new Error('there is a first page');
  await told(second, /open on another page of this browser, which has your calls/);
  const held = await first.take({ from: 'Ada Fuller' });
  const ending = await first.take({ from: 'Carla Diaz' }); // its conference would end with the agent's leg
  const live = await first.take({ from: 'Bruno Reyes' });
  const calls = [held, ending, live];
  for (const { task } of [held, live]) simulator.endWithAgent({ task, on: false });
  await until('on hold in Flex', async () => (await second.isHeld(held)) && (await second.isHeld(ending)));
  await second.hearsNoneOf(calls);
  expect(await second.shown()).toBeNull();
  await expect(rejoin(second)).toHaveCount(0);

  const legsBefore = calls.map((call) => second.ownSid(call));
  const devtools = await first.page.context().newCDPSession(first.page);
  devtools.send('Page.crash').catch(() => undefined); // it has nobody left to answer
  await told(
    second,
    'these callers are still there: Ada Fuller (on hold), Carla Diaz (on hold), Bruno Reyes.',
  );
  await rejoin(second).focus();
  await second.page.keyboard.press('Enter');
  await second.hears(live);
  await second.isHeardBy(live);
  for (const [i, call] of calls.entries()) await isBack(second, call, legsBefore[i] ?? '');
  await second.hearsNoneOf([held, ending]);
  // Twilio finds out that the crashed page is gone: nobody goes with its legs.
  await until(
    'the lost legs to leave',
    () => calls.every((call) => second.atTwilio(call).parties.filter(isAgents).length === 1),
    40_000,
  );
  for (const call of [ending, held]) {
    await second.swapTo(call);
    await second.isHeardBy(call);
  }
  const third = await second.take();
  await second.isHeardBy(third);
});
