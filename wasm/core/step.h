// The core, whole: what we know and what has just happened, to what we know now and what to do.
#pragma once

#include <vector>

#include "core/command.h"
#include "core/event.h"
#include "core/ignored.h"
#include "core/state.h"

namespace callcore {

struct Transition {
  State state;
  std::vector<Command> commands;
  Ignored ignored;
};

// Pure: no clock, no randomness, no I/O, no throw. The same arguments give the same transition. A
// state that is moved in is changed in place.
[[nodiscard]] Transition step(State state, const Event& event);

// What should be, less what is, less what is under way. Of a state that `step` returned: nothing.
[[nodiscard]] std::vector<Action> reconcile(State& state);

}  // namespace callcore
