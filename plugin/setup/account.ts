/** What an account is, as far as several calls at once depend on it. */
import type { JsonObject } from './json';

export interface Worker {
  readonly sid: string;
  readonly name: string;
  /** Voice calls that TaskRouter gives this worker at once. 0: no voice at all. */
  readonly capacity: number;
}

export interface Workflow {
  readonly sid: string;
  readonly name: string;
  /** JSON, as Twilio keeps it: nothing says that it is well formed. */
  readonly configuration: string;
}

export interface Queue {
  readonly sid: string;
  readonly name: string;
  /** Whether it has workers whose voice capacity is above 1: a transfer reaches them while they are on a call. */
  readonly reachesBusyWorkers: boolean;
}

export interface Account {
  readonly accountSid: string;
  readonly workspaceSid: string;
  /** As the admin set it: `2.8.1`, `~2.8.0`, `2.x.x`; null when nothing is set. */
  readonly uiVersion: string | null;
  /** The hosted `ui_attributes`, which hold `custom_data.features.multi_call`. */
  readonly uiAttributes: JsonObject;
  /** Sids of the workflows through which the calls that agents dial go. */
  readonly dialWorkflows: readonly string[];
  readonly workers: readonly Worker[];
  readonly workflows: readonly Workflow[];
  readonly queues: readonly Queue[];
}

/** Where the options stand in the hosted `ui_attributes`. */
export const OPTIONS_PATH = ['custom_data', 'features', 'multi_call'] as const;
