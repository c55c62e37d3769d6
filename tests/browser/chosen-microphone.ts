// The agent's microphone in the real Flex: chosen as a device picker chooses it, and read where the browser opens it.
import type { Desk } from './desk';
import { expect } from './fixtures';

interface AudioWindow {
  readonly Twilio: {
    readonly Flex: {
      readonly Manager: {
        getInstance(): {
          readonly voiceClient: {
            readonly audio: {
              readonly availableInputDevices: ReadonlyMap<string, unknown>;
              readonly inputDevice: { readonly deviceId: string } | null;
              setInputDevice(id: string): Promise<void>;
            };
          };
        };
      };
    };
  };
}

/** Chooses the last microphone of the machine, which is not the one that Flex sets. Returns its id. */
export const chooseMicrophone = (desk: Desk): Promise<string> =>
  desk.page.evaluate(async () => {
    const { audio } = (window as unknown as AudioWindow).Twilio.Flex.Manager.getInstance().voiceClient;
    const chosen = [...audio.availableInputDevices.keys()].filter((id) => id !== 'default').at(-1) ?? '';
    await audio.setInputDevice(chosen);
    return chosen;
  });

/** The microphone that is set on Flex's own Device. */
export const microphoneOf = (desk: Desk): Promise<string | null> =>
  desk.page.evaluate(() => {
    const { audio } = (window as unknown as AudioWindow).Twilio.Flex.Manager.getInstance().voiceClient;
    return audio.inputDevice?.deviceId ?? null;
  });

/** Takes a call that hears the agent through the chosen microphone, and ends it. */
export async function plainCall(desk: Desk, chosen: string): Promise<void> {
  const from = Date.now();
  const call = await desk.take();
  expect(await microphoneOf(desk)).toBe(chosen);
  await desk.isHeardBy(call, from);
  desk.simulator.hangUp({ task: call.task });
  await expect.poll(() => desk.shown()).toBeNull();
}
