/** The buttons next to the chip of a call for which Flex has none: one mutes the call, one hangs it up (P31). */
import * as React from 'react';
import { IconButton } from '@twilio/flex-ui';
import type { Words } from '../strings';
import type { AgentCall } from './agent-calls';
import { invoke, targetOf } from './press';
import { Buttons } from './styles';

interface InToolbar {
  readonly tabIndex: number;
  readonly onFocus: () => void;
}

interface Properties {
  readonly call: AgentCall;
  readonly words: Words;
  readonly mute: InToolbar;
  readonly hangUp: InToolbar;
}

export function LooseButtons({ call, words, mute, hangUp }: Properties): React.ReactElement {
  const muting = words(call.muted ? 'MultiCallUnmuteCall' : 'MultiCallMuteCall', { name: call.name });
  const ending = words('MultiCallHangUpCall', { name: call.name });
  return (
    <Buttons>
      <IconButton
        className="MultiCall-ChipMute"
        icon={call.muted ? 'MuteLargeBold' : 'MuteLarge'}
        variant="secondary"
        size="small"
        title={muting}
        aria-label={muting}
        onClick={() => invoke('MultiCallToggleMute', targetOf(call))}
        {...mute}
      />
      <IconButton
        className="MultiCall-ChipHangUp"
        icon="Hangup"
        variant="destructive"
        size="small"
        title={ending}
        aria-label={ending}
        onClick={() => invoke('MultiCallHangUp', targetOf(call))}
        {...hangUp}
      />
    </Buttons>
  );
}
