/** What the template's folder has of the plugin (template/multi-call/plugin.d.ts). */
export { readConfiguration } from '../src/config';
export { MultiCallPlugin } from '../src/MultiCallPlugin';
