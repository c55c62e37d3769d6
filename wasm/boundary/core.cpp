#include "boundary/core.h"

#include "core/step.h"

namespace callcore {

std::string Core::dispatch(std::string_view eventJson) {
  Event event;
  if (const auto refusal = readEvent(eventJson, strings_, event)) return writeReply(*refusal);
  Transition transition = step(std::move(state_), event);
  state_ = std::move(transition.state);
  if (!transition.ignored.empty()) return writeReply(transition, strings_);
  Snapshot now = snapshotOf(state_);
  if (now == told_) return writeReply(transition, strings_);
  std::string reply = writeReply(transition, now, told_, strings_);
  told_ = std::move(now);
  return reply;
}

}  // namespace callcore
