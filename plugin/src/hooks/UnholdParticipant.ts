/** The agent takes one party of a conference off hold. */
import type { Parts, Stop } from '../parts';
import { requestOn } from './hold-request';

export const onUnholdParticipant = (parts: Parts): Stop =>
  requestOn('UnholdParticipant', 'unholdRequested', parts);
