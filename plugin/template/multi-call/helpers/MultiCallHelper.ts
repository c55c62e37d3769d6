/** What the template's device manager imports. */
import type { Device } from '@twilio/voice-sdk';

/** Always empty: each further Device follows microphone and speaker of Flex's own by itself, so that nobody need set them. */
export const MultiCallDevices: Device[] = [];
