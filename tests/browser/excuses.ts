// Errors that Flex UI and the Voice SDK leave unhandled by themselves, and that a plugin cannot prevent. Each excuse names the
// versions of Flex UI in which the fault was measured, what the error says, where it is thrown, and how often it may happen:
// once for each request in the simulator's journal that can lead to it.
import type { Entry } from '../../web/simulator';

export interface Excuse {
  readonly name: string;
  readonly kind: 'error' | 'rejection';
  /** Versions of Flex UI. In any other version the same error breaks the test. */
  readonly versions: readonly string[];
  /** Matches the error's text, which ends with its stack. */
  readonly reason: RegExp;
  /** Whether this request can lead to the error. One request explains one error. */
  readonly explainedBy: (request: Entry) => boolean;
}

/** Every version of the matrix, all with the Voice SDK 2.11.1. */
const WITH_SDK_2_11_1 = [
  '2.8.2',
  '2.9.1',
  '2.10.1',
  '2.11.1',
  '2.12.0',
  '2.14.0',
  '2.15.1',
  '2.16.0',
  '2.17.1',
];

const fieldsOf = ({ body }: Entry): Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};

const isFrame =
  (...types: readonly string[]) =>
  ({ via, what }: Entry): boolean =>
    via === 'voice' && types.includes(what);

/** A frame of a stack in Flex's bundle. `name` is what the minifier left of the function's name. */
const frame = (name?: string): string => {
  const place = String.raw`https?:\/\/\S+\/flex\/flex\.js:\d+:\d+`;
  return name === undefined ? String.raw`\n {4}at ${place}` : String.raw`\n {4}at ${name} \(${place}\)`;
};

/** Matches a text, followed by these frames. `alone`: no frame may follow. */
const thrown = (text: string, frames: readonly (string | undefined)[], alone: boolean): RegExp =>
  new RegExp(`^${text}${frames.map(frame).join('')}${alone ? '$' : ''}`);

export const EXCUSES: readonly Excuse[] = [
  {
    // At each change of a conference Flex itself says whether it ends with the agent's leg, and waits for no answer (source:
    // WorkerState, `updateEndConferenceOnExitForTask`). When that leg has just left, Twilio's refusal goes unhandled.
    name: 'nobody there',
    kind: 'rejection',
    versions: WITH_SDK_2_11_1,
    reason: thrown(
      'REQUEST_INVALID: Request failed with status code 404\\. The requested resource participant was not found',
      [String.raw`[\w$]+\.clone`, String.raw`[\w$]+\.value`, undefined],
      true,
    ),
    explainedBy: (request) =>
      request.status === 404 &&
      /\/WorkerParticipant$/.test(request.what) &&
      'EndConferenceOnExit' in fieldsOf(request),
  },
  {
    // The Voice SDK plays a call's sound and waits for no answer (2.11.1, rtc/peerconnection, `_onAddTrack`). When the call ends
    // before its first sample, the browser's refusal goes unhandled. It has no stack. The SDK plays once for each answer and
    // each invite, and rings once for a caller who is gone before the ringtone begins.
    name: 'ended before it sounded',
    kind: 'rejection',
    versions: WITH_SDK_2_11_1,
    reason: /^The play\(\) request was interrupted by a call to pause\(\)\. https:\/\/goo\.gl\/LdLk22$/,
    explainedBy: isFrame('answer', 'invite', 'caller gone'),
  },
  {
    // Five seconds after an accept Flex UI 2.8.2 looks whether there is a call, and throws out of its timer if it has ended by
    // then (source: WorkerActions, `acceptTask`, the "stuck task" check). Beside a live call it would be right: Flex shows
    // none (P17), and the text then begins with "Beside a live call".
    name: 'over within five seconds',
    kind: 'error',
    versions: ['2.8.2'],
    reason: thrown(
      'Error: no active call',
      [String.raw`new [\w$]+`, String.raw`[\w$]+\.createAndProcessError`, undefined],
      true,
    ),
    explainedBy: (request) =>
      request.via === 'taskrouter' && fieldsOf(request)['Instruction'] === 'conference',
  },
  {
    // When Twilio says `connected`, as after each new token, the Voice SDK offers every call's connection again, and throws for
    // one that it is just answering (2.11.1, call.ts, `_onConnected`). The call is none the worse for it. On a further line it
    // would be ours to prevent, and is prevented.
    name: 'token while answered',
    kind: 'error',
    versions: WITH_SDK_2_11_1,
    reason: thrown(
      String.raw`While line 0 answers: TypeError: Cannot read properties of null \(reading 'sdp'\)`,
      [String.raw`[\w$]+\.getSDP`, String.raw`[\w$]+\._onConnected`],
      false,
    ),
    explainedBy: isFrame('listen'),
  },
  {
    // 300 ms after a conference has changed Flex asks who is in it. After a logout there is no answer, which it does not expect
    // (source: ConferenceListener, `forceDetectParticipantsUpdates`). A logout hangs up each call, and each changes a conference.
    name: 'asked after a logout',
    kind: 'rejection',
    versions: ['2.17.1'],
    reason: thrown(
      String.raw`After a logout: TypeError: Cannot read properties of undefined \(reading 'filter'\)`,
      [String.raw`[\w$]+\.<anonymous>`, undefined, String.raw`Object\.next`],
      false,
    ),
    explainedBy: isFrame('hangup'),
  },
  {
    // When another page of the agent stores its token Flex compares it with its own, also where a logout has left none (source:
    // SSOLoginHandlerHelper, the listener to `storage`; Manager, `user`). Each page opens a websocket to the event bridge.
    name: 'logged in on another page',
    kind: 'error',
    versions: ['2.17.1'],
    reason: thrown(
      String.raw`After a logout: TypeError: Cannot read properties of undefined \(reading 'permissions'\)`,
      [String.raw`[\w$]+\.get`, String.raw`[\w$]+`],
      true,
    ),
    explainedBy: (request) => request.via === 'websocket',
  },
];
