/** The agent holds one party of a conference. */
import type { Parts, Stop } from '../parts';
import { requestOn } from './hold-request';

export const onHoldParticipant = (parts: Parts): Stop => requestOn('HoldParticipant', 'holdRequested', parts);
