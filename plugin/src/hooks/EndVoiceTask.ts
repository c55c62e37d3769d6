/**
 * The agent, or a CRM, ends a task in whatever state it is. Flex hangs up if it shows a call and wraps up otherwise, by
 * the actions HangupCall and WrapupTask (source: WorkerActions.endVoiceTask).
 */
import type { Parts, Stop } from '../parts';
import { onOwnCall } from './on-own-call';

export const onEndVoiceTask = (parts: Parts): Stop => onOwnCall('EndVoiceTask', parts);
