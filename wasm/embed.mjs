// Makes one JavaScript file of Emscripten's two, the module embedded as text that zips well:
//   node embed.mjs <glue.js beside glue.wasm> <one.js>
// Emscripten's own SINGLE_FILE writes base64, which no longer has the module's bytes on byte boundaries, so that gzip
// finds few repetitions in it: 50 KB. As hexadecimal digits it is 41 KB. Here each byte is a letter of plain ASCII, the
// rarer ones two: 37 KB, where the bare module has 36.
import { readFileSync, writeFileSync } from 'node:fs';

/** Letters that need no escape in a string between single quotes. */
const LETTERS = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter(
  (letter) => !`'"\\\``.includes(letter),
);
/** The last two announce that another letter follows; with it they stand for the rarer bytes. */
const SINGLES = LETTERS.length - 2;

/** The bytes as text, and all 256 values in hex, the most frequent first. */
function encode(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const ranks = [...counts.keys()].sort((a, b) => counts[b] - counts[a]);
  const words = [];
  for (const [rank, byte] of ranks.entries()) {
    const rest = rank - SINGLES;
    words[byte] =
      rest < 0 ? LETTERS[rank] : LETTERS[SINGLES + Math.floor(rest / SINGLES)] + LETTERS[rest % SINGLES];
  }
  return {
    text: Array.from(bytes, (byte) => words[byte]).join(''),
    ranks: ranks.map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}

const [glueFile, product] = process.argv.slice(2);
const glue = readFileSync(glueFile, 'utf8');
const bytes = readFileSync(glueFile.replace(/\.js$/, '.wasm'));
const { text, ranks } = encode(bytes);

const EXPORT = 'export default createModule;';
const START = 'WebAssembly.instantiate(Module["wasm"],imports).then(function(output)';
for (const expected of [EXPORT, START]) {
  if (!glue.includes(expected)) throw new Error(`${glueFile} does not hold the expected ${expected}`);
}

writeFileSync(
  product,
  `
// In the place of the global one, of which the minimal runtime asks only this, and asks it of a promise: a module as
// small as ours is compiled at once, so that the plugin starts without waiting.
const WebAssembly = {
  instantiate(bytes, imports) {
    const { Instance, Module } = globalThis.WebAssembly;
    const instance = new Instance(new Module(bytes), imports);
    return { then: (take) => take({ instance }) };
  },
};

// Embind asks for it, and the minimal runtime forgets it.
function assert(truth) {
  if (!truth) throw new Error('Embind is at odds with itself');
}

${glue.replace(EXPORT, '')}
/** The module's bytes. */
function bytes(text) {
  const ranks = '${ranks}';
  const letters = '${LETTERS.join('')}';
  const rankOf = new Uint8Array(128);
  for (let i = 0; i < letters.length; i++) rankOf[letters.charCodeAt(i)] = i;
  const byteOf = new Uint8Array(256);
  for (let i = 0; i < 256; i++) byteOf[i] = parseInt(ranks.slice(2 * i, 2 * i + 2), 16);
  const all = new TextEncoder().encode(text); // each letter makes room for the byte that it stands for
  let to = 0;
  for (let at = 0; at < all.length; at++) {
    let rank = rankOf[all[at]];
    if (rank >= ${SINGLES}) rank = ${SINGLES} + (rank - ${SINGLES}) * ${SINGLES} + rankOf[all[++at]];
    all[to++] = byteOf[rank];
  }
  return all.subarray(0, to);
}

/** A new module, at once. Throws where the page's policy forbids WebAssembly. */
export default function createCallCore() {
  return createModule({ wasm: bytes('${text}') });
}
`,
);
