/**
 * Flex's bar for the call that goes on while another view is open. It takes the first accepted call for that (source:
 * LiveCommsBar, `mapTaskStateToProps`); with several it is the live one.
 */
import * as React from 'react';
import { LiveCommsBar } from '@twilio/flex-ui';
import type { FlexFacts } from '../flex-facts';
import { useSeenCalls } from './use-agent-calls';
import type { AgentView } from './view';

/** Flex never lets go of a wrapper; once stopped, there are no calls of ours for it. */
export function pointAtLiveCall({ calls }: AgentView, flex: FlexFacts): void {
  LiveCommsBar.Content.addWrapper((Original) => {
    return function BarOfLiveCall(properties) {
      const live = useSeenCalls(calls).find((call) => call.live);
      const task = live?.task ? flex.task(live.task) : undefined;
      if (!live || !task) return <Original {...properties} />;
      return (
        <Original
          {...properties}
          currentCallTask={task}
          currentCallOnHold={live.state === 'onHold'}
          currentCallMuted={live.muted}
        />
      );
    };
  });
}
