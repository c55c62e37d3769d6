// The simulator as the demo runs it: the built plugin switched on, people to play with, and the demo page.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startSimulator, type Simulator } from '../simulator';
import type { MediaMode } from '../simulator/ports';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const PLUGIN = { name: 'plugin-multi-call', file: at('plugin/build/plugin-multi-call.js') };
const PAGE = at('build/demo');

const WORKERS = [
  { name: 'agent1', fullName: 'Ann Agent' },
  { name: 'bob', fullName: 'Bob Okafor' },
  { name: 'carla', fullName: 'Carla Mendes' },
  { name: 'sup1', fullName: 'Sue Supervisor', roles: ['supervisor'] as const },
];

/** @throws an Error whose message can be shown, when something has not been built. */
export async function startDemo(options: { port: number; media: MediaMode }): Promise<Simulator> {
  for (const file of [PLUGIN.file, `${PAGE}/panel.js`, at('build/flex/flex.js')]) {
    if (!existsSync(file)) throw new Error(`${file} is not there yet: run "npm run build" first.`);
  }
  return startSimulator({
    ...options,
    plugins: [PLUGIN],
    workers: WORKERS,
    uiAttributes: { custom_data: { features: { multi_call: { enabled: true } } } },
    folders: { demo: PAGE },
    home: '/demo/',
  });
}
