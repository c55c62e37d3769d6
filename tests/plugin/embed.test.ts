import { expect, it } from 'vitest';
import { embed, encode } from '../../plugin/embed.mjs';

const dataUri = (bytes: Uint8Array) =>
  `data:application/octet-stream;base64,${Buffer.from(bytes).toString('base64')}`;

/** What the page makes of a script with the bytes embedded. */
function onThePage(bytes: Uint8Array): unknown {
  const script = embed(`file = "${dataUri(bytes)}"; file`);
  expect(script).not.toContain('base64,A');
  return (0, eval)(`let file; ${script}`) as unknown;
}

it('gives every byte back, frequent and rare, alone and beside any other', () => {
  const pairs = Uint8Array.from({ length: 2 * 256 * 256 }, (_, i) => (i % 2 === 0 ? i >> 9 : (i >> 1) & 255));
  const skewed = Uint8Array.from({ length: 5000 }, (_, i) => (i * i) % 251);
  for (const bytes of [pairs, skewed, Uint8Array.of(0), Uint8Array.of(255, 0, 255)]) {
    expect(onThePage(bytes)).toBe(dataUri(bytes));
  }
});

it('is plain ASCII without anything to escape', () => {
  const { text } = encode(Uint8Array.from({ length: 256 }, (_, i) => i));
  expect(text).toMatch(/^[ !#-[\]-~]+$/);
});

it('leaves a script alone that embeds nothing', () => {
  expect(embed('let x = "data:text/plain,x"')).toBe('let x = "data:text/plain,x"');
});
