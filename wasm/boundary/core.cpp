#include "boundary/core.h"

#include "core/step.h"

namespace callcore {

std::string Core::dispatch(std::string_view eventJson) {
  Event event;
  if (const auto refusal = readEvent(eventJson, strings_, event)) return writeReply(*refusal);
  Transition transition = step(std::move(state_), event);
  state_ = std::move(transition.state);
  if (!transition.ignored.empty()) return writeReply(transition, {}, strings_);
  std::string snapshot = writeSnapshot(state_, strings_);
  if (snapshot == snapshot_) return writeReply(transition, {}, strings_);
  snapshot_ = std::move(snapshot);
  return writeReply(transition, snapshot_, strings_);
}

}  // namespace callcore
