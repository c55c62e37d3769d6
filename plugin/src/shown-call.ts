/**
 * Flex's active call, which its mute, hang-up and dial-pad act on. Flex itself changes it too: it makes any call that
 * it mutes the active one, and none when any call that it accepted ends (source: PhoneState). So what it is now is
 * observed, and told to the core.
 */
import type { Manager } from '@twilio/flex-ui';
import type { MultiCall, VoiceCall } from '../../js-glue/src';
import type { FlexFacts } from './flex-facts';

interface Wanted {
  readonly call: VoiceCall | null;
}

export class ShownCall {
  private session: MultiCall | null = null;
  private observed: VoiceCall | null = null;
  /** Acts of Flex's that are running right now, one within the other. */
  private acts = 0;
  private hidden = false;
  /** What is to be shown once no act is running and nothing is hidden; null when the core has not said. */
  private wanted: Wanted | null = null;
  private drawn: { readonly connection: object | undefined; readonly muted: boolean } | null = null;

  constructor(
    private readonly manager: Manager,
    private readonly flex: FlexFacts,
  ) {}

  /** The core that is told from now on, and told at once of a call that is shown already. */
  tellTo(session: MultiCall): void {
    this.session = session;
    this.observe();
  }

  show(call: VoiceCall | null): void {
    if (this.acts > 0 || this.hidden) this.wanted = { call };
    else this.put(call);
  }

  /**
   * Runs an act in which Flex reads its active call, and for that turn makes it this call, or none. The core is not told
   * of it, and what it wants shown meanwhile is shown afterwards.
   */
  actingOn<T>(call: VoiceCall | null, act: () => T): T {
    const before = this.flex.activeCall();
    this.acts += 1;
    try {
      this.put(call);
      return act();
    } finally {
      this.acts -= 1;
      if (before !== call) this.put(isOver(before) ? null : before);
      this.settle();
    }
  }

  /** Has Flex see no active call until the promise settles, and then the one that the core wants shown. */
  async hideUntil(over: Promise<void>): Promise<void> {
    if (this.hidden) return;
    this.wanted = { call: this.flex.activeCall() };
    this.hidden = true;
    this.put(null);
    await over.catch(() => {});
    this.hidden = false;
    this.settle();
  }

  /** Flex's store changed: tell the core if its active call did. */
  observe(): void {
    const active = this.flex.activeCall();
    const connection = this.flex.connection();
    if (connection !== this.drawn?.connection) this.drawn = { connection, muted: active?.isMuted() ?? false };
    if (this.acts > 0) return;
    if (this.hidden) return void this.put(null);
    if (active === this.observed) return;
    this.observed = active;
    this.session?.post({ type: 'shownObserved', call: active && (this.session.callOf(active) ?? null) });
  }

  /** Has Flex draw its mute button anew: it does so by itself only for mutes that are not ours. */
  drawMute(): void {
    const active = this.flex.activeCall();
    if (!active || active.isMuted() === this.drawn?.muted) return;
    this.manager.store.dispatch({ type: 'PHONE_TOGGLE_MUTE', payload: active });
  }

  private settle(): void {
    if (this.acts > 0) return;
    if (!this.hidden && this.wanted) {
      const { call } = this.wanted;
      this.wanted = null;
      this.put(isOver(call) ? null : call);
    }
    this.observe();
  }

  private put(call: VoiceCall | null): void {
    if (this.flex.activeCall() === call) return;
    this.manager.store.dispatch(
      call ? { type: 'PHONE_ADD_CALL', payload: call } : { type: 'PHONE_REMOVE_CALL' },
    );
  }
}

function isOver(call: VoiceCall | null): boolean {
  return call?.status() === 'closed';
}
