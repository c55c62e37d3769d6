// How a simulator is started.
import type { FlexPlugin } from './doors/flex-api';
import type { NewWorker } from './model/workers';
import type { MediaMode } from './ports';

export interface SimulatorOptions {
  /** 0, the default: any free port. */
  readonly port?: number;
  /** Given to Flex by its own plugin service. */
  readonly plugins?: readonly FlexPlugin[];
  /** Default: agent1, agent2 and the supervisor sup1. */
  readonly workers?: readonly NewWorker[];
  /** Merged into Flex's configuration, e.g. `{custom_data: {features: {…}}}`. */
  readonly uiAttributes?: Readonly<Record<string, unknown>>;
  /** Merged into the page's appConfig. */
  readonly appConfig?: Readonly<Record<string, unknown>>;
  /** Ids of Flex feature flags to switch on. */
  readonly features?: readonly string[];
  /** Default "node". "none": nothing is heard, and workers' clients answer by themselves. */
  readonly media?: MediaMode;
  /** Further folders of static files, by the first segment of their path: `{demo: 'web/demo/page'}`. */
  readonly folders?: Readonly<Record<string, string>>;
  /** Where plain `http://localhost:PORT/` leads, e.g. `/demo/`. */
  readonly home?: string;
  /** Gets a line for each unknown request, and for what goes wrong. Default: standard error. */
  readonly log?: (line: string) => void;
}

export const DEFAULT_WORKERS: readonly NewWorker[] = [
  { name: 'agent1', fullName: 'Ann Agent' },
  { name: 'agent2', fullName: 'Bob Agent' },
  { name: 'sup1', fullName: 'Sue Supervisor', roles: ['supervisor'] },
];
