// Stands in for Emscripten's own libembind, which registers every type that JavaScript and C++ have
// in common: here only those that `dispatch` passes. That leaves 2 KB (gzip) of code out of the
// module and its JavaScript. By its two symbols the linker takes this file for the library's.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <string>

// For error messages about types that are not registered.
extern "C" EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const std::type_info* /*type*/) {
  return nullptr;
}

extern "C" EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void
__embind_register_native_and_builtin_types() {
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_std_string(TypeID<std::string>::get(), "std::string");
}
