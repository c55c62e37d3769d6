export function encode(bytes: Uint8Array): { text: string; ranks: string };
export function embed(script: string): string;
