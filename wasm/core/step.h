// The core, whole: what we know and what has just happened, to what we know now and what to do.
#pragma once

#include <string_view>
#include <vector>

#include "core/command.h"
#include "core/event.h"
#include "core/state.h"

namespace callcore {

struct Transition {
  State state;
  std::vector<Command> commands;
  // Why the event changed nothing; empty if it did. Late, doubled and unknown events are normal on
  // a network (P26), so this is a remark and not an error.
  std::string_view ignored;
};

// Pure: no clock, no randomness, no I/O, no throw. The same arguments give the same transition.
[[nodiscard]] Transition step(const State& before, const Event& event);

// What should be, less what is, less what is under way. Of a state that `step` returned: nothing.
[[nodiscard]] std::vector<Action> reconcile(State& state);

}  // namespace callcore
