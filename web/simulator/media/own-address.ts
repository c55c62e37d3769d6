// Where media is offered. Chromium without switches has no loopback candidates, so an ordinary browser is offered
// an address of the machine's own; it still talks to this machine only.
import { networkInterfaces } from 'node:os';

export const LOOPBACK = '127.0.0.1';

/** The first IPv4 of a real interface; null when the machine has none but loopback. */
export function ownAddress(interfaces = networkInterfaces()): string | null {
  for (const addresses of Object.values(interfaces)) {
    for (const { family, internal, address } of addresses ?? []) {
      if (family === 'IPv4' && !internal && !address.startsWith('169.254.')) return address;
    }
  }
  return null;
}
