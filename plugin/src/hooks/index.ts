/** Every Flex action we take part in. SelectTask is not among them: what is selected is read from the store. */
import type { Parts, Stop } from '../parts';
import { onAcceptTask } from './AcceptTask';
import { onHangupCall } from './HangupCall';
import { onHoldCall } from './HoldCall';
import { onHoldParticipant } from './HoldParticipant';
import { onMonitorCall } from './MonitorCall';
import { onMonitoredWorkerLeft } from './monitored-worker-left';
import { onSendDTMFDigits } from './SendDTMFDigits';
import { onStartOutboundCall } from './StartOutboundCall';
import { onStopMonitoringCall } from './StopMonitoringCall';
import { onToggleMute } from './ToggleMute';
import { onToggleOutboundDialer } from './ToggleOutboundDialer';
import { onUnholdCall } from './UnholdCall';
import { onUnholdParticipant } from './UnholdParticipant';

export const hooks: readonly ((parts: Parts) => Stop)[] = [
  onAcceptTask,
  onHoldCall,
  onUnholdCall,
  onHoldParticipant,
  onUnholdParticipant,
  onToggleMute,
  onMonitorCall,
  onStopMonitoringCall,
  onMonitoredWorkerLeft,
  onHangupCall,
  onSendDTMFDigits,
  onStartOutboundCall,
  onToggleOutboundDialer,
];
