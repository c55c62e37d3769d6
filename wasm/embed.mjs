// Makes one JavaScript file of the module, embedded as text that zips well, and of the few lines that call it (the other
// side of boundary/bindings.cpp):
//   node embed.mjs <module.wasm> <one.js>
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

const [moduleFile, product] = process.argv.slice(2);
const { text, ranks } = encode(readFileSync(moduleFile));

writeFileSync(
  product,
  `
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

const writer = new TextEncoder();
const reader = new TextDecoder();

// Our memory needs no word of its growth, and nothing in the module exits.
const imports = {
  env: { emscripten_notify_memory_growth() {} },
  wasi_snapshot_preview1: { proc_exit() {} },
};

/** A new core, at once: a module as small as ours is compiled without waiting. Throws where the page's policy forbids it. */
export default function createCallCore() {
  const module = new WebAssembly.Module(bytes('${text}'));
  const { memory, eventText, dispatch, replyText, _initialize } = new WebAssembly.Instance(module, imports).exports;
  const at = (start, length) => new Uint8Array(memory.buffer, start, length);
  _initialize();
  return {
    /** The core's reply to one event, JSON both ways; a lone surrogate is read as U+FFFD. Once it has thrown, it must not be asked again. */
    dispatch(event) {
      const room = 3 * event.length; // of UTF-8, at the most
      const { written } = writer.encodeInto(event, at(eventText(room), room));
      const length = dispatch(written);
      return reader.decode(at(replyText(), length));
    },
  };
}
`,
);
