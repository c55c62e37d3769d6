/** What Flex does with its Device by itself, read where Flex reads it (source: PhoneState, DeviceListener). */
import * as Flex from '@twilio/flex-ui';
import type { FlexHabits, VoiceCall } from '../../js-glue/src';
import type { FlexFacts } from './flex-facts';

const MULTI_TAB = 'flex-multi-tab-support';
const SINGLE_SESSION = 'flex-single-session';
/** Of an invite: the session in which the agent accepted, dialled or monitored (source: SESSION_IDENTIFIER_KEY). */
const SESSION = 'flex_session_identifier';

export function flexHabits(flex: FlexFacts): FlexHabits {
  return {
    isElsewhere: (voice) => isForMobile(voice) || isOfOtherSession(voice, flex) || isNotValidated(flex),
    setsMicrophone: () => flex.state.config.initialDeviceCheck ?? true,
    microphone: () => flexsMicrophone(flex),
  };
}

/** The agent moves the call to Flex Mobile; Flex lets it ring (source: PhoneState.handleFlexMobileCall). */
function isForMobile(voice: VoiceCall): boolean {
  return parameter(voice, 'Target') === 'flex-mobile';
}

/**
 * The agent takes the call in another session. Flex accepts it here only when that session has not done so after five
 * seconds (source: PhoneState.handleDeviceIncoming). Older versions do not say which session theirs is.
 */
function isOfOtherSession(voice: VoiceCall, flex: FlexFacts): boolean {
  const session = parameter(voice, SESSION);
  if (!session || !flex.hasFeature(MULTI_TAB)) return false;
  const { getSessionIdentifier } = Flex as { getSessionIdentifier?: () => string };
  return getSessionIdentifier !== undefined && session !== getSessionIdentifier();
}

/** Another session of the agent was found, and it is not decided which goes on: Flex accepts nothing here. */
function isNotValidated(flex: FlexFacts): boolean {
  const { singleSessionGuard } = flex.state.session as {
    singleSessionGuard?: { readonly otherSessionDetected?: unknown };
  };
  return Boolean(singleSessionGuard?.otherSessionDetected) && flex.hasFeature(SINGLE_SESSION);
}

/** The microphone that Flex sets before it accepts: the machine's default one, else the first. */
function flexsMicrophone(flex: FlexFacts): string | null {
  const { microphoneID } = (flex.state.phone.listener ?? {}) as { microphoneID?: unknown };
  return typeof microphoneID === 'string' ? microphoneID : null;
}

/** What the invite carries for the application. The SDK keeps it in a Map (call.ts, `customParameters`). */
function parameter(voice: VoiceCall, name: string): string | undefined {
  const { customParameters } = voice as { customParameters?: ReadonlyMap<string, string> };
  return customParameters?.get(name);
}
