// A tenth of a second of nothing, for ring tones and key tones: what the Voice SDK cannot decode costs 2 s per call.

const RATE = 8000;
const SAMPLES = RATE / 10;

/** A WAV file: 16 bits, one channel. */
export function silence(): Buffer {
  const file = Buffer.alloc(44 + SAMPLES * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(SAMPLES * 2, 40);
  return file;
}
