// Plugins of other people, as far as they touch calls: written here, loaded by Flex's own plugin service.
import { mkdirSync, writeFileSync } from 'node:fs';

const FOLDER = 'build/stand-ins';

export interface StandInTask {
  readonly sid: string;
  readonly taskSid: string;
  readonly status: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** TaskRouter's own reservation. */
  readonly sourceObject: {
    accept(): Promise<unknown>;
    call(from: string, url: string, options: { accept: boolean }): Promise<unknown>;
    conference(options?: object): Promise<unknown>;
  };
}

type Payload = Readonly<Record<string, unknown>> & { readonly task: StandInTask };
type Body = (payload: Payload) => Promise<unknown>;

/** Of Flex, what these plugins use. */
export interface StandInFlex {
  readonly Actions: {
    addListener(event: string, listener: (payload: Payload, abort: () => void) => unknown): void;
    replaceAction(name: string, replacement: (payload: Payload, original: Body, next: Body) => unknown): void;
    invokeAction(name: string, payload: object): Promise<unknown>;
  };
}

/** Makes a plugin of a function, which is sent to the page as text and knows nothing outside itself. Flex loads plugins in the
 *  order in which the simulator is given them. */
export function standIn(name: string, init: (flex: StandInFlex) => void): { name: string; file: string } {
  mkdirSync(FOLDER, { recursive: true });
  const file = `${FOLDER}/${name}.js`;
  writeFileSync(
    file,
    `Twilio.Flex.Plugins.init(class { name = ${JSON.stringify(name)}; init(flex) { (${init.toString()})(flex); } });\n`,
  );
  return { name, file };
}
