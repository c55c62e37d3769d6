// Bundles the demo page into build/demo: `node web/demo/build.mjs`.
import { build } from 'esbuild';
import { cp, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = fileURLToPath(new URL('../../build/demo/', import.meta.url));

await mkdir(out, { recursive: true });
await Promise.all([
  build({
    entryPoints: { panel: `${here}panel/main.ts` },
    outdir: out,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    sourcemap: 'linked',
    logLevel: 'warning',
  }),
  cp(`${here}page`, out, { recursive: true }),
]);
