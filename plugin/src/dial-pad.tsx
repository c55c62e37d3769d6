/** The main header's dial-pad button, which Flex disables while it shows a call: with every call on hold it works (P29). */
import * as React from 'react';
import { MainHeader } from '@twilio/flex-ui';
import { everyCallIsOnHold } from './hooks/ToggleOutboundDialer';
import type { Parts, Stop } from './parts';

export function freeDialPad({ session }: Pick<Parts, 'session'>): Stop {
  // Flex never lets go of a wrapper.
  let stopped = false;
  MainHeader.Content.addWrapper((Original) => {
    return function HeaderWithDialPad(properties) {
      const [held, setHeld] = React.useState(() => everyCallIsOnHold(session.snapshot));
      React.useEffect(() => session.subscribe((snapshot) => setHeld(everyCallIsOnHold(snapshot))), []);
      // By this Flex disables the button.
      const { isLiveVoiceCall = false } = properties;
      return <Original {...properties} isLiveVoiceCall={isLiveVoiceCall && (stopped || !held)} />;
    };
  });
  return () => {
    stopped = true;
  };
}
