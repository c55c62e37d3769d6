/** The agent presses keys of the dial-pad beside a task's call. */
import type { Parts, Stop } from '../parts';
import { onOwnCall } from './on-own-call';

export const onSendDTMFDigits = (parts: Parts): Stop => onOwnCall('SendDTMFDigits', parts);
