// `npm run demo`: starts the simulator with the demo page on PORT (default 4700), and stops on Ctrl-C.
import { ownAddress } from '../simulator/media/own-address';
import { startDemo } from './demo';
import { listenFailure, portOf } from './port';

/** Whether a microphone and a speaker can be reached without a switch of the browser: only by a real address. */
const address = ownAddress();

async function run(): Promise<void> {
  const port = portOf(process.env['PORT']);
  const simulator = await startDemo({ port, media: address === null ? 'node' : 'own-address' }).catch(
    (error: unknown) => {
      throw new Error(listenFailure(error, port), { cause: error });
    },
  );
  console.log(`
  The demo is at          http://localhost:${port}/
  The agent's desktop     ${simulator.url('agent1')}
  The supervisor's view   ${simulator.url('sup1', '/teams')}
`);
  if (address === null) {
    console.log(
      '  This machine has no network address. Chromium then needs --allow-loopback-in-peer-connection for audio.\n',
    );
  }
  console.log('  Ctrl-C stops it.');

  const stop = (): void => {
    // A second Ctrl-C does not wait.
    process.once('SIGINT', () => process.exit(130));
    void simulator.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
