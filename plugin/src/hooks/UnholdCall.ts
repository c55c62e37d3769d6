/** The agent takes the customer off hold. */
import type { Parts, Stop } from '../parts';
import { requestOn } from './hold-request';

export const onUnholdCall = (parts: Parts): Stop => requestOn('UnholdCall', 'unholdRequested', parts);
