/// <reference path="./callcore.d.ts" />
// Makes a core out of the WASM in the bundle, at once: it is small enough for that, and `init` then needs no waiting.
import createCallCore from '../../build/wasm/callcore.js';
import type { Core } from './session';

/** In UTF-16 units. Events have some hundreds; the module's memory bears 8 million and aborts at 40. */
const LONGEST_TEXT = 1_000_000;

/** @throws when the page's policy forbids WebAssembly, or there is none (P28) */
export function loadCore(): Core {
  const core = createCallCore();
  let dead = false;
  return {
    dispatch(text) {
      // After an abort the module would go on answering, in an unknown state.
      if (dead) throw new Error('This core has trapped before');
      if (text.length > LONGEST_TEXT) {
        return JSON.stringify({ error: { field: '', message: `longer than ${LONGEST_TEXT} characters` } });
      }
      try {
        return core.dispatch(text);
      } catch (trap) {
        dead = true;
        throw trap;
      }
    },
  };
}
