/** What the agent sees of several calls: in the rows of the task list, and in a bar above list and canvas. */
import * as React from 'react';
import { AgentDesktopView } from '@twilio/flex-ui';
import type { Desktop } from '../config';
import { stopAll, type Parts, type Stop } from '../parts';
import type { Words } from '../strings';
import { AgentCalls } from './agent-calls';
import { announceLive, isBetweenCalls, remindOfHolds } from './announcements';
import { CallsBar } from './CallsBar';
import { liveRegion } from './live-region';
import { sayInRows } from './rows';
import type { AgentView } from './view';

/** Before whatever else is added to the panel's beginning. */
const FIRST = -1;

export function showAgentView(parts: Parts, words: Words, { holdReminderSeconds }: Desktop): Stop {
  const calls = new AgentCalls(parts);
  const view: AgentView = { calls, words, reminderSeconds: holdReminderSeconds };
  const voice = liveRegion();
  sayInRows(view);
  const stops = [
    () => calls.stop(),
    voice.stop,
    announceLive(view, () => isBetweenCalls(parts.session.snapshot), voice.say),
    remindOfHolds(view, voice.say),
    AgentDesktopView.Panel1.Content.add(<CallsBar key="multi-call-bar" view={view} />, { sortOrder: FIRST }),
  ];
  return () => stopAll(stops);
}
