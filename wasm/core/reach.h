// How far what an event changes can reach. The rules are applied there alone: elsewhere nothing has
// changed that they look at, and the step before left nothing to be done.
#pragma once

#include <optional>

#include "core/event.h"
#include "core/state.h"

namespace callcore {

struct Reach {
  bool everything = false;      // All that follows, the claims, and every call and task.
  std::optional<CallId> call;   // How it sounds, and so whether the live call may.
  std::optional<TaskSid> task;  // Who is in its conference, and who on hold.
  bool shown = false;           // What Flex shows, or should.
};

// Of an event that `state` is about to learn. Whoever is not sure says: everything.
[[nodiscard]] Reach reachOf(const State& state, const Event& event);

}  // namespace callcore
