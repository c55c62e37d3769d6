/** How a call stands, as both a row and a chip say it: word, time, and a sign for what colour alone must not say. */
import * as React from 'react';
import { Icon } from '@twilio/flex-ui';
import { durationText } from '../teams/call-state';
import { useNow } from '../teams/clock';
import type { AgentCall } from './agent-calls';
import { stateWord, type CallState as State } from './call-state';
import { Pill, Sign, Standing } from './styles';
import { isOverdue, type AgentView } from './view';

const signs: Readonly<Record<State, string>> = {
  live: 'VolumeBold',
  onHold: 'HoldBoldSmall',
  silent: 'HoldBoldSmall',
  couldNotHold: 'Warning',
  connecting: 'Time',
};

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
      <Pill className="MultiCall-State" data-state={late ? 'late' : state}>
        <Sign aria-hidden>
          <Icon icon={late ? 'Warning' : signs[state]} />
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
