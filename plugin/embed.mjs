// Writes the WASM inside the bundle so that it zips well. Emscripten embeds it as base64, whose letters cut every byte
// at another place, so that gzip finds nothing twice: 42 KB for a module that zips to 33. Here each byte is a letter of
// plain ASCII, or two: no larger when zipped than the module itself, and safe in any encoding of the page.

const BASE64 = /"data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)"/;

/** Letters that need no escape in a double-quoted string. */
const letters = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter(
  (c) => !'"\\'.includes(c),
);
/** The last two letters announce that another follows; with it they stand for the rarer bytes. */
const SINGLE = letters.length - 2;

/**
 * @param {Uint8Array} bytes
 * @returns {{ text: string, ranks: string }} the bytes as text, and all 256 values in hex, the most frequent first
 */
export function encode(bytes) {
  const count = new Array(256).fill(0);
  for (const byte of bytes) count[byte]++;
  const ranks = [...count.keys()].sort((a, b) => count[b] - count[a]);
  const words = [];
  ranks.forEach((byte, rank) => {
    const [prefix, rest] = [Math.floor((rank - SINGLE) / SINGLE), (rank - SINGLE) % SINGLE];
    words[byte] = rank < SINGLE ? letters[rank] : letters[SINGLE + prefix] + letters[rest];
  });
  return {
    text: Array.from(bytes, (byte) => words[byte]).join(''),
    ranks: ranks.map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}

/** The inverse, as the page runs it: base64 again, which Emscripten's code expects. */
const decoder = `((text, ranks) => {
  const rank = new Uint8Array(128);
  const byte = new Uint8Array(256);
  for (let i = 0; i < ${letters.length}; i++) rank[${JSON.stringify(letters.join(''))}.charCodeAt(i)] = i;
  for (let i = 0; i < 256; i++) byte[i] = parseInt(ranks.substr(2 * i, 2), 16);
  let bytes = '';
  for (let i = 0, chunk = []; i < text.length; ) {
    let r = rank[text.charCodeAt(i++)];
    if (r >= ${SINGLE}) r = ${SINGLE} + (r - ${SINGLE}) * ${SINGLE} + rank[text.charCodeAt(i++)];
    chunk.push(byte[r]);
    if (chunk.length === 4096 || i >= text.length) {
      bytes += String.fromCharCode.apply(null, chunk);
      chunk = [];
    }
  }
  return 'data:application/octet-stream;base64,' + btoa(bytes);
})`;

/**
 * Emscripten's script with its base64 written thus. A script without any is left as it is.
 * @param {string} script
 */
export function embed(script) {
  return script.replace(BASE64, (_, base64) => {
    const { text, ranks } = encode(Buffer.from(base64, 'base64'));
    return `${decoder}(${JSON.stringify(text)}, ${JSON.stringify(ranks)})`;
  });
}
