/** What an account is, as far as several simultaneous calls depend on it. */
import type { JsonObject } from './json';
import type { Workflow } from './workflow';

export interface Worker {
  readonly sid: string;
  readonly name: string;
  /** Voice calls that TaskRouter gives this worker simultaneously. 0: no voice at all. */
  readonly capacity: number;
  /** null: the text of the attributes cannot be read without loss. */
  readonly attributes: JsonObject | null;
}

export interface Queue {
  readonly sid: string;
  readonly name: string;
  /** Whether it has workers whose voice capacity is above 1: a transfer reaches them while they are on a call. */
  readonly reachesBusyWorkers: boolean;
}

/** Which account the credentials belong to. */
export interface Identity {
  readonly accountSid: string;
  readonly workspaceSid: string;
  /** A name that Flex gave the project, such as `roar-ibis-1234.twil.io`; null when there is none. */
  readonly domain: string | null;
}

/** What Flex itself is configured with. */
export interface Hosted extends Identity {
  /** As the admin set it: `2.8.1`, `~2.8.0`, `2.x.x`; null when nothing is set. */
  readonly uiVersion: string | null;
  /** The hosted `ui_attributes`, which hold `custom_data.features.multi_call`. */
  readonly uiAttributes: JsonObject;
  /** Sids of the workflows through which the calls that agents dial go. */
  readonly dialWorkflows: readonly string[];
  /** Whether agents have Flex's dial-pad. */
  readonly dialPad: boolean;
}

/** Of the plugin in the active release: its version; null: it is not in it; undefined: that could not be read. */
export type Released = string | null | undefined;

export interface Account extends Hosted {
  readonly workers: readonly Worker[];
  readonly workflows: readonly Workflow[];
}

/** Where the options stand, in the hosted `ui_attributes` and in a worker's `config_overrides`. */
export const FEATURE_PATH = ['features', 'multi_call'] as const;
export const OPTIONS_PATH = ['custom_data', ...FEATURE_PATH] as const;
export const OVERRIDE_PATH = ['config_overrides', ...FEATURE_PATH] as const;
