/** Every Flex action we take part in. SelectTask is not among them: what is selected is read from the store. */
import type { Parts, Stop } from '../parts';
import { onAcceptTask } from './AcceptTask';
import { guardCalls } from './call-guard';
import { onEndConferenceForAll } from './EndConferenceForAll';
import { onEndVoiceTask } from './EndVoiceTask';
import { onHangupCall } from './HangupCall';
import { onHoldCall } from './HoldCall';
import { onHoldParticipant } from './HoldParticipant';
import { onMonitorCall } from './MonitorCall';
import { onSendDTMFDigits } from './SendDTMFDigits';
import { onStartOutboundCall } from './StartOutboundCall';
import { onStopMonitoringCall } from './StopMonitoringCall';
import { onToggleMute } from './ToggleMute';
import { onToggleOutboundDialer } from './ToggleOutboundDialer';
import { onUnholdCall } from './UnholdCall';
import { onUnholdParticipant } from './UnholdParticipant';
import { onWrapupTask } from './WrapupTask';

export const hooks: readonly ((parts: Parts) => Stop)[] = [
  onAcceptTask,
  onHoldCall,
  onUnholdCall,
  onHoldParticipant,
  onUnholdParticipant,
  onToggleMute,
  onMonitorCall,
  onStopMonitoringCall,
  onHangupCall,
  onEndConferenceForAll,
  onEndVoiceTask,
  onWrapupTask,
  onSendDTMFDigits,
  onStartOutboundCall,
  onToggleOutboundDialer,
  guardCalls,
];
