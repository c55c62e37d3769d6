// The WASM core as Emscripten links it: one file, embedded and synchronous (wasm/CMakeLists.txt).
declare module '*/build/wasm/callcore.js' {
  interface CallCoreModule {
    Core: new () => { dispatch(eventText: string): string };
  }
  export default function createCallCore(): CallCoreModule;
}
