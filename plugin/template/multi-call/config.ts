/** Whether the feature is on, by the same flag as the one whose place it takes: `custom_data.features.multi_call.enabled`. */
import { Manager } from '@twilio/flex-ui';
import { readConfiguration } from './plugin';

export const isFeatureEnabled = (): boolean => {
  const { configuration, workerClient } = Manager.getInstance();
  return readConfiguration((configuration as { custom_data?: unknown }).custom_data, workerClient?.attributes)
    .enabled;
};
