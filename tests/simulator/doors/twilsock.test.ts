// Twilsock's frames.
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '../../../web/simulator/doors/sync/twilsock';

describe('a frame', () => {
  it('comes back as it went, its sizes counted in bytes', () => {
    const payload = { text: 'zwölf Boxkämpfer' };
    const frame = decodeFrame(encodeFrame({ method: 'message', id: 'TM1' }, payload));
    expect(frame?.header).toMatchObject({ method: 'message', id: 'TM1', payload_type: 'application/json' });
    expect(frame?.header['payload_size']).toBe(Buffer.byteLength(JSON.stringify(payload)));
    expect(frame?.payload).toEqual(payload);
  });

  it('may have no payload', () => {
    expect(decodeFrame(encodeFrame({ method: 'ping', id: 'TM2' }))?.payload).toBeNull();
  });

  it.each(['', 'TWILSOCK V3.0 x\r\n{}', 'TWILSOCK V3.0 2\r\n[]\r\n', 'HTTP/1.1 200 OK\r\n'])(
    '%j is none',
    (text) => expect(decodeFrame(Buffer.from(text))).toBeNull(),
  );
});
