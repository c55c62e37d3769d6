// What JavaScript sees of all this: one core to a module, and text both ways through its memory.
// Adding a message never changes this file. embed.mjs writes the other side of it.
#include <emscripten/emscripten.h>

#include <string>

#include "boundary/core.h"

namespace {

callcore::Core core;
std::string event;
std::string reply;

}  // namespace

extern "C" {

// Where the next event's text goes: room for as many bytes of UTF-8.
EMSCRIPTEN_KEEPALIVE char* eventText(std::size_t bytes) {
  event.resize(bytes);
  return event.data();
}

// How many bytes the reply has to the event there, of which the first `bytes` are meant.
EMSCRIPTEN_KEEPALIVE std::size_t dispatch(std::size_t bytes) {
  reply = core.dispatch(std::string_view(event).substr(0, bytes));
  return reply.size();
}

// Where it stands until the next.
EMSCRIPTEN_KEEPALIVE const char* replyText() { return reply.data(); }
}
