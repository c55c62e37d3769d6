/**
 * The words of the plugin in English. Keys carry our prefix; an admin overrides any of them through Flex's strings.
 * A word that is added here is wanted in each of the other languages, with the same {{blanks}}; a test says which lack it.
 */
export const en = {
  MultiCallForwardFailed:
    'A call from {{caller}} could not be taken beside your other calls. It still rings: accept it to end the call with {{current}}, or reject it.',
  MultiCallNotTaken: 'A call from {{caller}} could not be taken beside your other calls.',
  MultiCallMaxCallsReached:
    'A call from {{caller}} rings, but you already have as many calls as you may. Accept it to end the call with {{current}}, or reject it.',
  MultiCallNoRoom: 'A call from {{caller}} rings, but you already have as many calls as you may.',
  MultiCallSecondCall:
    'Incoming call. Do you want to accept this task and end your current voice call with {{current}}?',
  MultiCallHoldFailed:
    '{{party}} could not be put on hold. You do not hear each other, but they hear no hold music.',
  MultiCallUnholdFailed: '{{party}} could not be taken off hold. Try again with the hold button.',
  MultiCallSilenceFailed: 'The call with {{caller}} could not be silenced. You may still hear each other.',
  MultiCallOpenFailed:
    'The call with {{caller}} could not be opened. You do not hear each other. Choose the call again, or hang up.',
  MultiCallDeliverFailed:
    'A call from {{caller}} could not be handed to Flex. You may not be able to answer it.',
  MultiCallShowFailed:
    'Flex could not change to the call that you chose. Its mute button and dialpad may not work for this call.',
  MultiCallRecheckFailed:
    'It is not certain who is on hold in the call with {{caller}}. What you see may be out of date.',
  MultiCallHangUpFailed: 'The call with {{caller}} could not be hung up. Try again.',
  MultiCallCannotStart:
    'Several calls at once are not available in this session. Flex works as usual, with one call at a time.',
  MultiCallLeavingWithCalls: 'You have calls open. Leaving the page ends them.',
  MultiCallRejoin: 'You are no longer connected, but these callers are still there: {{callers}}.',
  MultiCallRejoinOnHold: '{{caller}} (on hold)',
  MultiCallRejoinButton: 'Rejoin',
  MultiCallRejoinFailed: 'The call with {{caller}} could not be rejoined.',
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
  MultiCallStateNoSound: 'No sound',
  MultiCallStateNotSilenced: 'Not silenced',
  MultiCallStateStillOnHold: 'Still on hold',
  MultiCallStateUncertain: 'Hold uncertain',
  MultiCallStateNotHungUp: 'Could not hang up',
  MultiCallMuted: 'muted',
  MultiCallMutedOnReturn: 'muted on return',
  MultiCallBar: 'Your calls',
  MultiCallMuteCall: 'Mute the call with {{name}}',
  MultiCallUnmuteCall: 'Unmute the call with {{name}}',
  MultiCallHangUpCall: 'Hang up the call with {{name}}',
  MultiCallNowLive: 'Live: {{name}}',
  MultiCallNoneLive: 'No call is live',
  MultiCallHoldReminder: '{{name}} has been on hold for {{time}}',
  MultiCallStateRinging: 'Ringing',
  MultiCallStateOffHold: 'Not on hold',
  MultiCallMuteOnReturn: 'Mute on return',
  MultiCallUnmuteOnReturn: 'Unmute on return',
  MultiCallReturn: 'Return to the call',
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
