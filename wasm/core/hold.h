// Who is on hold at Twilio: every party of a call that is not live (P11), or the agent's own leg in
// their place (P16); released by whoever held it (P12), and tried again when that fails (P15).
#pragma once

#include <vector>

#include "core/state.h"

namespace callcore {

// Of one task. `live`: the live call, nullptr if there is none.
void reconcileHolds(const State& state, Task& task, const Call* live, std::vector<Action>& out);

// Outcomes of hold (`held`) and unhold.
void holdSucceeded(State& state, TaskSid task, PartyId id, bool held);
// True when the agent is to be told.
[[nodiscard]] bool holdFailed(State& state, TaskSid task, PartyId id, bool held,
                              const CommandFailed& why);

// The agent acts: failures so far are forgotten. Whether there were any.
bool forgiveParties(Task& task);

}  // namespace callcore
