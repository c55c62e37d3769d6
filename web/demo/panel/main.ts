// The demo page's script: the agent's desktop and the supervisor's, fed by the simulator.
import { startApp } from './app';
import { AGENT } from './picture-of';
import { SimulatorFeed } from './simulator-feed';

/** Only here are the desktops' frames of one site with the page: see desktops.ts. */
const HOST = 'demo.localhost';

if (location.hostname !== HOST) {
  location.hostname = HOST;
} else {
  startApp(
    new SimulatorFeed(),
    [
      { worker: AGENT, title: "Ann's desktop", path: '/' },
      { worker: 'sup1', title: "Sue's teams view", path: '/teams' },
    ],
    () => Date.now(),
  );
}
