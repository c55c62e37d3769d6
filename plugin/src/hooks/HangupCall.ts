/** The agent hangs a task's call up. */
import type { Parts, Stop } from '../parts';
import { onOwnCall } from './on-own-call';

export const onHangupCall = (parts: Parts): Stop => onOwnCall('HangupCall', parts);
