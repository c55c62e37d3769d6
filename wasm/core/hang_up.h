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

// Whether this call is surely the one that was hung up: its conference names it. Where no conference
// can name it, because it never opens or its task is over: no other call and no other accept could
// be meant. The order in which calls come never ends an open one.
[[nodiscard]] bool isCertain(const State& state, const Call& call);

// Whether the call rings and is never to open: no further line takes it, or it cannot be silenced.
// It is then ended while it rings, and Flex is not told of it.
[[nodiscard]] bool endsRinging(const State& state, const Call& call);

// Forgets wishes of tasks that have neither a claim nor a call any more.
void forgetHangUps(State& state);

// hangUp could not be carried out: the wish is given up, and the call is like any other that is not
// live.
void hangUpFailed(State& state, Call& call);

// hangUp, once for each call.
void reconcileHangUps(State& state, std::vector<Action>& out);

}  // namespace callcore
