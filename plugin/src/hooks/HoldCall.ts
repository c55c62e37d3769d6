/** The agent holds the customer. */
import type { Parts, Stop } from '../parts';
import { requestOn } from './hold-request';

export const onHoldCall = (parts: Parts): Stop => requestOn('HoldCall', 'holdRequested', parts);
