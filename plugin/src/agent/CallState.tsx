/** How a call stands, as both a row and a chip say it: word, time, and a sign for what colour alone must not say. */
import * as React from 'react';
import { Icon } from '@twilio/flex-ui';
import { durationText } from '../teams/call-state';
import { useNow } from '../teams/clock';
import type { AgentCall } from './agent-calls';
import { isTrouble, stateSign, stateWord } from './call-state';
import { Pill, Sign, Standing } from './styles';
import { isOverdue, type AgentView } from './view';

interface Properties {
  readonly call: AgentCall;
  readonly view: AgentView;
}

/** Renders once a second for its time, and only while it is shown. */
export function CallState({ call, view }: Properties): React.ReactElement {
  const { words } = view;
  const { state, muted } = call;
  const now = useNow();
  const late = isOverdue(call, view, now);
  return (
    <Standing className="MultiCall-Standing">
      <Pill
        className="MultiCall-State"
        data-state={late ? 'late' : state}
        data-trouble={isTrouble(state) || undefined}
      >
        <Sign aria-hidden>
          <Icon icon={late ? 'Warning' : stateSign[state]} />
        </Sign>
        {words(stateWord[state])}
      </Pill>
      {/* Read out each second it would drown the rest; long holds are said. */}
      <span aria-hidden>{durationText(now - call.since)}</span>
      {muted && (
        <Pill className="MultiCall-Muted" data-state="muted">
          <Sign aria-hidden>
            <Icon icon="MuteBold" />
          </Sign>
          {words(state === 'live' ? 'MultiCallMuted' : 'MultiCallMutedOnReturn')}
        </Pill>
      )}
    </Standing>
  );
}
