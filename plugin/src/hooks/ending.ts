/** Flex's actions that end a call or the task it belongs to. */
export const ENDING: readonly string[] = [
  'HangupCall',
  'EndConferenceForAll',
  'EndVoiceTask',
  'WrapupTask',
  'CompleteTask',
];
