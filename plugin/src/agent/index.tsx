/** What the agent sees of several calls: in the rows of the task list, and in a bar above list and canvas. */
import * as React from 'react';
import { AgentDesktopView } from '@twilio/flex-ui';
import type { CallId } from '../../../js-glue/src';
import type { Desktop } from '../config';
import { inform } from '../notices';
import { startAll, type Parts, type Stop } from '../parts';
import type { Words } from '../strings';
import { AgentCalls } from './agent-calls';
import { announceLive, isBetweenCalls, remindOfHolds } from './announcements';
import { CallsBar } from './CallsBar';
import { sayInCanvasHeader } from './canvas-header';
import { pointAtLiveCall } from './live-comms-bar';
import { liveRegion } from './live-region';
import { muteForLater } from './mute-button';
import { sayOfParticipants } from './participant-status';
import { sayInRows } from './rows';
import { tellOfLaterMutes, tellOfResumed } from './tellings';
import type { AgentView } from './view';

/** Before whatever else is added to the panel's beginning. */
const FIRST = -1;

export function showAgentView(parts: Parts, words: Words, { holdReminderSeconds }: Desktop): Stop {
  const calls = new AgentCalls(parts, words);
  const view: AgentView = { calls, words, reminderSeconds: holdReminderSeconds };
  const voice = liveRegion();
  const { session, flex } = parts;
  const nameOf = (call: CallId): string | undefined => calls.all.find((each) => each.call === call)?.name;
  return startAll([
    () => () => calls.stop(),
    () => voice.stop,
    () => {
      sayInRows(view);
      sayInCanvasHeader(view);
      pointAtLiveCall(view, flex);
      return () => {};
    },
    () => announceLive(view, () => isBetweenCalls(session.snapshot, calls.all), voice.say),
    () => remindOfHolds(view, voice.say),
    () => tellOfLaterMutes(calls, inform),
    () => tellOfResumed(session, nameOf, inform),
    () => muteForLater(view),
    () => sayOfParticipants(view),
    () =>
      AgentDesktopView.Panel1.Content.add(<CallsBar key="multi-call-bar" view={view} />, {
        sortOrder: FIRST,
      }),
  ]);
}
