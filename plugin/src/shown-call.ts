/**
 * Flex's active call, which its mute, hang-up and dial-pad act on. Flex itself changes it too: it makes any call that
 * it mutes the active one, and none when any call that it accepted ends (source: PhoneState). So what it is now is
 * observed, and told to the core.
 */
import type { Manager } from '@twilio/flex-ui';
import type { LineId, MultiCall, Snapshot, VoiceCall } from '../../js-glue/src';
import type { FlexFacts } from './flex-facts';

const FLEX_LINE = 0 as LineId;

export class ShownCall {
  private session: MultiCall | null = null;
  private observed: VoiceCall | null = null;
  private pinned: VoiceCall | null = null;
  /** What the core wants shown once nothing is pinned. */
  private afterwards: { readonly call: VoiceCall | null } | null = null;
  private drawnMuted = false;

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
    if (this.pinned) this.afterwards = { call };
    else this.put(call);
  }

  /**
   * Runs an act of Flex's with this call for its active one, and keeps it so until the act is over: another plugin may
   * come between and wait before Flex reads it. What the core wants shown meanwhile waits.
   */
  async during<T>(call: VoiceCall, act: () => Promise<T>): Promise<T> {
    this.pinned = call;
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
    if (this.pinned) {
      if (active !== this.pinned && this.pinned.status() !== 'closed') this.put(this.pinned);
      return;
    }
    if (active === this.observed) return;
    this.observed = active;
    this.drawnMuted = active?.isMuted() ?? false;
    this.session?.post({ type: 'shownObserved', call: active && (this.session.callOf(active) ?? null) });
  }

  /** Flex draws its mute button anew for the calls that it accepted itself, those on line 0; for the others this does. */
  drawMute({ calls }: Snapshot): void {
    const active = this.flex.activeCall();
    if (!active || active.isMuted() === this.drawnMuted) return;
    this.drawnMuted = active.isMuted();
    const id = this.session?.callOf(active);
    if (calls.some(({ call, line }) => call === id && line === FLEX_LINE)) return;
    this.manager.store.dispatch({ type: 'PHONE_TOGGLE_MUTE', payload: active });
  }

  private put(call: VoiceCall | null): void {
    if (this.flex.activeCall() === call) return;
    this.manager.store.dispatch(
      call ? { type: 'PHONE_ADD_CALL', payload: call } : { type: 'PHONE_REMOVE_CALL' },
    );
  }
}
