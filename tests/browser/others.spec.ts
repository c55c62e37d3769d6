// What others do behind our back: another plugin, and a core that traps.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { until } from './until';

interface VoiceCall {
  readonly parameters: Readonly<Record<string, string>>;
  mute(muted: boolean): void;
}
interface FlexTask {
  holdParticipant(sid: string): Promise<unknown>;
  unholdParticipant(sid: string): Promise<unknown>;
}
interface OthersWindow {
  readonly Twilio: {
    readonly Flex: {
      readonly Manager: {
        getInstance(): {
          readonly store: {
            dispatch(action: object): void;
            getState(): {
              readonly flex: {
                readonly phone: { readonly activeCall: VoiceCall };
                readonly worker: { readonly tasks: ReadonlyMap<string, FlexTask> };
              };
            };
          };
        };
      };
    };
  };
  /** Voice SDK calls that another plugin remembers, by CallSid. */
  remembered: Record<string, VoiceCall>;
  /** What the microphone of the live call was told: muted or not. */
  told: boolean[];
  /** The next call into the core traps. */
  trap: boolean;
}

/** Makes the core's WebAssembly trap when a test says so. */
async function trappable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const page = window as unknown as OthersWindow;
    const trapping =
      (inner: (...args: unknown[]) => unknown) =>
      (...args: unknown[]): unknown => {
        if (!page.trap) return inner(...args);
        page.trap = false;
        throw new WebAssembly.RuntimeError('unreachable');
      };
    WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
      construct(target, args: [WebAssembly.Module, WebAssembly.Imports?]) {
        const exported = Object.entries(new target(...args).exports).map(([name, one]) => [
          name,
          typeof one === 'function' ? trapping(one as (...args: unknown[]) => unknown) : one,
        ]);
        return { exports: Object.fromEntries(exported) as WebAssembly.Exports };
      },
    });
  });
}

test('P14, P17, P26: what another plugin does to calls, and a core that traps, leave one live call sounding and no other', async ({
  open,
  simulator,
  conditions,
}) => {
  conditions.expectError('The core trapped on', 2);
  const said: string[] = [];
  const desk = await open('agent1', '/', async (page) => {
    page.on('console', (message) => said.push(message.text()));
    await trappable(page);
  });
  const first = await desk.take();
  const shown = () => desk.shown().then((call) => call?.sid);
  const remember = () =>
    desk.page.evaluate(() => {
      const page = window as unknown as OthersWindow;
      const { activeCall } = page.Twilio.Flex.Manager.getInstance().store.getState().flex.phone;
      (page.remembered ??= {})[activeCall.parameters['CallSid'] ?? ''] = activeCall;
    });
  await remember();
  const second = await desk.take();
  await desk.select(second);
  await expect.poll(shown).toBe(desk.ownSid(second));
  await remember();
  await until('the first on hold in Flex', () => desk.isHeld(first));
  const from = Date.now();
  const reached = (call: typeof first) =>
    simulator.voice
      .heard(from)
      .some(({ direction, party }) => direction === 'toParty' && party === call.customerCallSid);

  await test.step('it shows the call that is not selected', async () => {
    await desk.page.evaluate((sid) => {
      const page = window as unknown as OthersWindow;
      const payload = page.remembered[sid];
      page.Twilio.Flex.Manager.getInstance().store.dispatch({ type: 'PHONE_ADD_CALL', payload });
    }, desk.ownSid(first));
    await expect.poll(shown).toBe(desk.ownSid(second));
  });
  await test.step('it opens the microphone of the call on hold, and mutes the live one', async () => {
    await desk.page.evaluate(
      ([held, live]) => {
        const { remembered } = window as unknown as OthersWindow;
        remembered[held]?.mute(false);
        remembered[live]?.mute(true);
      },
      [desk.ownSid(first), desk.ownSid(second)] as const,
    );
    await until('the live call shown as muted', async () => (await desk.shown())?.muted);
    await desk.toggleMute();
    await desk.isHeardBy(second);
    expect(reached(first)).toBe(false);
  });
  await test.step('it takes the customer on hold off it', async () => {
    const [task, customer] = [first.task, first.customerCallSid];
    await desk.page.evaluate(
      ([sid, party]) =>
        (window as unknown as OthersWindow).Twilio.Flex.Manager.getInstance()
          .store.getState()
          .flex.worker.tasks.get(sid)
          ?.unholdParticipant(party),
      [task, customer] as const,
    );
    await until('on hold again', () => desk.customerHeldAtTwilio(first));
    await desk.hears(second);
  });
  await test.step('it puts the live customer on hold: the call stays live, and is heard when it is taken off', async () => {
    simulator.holdByOther({ task: second.task, on: true });
    await until('on hold', () => desk.customerHeldAtTwilio(second));
    await desk.stopsHearing([first, second]);
    await until('on hold in Flex', () => desk.isHeld(second));
    simulator.holdByOther({ task: second.task, on: false });
    await desk.hears(second);
    await desk.isHeardBy(second);
  });
  await test.step('the core traps while the agent talks: nobody is cut off', async () => {
    await desk.page.evaluate((sid) => {
      const page = window as unknown as OthersWindow;
      const live = page.remembered[sid];
      if (!live) throw new Error('the live call is remembered');
      const mute = live.mute.bind(live);
      page.told = [];
      live.mute = (muted) => {
        page.told.push(muted);
        mute(muted);
      };
      page.trap = true;
    }, desk.ownSid(second));
    await desk.select(first);
    await until('the trap', () => said.some((line) => line.includes('The core trapped on')));
    await desk.select(second);
    await desk.isHeardBy(second);
    await desk.hears(second);
    expect(await desk.page.evaluate(() => (window as unknown as OthersWindow).told)).not.toContain(true);
  });
  await test.step('the core traps in the midst of a switch', async () => {
    await desk.page.evaluate(() => void ((window as unknown as OthersWindow).trap = true));
    await desk.swapTo(first);
    await desk.isHeardBy(first);
    await desk.hearsNoneOf([second]);
    expect(said.filter((line) => line.includes('The core trapped on'))).toHaveLength(2);
    await desk.swapTo(second);
    const third = await desk.take();
    await desk.isHeardBy(third);
  });
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
});
