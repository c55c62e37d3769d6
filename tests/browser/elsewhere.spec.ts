// Calls that are not this page's: addressed to another device of the agent, or over before they were announced (P40).
import type { Call, Desk } from './desk';
import { expect, test } from './fixtures';
import { until } from './until';

interface ElsewhereWindow {
  readonly Twilio: {
    readonly MultiCall: { snapshot(): { readonly calls: readonly { readonly callSid: string | null }[] } };
    readonly Flex: {
      readonly Manager: {
        getInstance(): {
          readonly voiceClient: {
            readonly calls: readonly {
              readonly parameters: Readonly<Record<string, string>>;
              status(): string;
            }[];
          };
        };
      };
    };
  };
}

/** Whether this call rings on Flex's own Device, unanswered. */
const ringsHere = (desk: Desk, callSid: string): Promise<boolean> =>
  desk.page.evaluate((sid) => {
    const { voiceClient } = (window as unknown as ElsewhereWindow).Twilio.Flex.Manager.getInstance();
    return voiceClient.calls.some(
      (call) => call.parameters['CallSid'] === sid && call.status() === 'pending',
    );
  }, callSid);

const ourCalls = (desk: Desk): Promise<(string | null)[]> =>
  desk.page.evaluate(() =>
    (window as unknown as ElsewhereWindow).Twilio.MultiCall.snapshot().calls.map(({ callSid }) => callSid),
  );

/** What this worker's pages said of the call to Twilio. */
const saidOf = ({ simulator }: Desk, callSid: string): string[] =>
  simulator.requests
    .filter(({ via, body }) => via === 'voice' && (body as { callsid?: string }).callsid === callSid)
    .map(({ what }) => what);

/** A customer rings, and the agent takes the call on Flex Mobile, whose call rings here, too. */
async function takenOnMobile(desk: Desk): Promise<Call & { mobile: string }> {
  const call = await desk.ring();
  const { callSid } = desk.simulator.acceptElsewhere({ task: call.task, leg: 'flexMobile' });
  const mobile = callSid ?? '';
  await until('the call of Flex Mobile on the page', () => ringsHere(desk, mobile));
  return { ...call, mobile };
}

for (const beside of [false, true])
  test(`P40: a call of Flex Mobile ${beside ? 'beside a live call' : 'alone'} is left untouched`, async ({
    desk,
    simulator,
  }) => {
    const ada = beside ? await desk.take() : null;
    const since = Date.now();
    const bruno = await takenOnMobile(desk);
    // Long enough for everything that would be wrong: a further call comes and is taken.
    const clara = await desk.take();
    await desk.isHeardBy(clara);
    expect(await ringsHere(desk, bruno.mobile)).toBe(true);
    expect(await ourCalls(desk)).not.toContain(bruno.mobile);
    simulator.answerElsewhere({ callSid: bruno.mobile });
    await until('the end of the ring', async () => !(await ringsHere(desk, bruno.mobile)));
    await until('the task accepted', async () => (await desk.task(bruno))?.status === 'accepted');
    await desk.isHeardBy(clara, Date.now());
    if (ada) {
      await desk.swapTo(ada);
      await desk.isHeardBy(ada);
    }
    expect(saidOf(desk, bruno.mobile)).toEqual([]);
    expect(await desk.overlapSince(since)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
  });

test('P40: a caller who is gone before the call is announced leaves nothing', async ({ desk, simulator }) => {
  for (let i = 0; i < 7; i++) {
    simulator.fault({ callerGone: true });
    const gone = await desk.ring();
    await desk.act('AcceptTask', { sid: gone.task }).catch(() => undefined);
    await until('no task', async () => (await desk.task(gone)) === null);
  }
  simulator.clearFaults();
  await expect.poll(() => ourCalls(desk)).toEqual([]);
  const ada = await desk.take();
  await desk.isHeardBy(ada);
  expect(saidOf(desk, desk.ownSid(ada))).not.toContain('invite'); // on line 0, as in plain Flex (P6)
  const bruno = await desk.take();
  await desk.isHeardBy(bruno);
  await desk.swapTo(ada);
});
