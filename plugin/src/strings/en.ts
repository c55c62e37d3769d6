/**
 * The words of the plugin in English. Keys carry our prefix; an admin overrides any of them through Flex's strings.
 * A word that is added here is wanted in each of the other languages, with the same {{blanks}}; a test says which lack it.
 */
export const en = {
  MultiCallForwardFailed:
    'A call from {{caller}} could not be taken beside your other calls: {{reason}}. It still rings: accept it to end the current call, or reject it.',
  MultiCallMaxCallsReached:
    'A call from {{caller}} rings, but you already have as many calls as you may. Accept it to end the current call, or reject it.',
  MultiCallHoldFailed:
    '{{party}} could not be put on hold: {{reason}}. They do not hear you and you do not hear them, but they hear no hold music.',
  MultiCallUnholdFailed: '{{party}} could not be taken off hold: {{reason}}. Try again with the hold button.',
  MultiCallSilenceFailed: 'The call with {{party}} could not be silenced: {{reason}}. It may hear you.',
  MultiCallCannotStart:
    'Several calls at once are not available in this session ({{reason}}). Flex works as usual, with one call at a time.',
  MultiCallLeavingWithCalls: 'You have calls open. Leaving the page ends them.',
  MultiCallRejoin: 'You are no longer connected, but these callers are still there: {{callers}}.',
  MultiCallRejoinOnHold: '{{caller}} (on hold)',
  MultiCallRejoinButton: 'Rejoin',
  MultiCallRejoinFailed: 'The call with {{caller}} could not be rejoined: {{reason}}.',
  MultiCallElsewhere:
    'Flex is open on another page of this browser, which has your calls. They come to this page when that one is closed.',
  MultiCallTemplates:
    'Two features for several calls at once are on: this plugin and the one of flex-project-template. This plugin has stood down; ask your administrator to switch one of them off.',
  MultiCallUnknownCaller: 'an unknown number',
  MultiCallPartyCustomer: 'The customer',
  MultiCallPartyWorker: 'Your colleague',
  MultiCallPartyExternal: 'The external party',
  MultiCallColumnCalls: 'Calls',
  MultiCallStateLive: 'Live',
  MultiCallStateOnHold: 'On hold',
  MultiCallStateConnecting: 'Connecting',
  MultiCallStateSilent: 'Silent',
  MultiCallStateCouldNotHold: 'Could not hold',
  MultiCallMuted: 'muted',
  MultiCallMutedOnReturn: 'muted on return',
  MultiCallBar: 'Your calls',
  MultiCallNowLive: 'Live: {{name}}',
  MultiCallNoneLive: 'No call is live',
  MultiCallHoldReminder: '{{name}} has been on hold for {{time}}',
  MultiCallStateRinging: 'Ringing',
  MultiCallStateOffHold: 'Not on hold',
  MultiCallMuteOnReturn: 'Mute on return',
  MultiCallUnmuteOnReturn: 'Unmute on return',
  MultiCallWillBeMuted: 'Your microphone will be muted in the call with {{caller}} when you return to it.',
  MultiCallWillBeUnmuted: 'Your microphone will be on in the call with {{caller}} when you return to it.',
  MultiCallResumed: 'The other call has ended: you are back with {{caller}}.',
  MultiCallShortcutNext: 'Next Call',
  MultiCallShortcutHoldAll: 'Hold All Calls',
  MultiCallDebug: 'Multi-call',
  MultiCallDebugJournal: 'Journal',
  MultiCallDebugSave: 'Save the journal',
  MultiCallOpenCall: 'Open the call with {{name}}: {{state}}, {{queue}}',
} as const;

export type StringKey = keyof typeof en;
export type Strings = Readonly<Record<StringKey, string>>;

/** The same in another language. What is not translated is said in English. */
export type Translation = Readonly<Partial<Strings>>;
