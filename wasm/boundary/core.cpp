#include "boundary/core.h"

#include "boundary/codec.h"
#include "core/step.h"

namespace callcore {

std::string Core::dispatch(std::string_view eventJson) {
  Event event;
  if (const auto refusal = readEvent(eventJson, strings_, event)) return writeReply(*refusal);
  Transition transition = step(state_, event);
  std::string reply = writeReply(transition, strings_);
  state_ = std::move(transition.state);
  return reply;
}

}  // namespace callcore
