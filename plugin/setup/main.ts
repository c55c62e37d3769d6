/** The command: from what was typed to the exit code. */
import { readArguments } from './arguments';
import { findCredentials, type Credentials } from './credentials';
import { Failure } from './failure';
import { visible } from './output';
import { realClock, Requests } from './requests';
import { Session } from './session';
import { DONE, FAILED, Stuff, type World } from './stuff';
import { clientOf } from './twilio';
import { usage, usageOf } from './usage';

/** @returns the exit code */
export async function run(args: readonly string[], world: World): Promise<number> {
  try {
    const asked = readArguments(args);
    if (asked.verb === 'version') {
      world.print(world.version);
      return DONE;
    }
    if (asked.verb === 'help') {
      (asked.of === undefined ? usage() : usageOf(asked.of)).forEach(world.print);
      return DONE;
    }
    const credentials = findCredentials(world.environment, asked.profile, world.home);
    const clock = world.clock ?? realClock;
    const twin = {
      client: clientOf(credentials, world.httpClient),
      requests: new Requests(clock, (line) => world.tell(visible(line)), placeOf(credentials)),
    };
    return await new Session(new Stuff(asked, credentials, world, clock, twin)).run();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (args.includes('--json')) {
      world.print(JSON.stringify({ schema: 1, error: error.message, more: error.more }, null, 2));
    }
    for (const line of [error.message, ...error.more]) world.tell(visible(line));
    return FAILED;
  }
}

/** Where Twilio is sought, and who said so. */
function placeOf({ region = 'us1', edge, origin }: Credentials): string {
  return `region ${region}${edge === undefined ? '' : `, edge ${edge}`}, by ${origin}`;
}
