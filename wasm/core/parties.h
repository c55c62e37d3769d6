// Who else is in the conference of a task, as Flex shows it and as the agent holds and unholds
// them.
#pragma once

#include <optional>

#include "core/state.h"

namespace callcore {

// Flex's picture of a conference. False when it says nothing of a task we know nothing of.
bool learnParties(State& state, const PartiesChanged& fact);

// The policy held this party before the page was loaded anew (P27). False when the party is there
// already: then it is known whose hold it is.
[[nodiscard]] bool recallHold(State& state, const HoldRecalled& fact);

// The agent's own hold and unhold, which Flex carries out. No party means the customers, known or
// not.
void learnHoldRequest(State& state, TaskSid id, std::optional<PartyId> party, bool held);

}  // namespace callcore
