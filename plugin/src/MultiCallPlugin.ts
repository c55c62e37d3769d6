/** The Flex plugin: reads its options, and starts and stops the parts. */
import * as Flex from '@twilio/flex-ui';
import type { VoiceDevice, WithheldCalls } from '../../js-glue/src';
import { withoutMultipleCallAlert } from './alerts';
import { readConfiguration, type Desktop, type Options } from './config';
import { FlexFacts } from './flex-facts';
import { onLineZero } from './line-zero';
import { registerNotices, tellCannotStart, tellTemplates } from './notices';
import { isHereAlready, isTemplatesOn, whenTemplatesComes } from './other-feature';
import { PageCalls } from './page-calls';
import { stopAll, type Stop } from './parts';
import { PublicApi } from './public-api';
import { start, type Started } from './start';
import { registerStrings, wordsOf } from './strings';
import { replaceCallsColumn } from './teams/calls-column';
import { isAtLeast, OLDEST_FLEX } from './version';

export class MultiCallPlugin {
  readonly name = __FPB_PLUGIN_UNIQUE_NAME;
  private readonly stops: Stop[] = [];
  /** Stopped for good. */
  private isOff = false;

  /** Called by Flex once, with every other plugin of its phase waiting: it does nothing slow. */
  init(_flex: typeof Flex, manager: Flex.Manager): Promise<void> {
    return this.turnOn(manager);
  }

  private async turnOn(manager: Flex.Manager): Promise<void> {
    if (!isAtLeast(Flex.VERSION, OLDEST_FLEX)) {
      console.info(`[multi-call] off: Flex UI ${Flex.VERSION} is older than ${OLDEST_FLEX}`);
      return;
    }
    const { enabled, options, disableMultiCallAlert, desktop, warnings } = readConfiguration(
      (manager.configuration as { custom_data?: unknown }).custom_data,
      manager.workerClient?.attributes,
    );
    if (!enabled) {
      console.info('[multi-call] off: custom_data.features.multi_call.enabled is not true');
      return;
    }
    if (isHereAlready()) {
      console.warn('[multi-call] off: another plugin has brought it already');
      return;
    }
    if (warnings.length > 0) console.warn(`[multi-call] ${warnings.join('; ')}`);
    registerStrings(manager, manager.localization?.localeTag);
    registerNotices();
    if (isTemplatesOn()) {
      tellTemplates();
      return;
    }
    this.stops.push(
      whenTemplatesComes(manager.events, () => {
        this.stop();
        tellTemplates();
      }),
    );
    const flex = new FlexFacts(manager);
    const api = new PublicApi(manager.events);
    this.stops.push(api.publish());
    const calls = new PageCalls(`multi-call ${flex.ownWorkerSid()}`, (device, withheld) =>
      this.startOn(device, withheld, manager, options, desktop, api),
    );
    this.stops.push(() => calls.stop(), onLineZero(manager, flex, calls));
    await calls.answered;
    if (this.isOff) return this.stop();
    try {
      // A supervisor may have no voice client, and still looks at the calls of others.
      this.stops.push(replaceCallsColumn(wordsOf(manager), flex));
      if (disableMultiCallAlert) this.stops.push(withoutMultipleCallAlert(manager, flex));
    } catch (error) {
      this.cannotStart(error);
    }
  }

  /** Undoes everything, as far as Flex lets: its actions then run as they did. */
  stop(): void {
    this.isOff = true;
    stopAll(this.stops.splice(0));
  }

  /** Null when the core cannot start: then nothing of ours is there (P28). */
  private startOn(
    device: VoiceDevice,
    withheld: WithheldCalls,
    manager: Flex.Manager,
    options: Options,
    desktop: Desktop,
    api: PublicApi,
  ): Started | null {
    try {
      return start(manager, device, withheld, options, desktop, api);
    } catch (error) {
      this.cannotStart(error);
      return null;
    }
  }

  private cannotStart(error: unknown): void {
    this.stop();
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`[multi-call] off: the core cannot start: ${reason}`);
    tellCannotStart();
  }
}
