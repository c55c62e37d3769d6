#include "boundary/core.h"

#include "boundary/codec.h"
#include "core/step.h"

namespace callcore {

std::string Core::dispatch(std::string_view eventJson) {
  const auto read = readEvent(eventJson, strings_);
  if (const auto* refusal = std::get_if<Refusal>(&read)) return writeReply(*refusal);
  Transition transition = step(state_, std::get<Event>(read));
  std::string reply = writeReply(transition, strings_);
  state_ = std::move(transition.state);
  return reply;
}

}  // namespace callcore
