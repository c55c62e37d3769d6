// Who is on hold at Twilio, and by whose wish.
import { expect, test } from './fixtures';
import { until } from './until';

test('P12: what the policy held it releases; what the agent held stays on hold', async ({
  desk,
  simulator,
}) => {
  const first = await desk.take();
  const { callSid } = simulator.addParty({ task: first.task, kind: 'external', name: '+15557770001' });
  const third = () => desk.atTwilio(first).parties.find((party) => party.callSid === callSid);
  await until('the third party', () => third()?.joined);
  const inFlex = await until('the third party in Flex', async () =>
    (await desk.parties(first)).find(({ type }) => type === 'external'),
  );
  await desk.holdThirdParty(first, inFlex.sid);
  await until('the agent held the third party', () => third()?.hold);

  await desk.take();
  await until('the customer held', () => desk.customerHeldAtTwilio(first));
  await desk.swapTo(first);
  await until('the customer released', () => !desk.customerHeldAtTwilio(first));
  expect(third()?.hold).toBe(true);
});

test('S10: in a conference each party is held one by one, and parties come and go', async ({
  desk,
  simulator,
}) => {
  const first = await desk.take();
  simulator.addParty({ task: first.task, kind: 'external', name: '+15557770001' });
  const parties = () => desk.atTwilio(first).parties.filter(({ joined, kind }) => joined && kind !== 'agent');
  await until('both parties', () => parties().length === 2);
  const second = await desk.take();
  await until('both on hold', () => parties().every(({ hold }) => hold));
  // P11: who joins a call that is not live is held then.
  const late = simulator.addParty({ task: first.task, kind: 'external', name: '+15557770002' });
  await until('the third party on hold', () =>
    parties().some(({ callSid, hold }) => callSid === late.callSid && hold),
  );
  simulator.hangUp({ task: first.task, party: late.callSid });
  await until('the third party gone', () => parties().length === 2);
  await desk.swapTo(first);
  await until('both released', () => parties().every(({ hold }) => !hold));
  await until('the second on hold', () => desk.customerHeldAtTwilio(second));
});

test('P15: a refused hold is tried again, silent all the while; then the agent is told who is not on hold', async ({
  desk,
  simulator,
}) => {
  test.setTimeout(180_000);
  const first = await desk.take();
  simulator.fault({ hold: 429, retryAfterSeconds: null, holdDirection: 'hold' });
  const from = Date.now();
  const second = await desk.take();
  const tries = () =>
    simulator.requests.filter(({ at, via, body }) => at >= from && via === 'taskrouter' && isHold(body))
      .length;
  await until('a second try', () => tries() >= 2);
  await desk.hearsNoneOf([first]);
  expect(desk.customerHeldAtTwilio(first)).toBe(false);
  await desk.page
    .getByText(/could not be put on hold/)
    .first()
    .waitFor({ timeout: 90_000 });
  const told = tries();
  // The row and the chip say so, too, and a click on the chip is the way back.
  await expect(desk.page.locator('.MultiCall-Row [data-state="couldNotHold"]')).toHaveText('Could not hold');
  await expect(desk.page.locator('.MultiCall-Chip [data-state="couldNotHold"]')).toHaveText('Could not hold');
  simulator.clearFaults();
  await desk.page.locator(`.MultiCall-Chip[data-task="${first.task}"]`).click();
  await desk.hears(first);
  await until('the second on hold', () => desk.customerHeldAtTwilio(second));
  await expect(desk.page.locator('[data-state="couldNotHold"]')).toHaveCount(0);
  expect(told).toBeLessThanOrEqual(8);
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
});

test('P15: holds and releases that are refused or never answered, for one party or for all, are made good', async ({
  desk,
  simulator,
}) => {
  const first = await desk.take();
  simulator.addParty({ task: first.task, kind: 'external', name: '+15557770001' });
  const others = () => desk.atTwilio(first).parties.filter(({ joined, kind }) => joined && kind !== 'agent');
  await until('both parties in Flex', async () => (await desk.parties(first)).length === 3);
  const from = Date.now();
  // One of the two, and then, with its second try, both.
  simulator.fault({ hold: 429, retryAfterSeconds: 2, holdTimes: 3, holdDirection: 'hold' });
  const second = await desk.take();
  await desk.hearsNoneOf([first]);
  await until('both on hold', () => others().every(({ hold }) => hold), 40_000);
  await desk.isHeardBy(second);
  await until('both on hold in Flex', async () =>
    (await desk.parties(first)).every(({ mine, held }) => mine || held),
  );
  simulator.fault({ hold: 500, retryAfterSeconds: null, holdTimes: 2, holdDirection: 'unhold' });
  // The customer's release is Flex's own request: Flex says that it failed, and the agent presses again.
  await expect(desk.unhold(first)).rejects.toThrow('UnholdCall');
  await until('the third party released', () =>
    others().some(({ kind, hold }) => kind === 'external' && !hold),
  );
  await desk.unhold(first);
  await until('both released', () => others().every(({ hold }) => !hold));
  await desk.hears(first);
  await desk.isHeardBy(first);
  await until('the second on hold', () => desk.customerHeldAtTwilio(second));
  for (const refusal of ['silent', 500] as const) {
    const [left, to] = refusal === 'silent' ? [first, second] : [second, first];
    simulator.fault({ hold: refusal, holdTimes: 1, holdDirection: 'hold' });
    await desk.swapTo(to);
    await desk.hearsNoneOf([left]);
    await until('the other on hold in the end', () => desk.customerHeldAtTwilio(left), 40_000);
  }
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
});

test('P14: an unhold that came from elsewhere is undone and does not move the live call', async ({
  desk,
  simulator,
}) => {
  const first = await desk.take();
  const second = await desk.take();
  await until('the first on hold in Flex', () => desk.isHeld(first));
  const from = Date.now();
  simulator.holdByOther({ task: first.task, on: false });
  await until('held again', () => desk.customerHeldAtTwilio(first));
  await desk.hears(second);
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
});

/** Whether a journalled TaskRouter request asks for a hold. */
function isHold(body: unknown): boolean {
  return /"Hold":\s*(true|"true")/.test(JSON.stringify(body));
}
