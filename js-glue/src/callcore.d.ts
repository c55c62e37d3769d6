// The WASM core as one file, embedded and synchronous (wasm/embed.mjs).
declare module '*/build/wasm/callcore.js' {
  export default function createCallCore(): { dispatch(eventText: string): string };
}
