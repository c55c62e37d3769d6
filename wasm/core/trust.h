// What of Flex's picture of a conference may be believed. It lags up to 500 ms behind our commands,
// so what contradicts an acknowledgement may be old: see Trust in state.h. Once all is quiet a
// recheck reads it afresh, and then it is the truth.
#pragma once

#include <vector>

#include "core/state.h"

namespace callcore {

// A change of this party is on its way, whose traces in the picture come late.
void distrust(Party& party);

// Flex shows the party so.
void observe(const State& state, TaskSid task, Party& party, bool held);

// A hold or unhold was acknowledged, or failed; `held` and `heldBy` say what came of it.
void acknowledged(const State& state, Task& task, Party& party);
void refused(const State& state, Task& task, Party& party);

// A recheck is answered. Tells of holds that did not last.
void recheckSucceeded(State& state, TaskSid task, std::vector<Action>& tells);
void recheckFailed(State& state, TaskSid task, bool final, std::vector<Action>& tells);

// The call of a task is gone: nothing of ours is under way there, and the picture is the truth.
void believeFlex(Task& task);

void reconcileRecheck(State& state, Task& task, std::vector<Action>& out);

}  // namespace callcore
