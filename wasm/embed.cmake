# Makes one JavaScript file of Emscripten's two: the module embedded as hexadecimal digits.
# Emscripten's own SINGLE_FILE writes base64, which no longer has the module's bytes on byte boundaries, so that
# gzip finds few repetitions in it: 50 KB, where this gives 40 KB and the bare module 36 KB.
#   cmake -DGLUE=<glue.js beside glue.wasm> -DPRODUCT=<one.js> -P embed.cmake
string(REGEX REPLACE "[.]js$" ".wasm" MODULE "${GLUE}")
file(READ "${MODULE}" DIGITS HEX)
file(READ "${GLUE}" JAVASCRIPT)

string(FIND "${JAVASCRIPT}" "export default createModule;" AT)
if(AT EQUAL -1)
  message(FATAL_ERROR "${GLUE} does not export its factory as expected")
endif()
string(REPLACE "export default createModule;" "" JAVASCRIPT "${JAVASCRIPT}")

file(WRITE "${PRODUCT}" "${JAVASCRIPT}
const digits = '${DIGITS}';

/** The module's bytes, 100 KB in a millisecond. */
function bytes() {
  const value = (at) => {
    const code = digits.charCodeAt(at);
    return code - (code < 58 ? 48 : 87);
  };
  const all = new Uint8Array(digits.length / 2);
  for (let i = 0; i < all.length; i++) all[i] = value(2 * i) * 16 + value(2 * i + 1);
  return all;
}

/** A new module, at once. Throws where the page's policy forbids WebAssembly. */
export default function createCallCore() {
  return createModule({ wasmBinary: bytes() });
}
")
