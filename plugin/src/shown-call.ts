/**
 * Flex's active call, which its mute, hang-up and dial-pad act on. Flex itself changes it too: it makes any call that
 * it mutes the active one, and none when any call that it accepted ends (source: PhoneState). So what it is now is
 * observed, and told to the core.
 */
import type { Manager } from '@twilio/flex-ui';
import type { MultiCall, VoiceCall } from '../../js-glue/src';
import type { FlexFacts } from './flex-facts';

export class ShownCall {
  private session: MultiCall | null = null;
  private observed: VoiceCall | null = null;
  private pinned: { readonly call: VoiceCall | null } | null = null;
  /** What the core wants shown once nothing is pinned. */
  private afterwards: { readonly call: VoiceCall | null } | null = null;
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

  /** An act of Flex's is under way for which its active call was chosen. */
  get isPinned(): boolean {
    return this.pinned !== null;
  }

  show(call: VoiceCall | null): void {
    if (this.pinned) this.afterwards = { call };
    else this.put(call);
  }

  /**
   * Runs an act of Flex's with this call for its active one, or with none, and keeps it so until the act is over:
   * another plugin may come between and wait before Flex reads it. What the core wants shown meanwhile waits.
   */
  async during<T>(call: VoiceCall | null, act: () => Promise<T>): Promise<T> {
    // Of this the core is not told, so that it has no reason to show the call again.
    if (!call) this.afterwards = { call: this.flex.activeCall() };
    this.pinned = { call };
    this.put(call);
    try {
      return await act();
    } finally {
      this.pinned = null;
      if (this.afterwards) this.put(this.afterwards.call);
      this.afterwards = null;
      this.observe();
    }
  }

  /** Flex's store changed: tell the core if its active call did. */
  observe(): void {
    const active = this.flex.activeCall();
    const connection = this.flex.connection();
    if (connection !== this.drawn?.connection) this.drawn = { connection, muted: active?.isMuted() ?? false };
    if (this.pinned) {
      const { call } = this.pinned;
      if (active !== call && call?.status() !== 'closed') this.put(call);
      return;
    }
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

  private put(call: VoiceCall | null): void {
    if (this.flex.activeCall() === call) return;
    this.manager.store.dispatch(
      call ? { type: 'PHONE_ADD_CALL', payload: call } : { type: 'PHONE_REMOVE_CALL' },
    );
  }
}
