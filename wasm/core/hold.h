// Who is on hold at Twilio: every party of a call that is not live (P11), released by whoever held
// it (P12). And what of Flex's late picture of it may be believed.
#pragma once

#include <optional>
#include <vector>

#include "core/state.h"

namespace callcore {

void reconcileHolds(State& state, std::vector<Action>& out);

// Flex's picture of a conference. False when it says nothing of a task we know nothing of.
bool learnParties(State& state, const PartiesChanged& fact);

// The agent's own hold and unhold, which Flex carries out. No party means the customers. False when
// none is known.
bool learnHoldRequest(State& state, TaskSid id, std::optional<PartyId> party, bool held);

// Outcomes of hold (`held`) and unhold.
void holdSucceeded(State& state, TaskSid task, PartyId id, bool held);
// True when the agent is to be told.
[[nodiscard]] bool holdFailed(State& state, TaskSid task, PartyId id, const CommandFailed& why);

// A recheck is answered: what Flex said last is the truth. Tells of holds that did not last.
void recheckSucceeded(State& state, TaskSid task, std::vector<Action>& out);
void recheckFailed(State& state, TaskSid task, bool final, std::vector<Action>& out);

// The agent acts: failures so far are forgotten.
void forgiveParties(Task& task);

// The call of a task is gone: nothing of ours is under way there, and Flex's picture is the truth.
void believeFlex(Task& task);

}  // namespace callcore
