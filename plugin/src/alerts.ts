/**
 * Flex asks to end an outbound call before an incoming one is taken (MultipleCallAlertDialog). With several calls that
 * is not so. Its feature flag is overridden for this page alone: nothing of it is stored (source: FeatureFlagsState).
 * The other alert, SecondVoiceCallIncoming, needs nothing: Flex raises it for calls it hears of, and it hears only of
 * those that the core lets it have (S8, P10).
 */
import type { Manager } from '@twilio/flex-ui';
import type { FlexFacts } from './flex-facts';
import type { Stop } from './parts';

const FLAG = 'disable-multi-call-alert';

export function withoutMultipleCallAlert(manager: Manager, flex: FlexFacts): Stop {
  const before = flex.hasFeature(FLAG);
  const set = (enabled: boolean): void => {
    manager.store.dispatch({ type: 'FLEX_FEATURE_FLAG_OVERRIDE', payload: { id: FLAG, enabled } });
  };
  set(true);
  return () => set(before);
}
