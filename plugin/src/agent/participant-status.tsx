/**
 * What stands under a participant's name in the call's canvas. Flex says "Live" of everybody who is not on hold. In a
 * silenced call nobody hears the agent, so the call's state stands there instead (P31).
 */
import * as React from 'react';
import { ParticipantCanvas, Template, type ITask } from '@twilio/flex-ui';
import { startAll, type Stop } from '../parts';
import type { AgentCall, AgentCalls } from './agent-calls';
import { stateWord } from './call-state';
import { ListName, ListStatus, Status } from './participant-styles';
import { seenOf, useSeenCalls } from './use-agent-calls';
import type { AgentView } from './view';

/** The part of Flex's properties that is read here (source: ParticipantCanvasImpl). */
interface OfParticipant {
  readonly task?: ITask;
  readonly participant?: {
    readonly participantType?: string;
    readonly onHold: boolean;
    readonly status: string;
    readonly connecting?: boolean;
    readonly phoneNumber?: string;
    readonly worker?: { readonly fullName?: string };
  };
}

type Key = Parameters<typeof ParticipantCanvas.Content.remove>[0];

/** Flex's own elements, by the keys its enums have for them; the enums are not among Flex's exports. */
const STATUS = 'status' as Key;
const LIST_STATUS = 'statusContainer' as Key;
/** Where Flex has them: avatar, its cover, name, status. With three or more parties: avatar, its cover, both in one. */
const STATUS_PLACE = 3;
const LIST_STATUS_PLACE = 2;

/** Flex never lets go of a wrapper; once stopped, there are no calls of ours for it. */
export function sayOfParticipants({ calls, words }: AgentView): Stop {
  ParticipantCanvas.Content.addWrapper((Original) => {
    return function ParticipantOfCall(properties) {
      // Which of the two is there is asked when Flex renders, and it does not when another call becomes live.
      useSeenCalls(calls);
      return <Original {...properties} />;
    };
  });
  const isSilenced = (properties: OfParticipant): boolean => silencedCall(calls, properties) !== undefined;
  function StatusOfCall(properties: OfParticipant): React.ReactElement | null {
    useSeenCalls(calls);
    const call = silencedCall(calls, properties);
    return call ? <>{words(wordOf(call))}</> : null;
  }
  function InCanvas(properties: OfParticipant): React.ReactElement {
    return (
      <Status className="ParticipantCanvas-Status" data-testid="participant-status">
        <StatusOfCall {...properties} />
      </Status>
    );
  }
  function InList(properties: OfParticipant): React.ReactElement {
    return (
      <ListStatus>
        <ListName className="ParticipantCanvas-Name">
          <NameOf {...properties} />
        </ListName>
        <InCanvas {...properties} />
      </ListStatus>
    );
  }
  const { Content, ListItem } = ParticipantCanvas;
  return startAll([
    () => Content.remove(STATUS, { if: isSilenced }),
    () => Content.add(<InCanvas key="multi-call-status" />, { sortOrder: STATUS_PLACE, if: isSilenced }),
    () => ListItem.Content.remove(LIST_STATUS, { if: isSilenced }),
    () =>
      ListItem.Content.add(<InList key="multi-call-status" />, {
        sortOrder: LIST_STATUS_PLACE,
        if: isSilenced,
      }),
  ]);
}

/** As Flex names them (source: ParticipantCanvasImpl.render). */
function NameOf({ task, participant }: OfParticipant): React.ReactElement {
  if (participant?.participantType === 'customer')
    return <Template code="CallParticipantCustomerName" task={task} />;
  return <>{participant?.worker?.fullName ?? participant?.phoneNumber}</>;
}

/** The call of the participant's task, where Flex would say "Live" and it is not so. */
function silencedCall(calls: AgentCalls, { task, participant }: OfParticipant): AgentCall | undefined {
  if (!participant || participant.onHold || participant.connecting || participant.status !== 'joined')
    return undefined;
  const call = seenOf(calls.all).find((each) => each.task !== null && each.task === task?.sid);
  return call && call.open && call.state !== 'live' && call.state !== 'connecting' ? call : undefined;
}

/** A call that was left by the agent's own leg is on hold for the agent, and not for those who talk on. */
function wordOf({ state }: AgentCall): (typeof stateWord)[keyof typeof stateWord] {
  return stateWord[state === 'onHold' ? 'silent' : state];
}
