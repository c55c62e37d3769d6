/** The header of a call's canvas says how the call stands, where Flex says "Live" of each. */
import * as React from 'react';
import { TaskCanvasHeader } from '@twilio/flex-ui';
import { durationText } from '../teams/call-state';
import { useNow } from '../teams/clock';
import { useCallOf } from './use-agent-calls';
import { stateText, type AgentView } from './view';

/** Flex never lets go of a wrapper; of calls that are no longer told there are none, and the header is Flex's own. */
export function sayInCanvasHeader({ calls, words }: AgentView): void {
  TaskCanvasHeader.Content.addWrapper((Original) => {
    return function HeaderWithState(properties) {
      const now = useNow();
      const call = useCallOf(properties.task, calls);
      if (!call) return <Original {...properties} />;
      // A code that is none of Flex's templates is drawn as it is (source: BaseTemplate).
      const line = `${stateText(call, words)} | ${durationText(now - call.since)}`;
      return <Original {...properties} secondLineTemplateCode={line} />;
    };
  });
}
