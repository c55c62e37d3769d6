// Calls that the agent hangs up before they open (P30). A wish names a task. It is remembered until
// the call of that task is there and known to be the task's, and then the call is ended. Until then
// the call stays silenced, and the earlier call is live again (P8).
#pragma once

#include <vector>

#include "core/ignored.h"
#include "core/state.h"

namespace callcore {

// The agent hangs up a task. Ignored when no call of it is here or coming.
[[nodiscard]] Ignored hangUpTask(State& state, TaskSid task);

// Whether this call is known to be the one that was hung up: its conference names it. One that may
// never open, so that no conference names it: it was the only call that could be meant when it
// came. The order in which calls come never ends an open call.
[[nodiscard]] bool isCertain(const Call& call);

// Whether the call rings and is never to open: no further line takes it, or it cannot be silenced.
// It is then ended while it rings, and Flex is not told of it.
[[nodiscard]] bool endsRinging(const State& state, const Call& call);

// hangUp could not be carried out: the wish is given up, and the call is like any other that is not
// live.
void hangUpFailed(State& state, Call& call);

// hangUp, once for each call.
void reconcileHangUps(State& state, std::vector<Action>& out);

}  // namespace callcore
