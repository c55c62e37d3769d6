// What JavaScript sees of all this: one class, one method. Adding a message never changes this
// file.
#include <emscripten/bind.h>

#include "boundary/core.h"

namespace {

std::string dispatch(callcore::Core& core, const std::string& eventJson) {
  return core.dispatch(eventJson);
}

}  // namespace

EMSCRIPTEN_BINDINGS(callcore) {
  emscripten::class_<callcore::Core>("Core").constructor<>().function("dispatch", &dispatch);
}
