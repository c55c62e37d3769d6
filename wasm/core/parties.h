// Who else is in the conference of a task, as Flex shows it and as the agent holds and unholds
// them.
#pragma once

#include <optional>

#include "core/ignored.h"
#include "core/state.h"

namespace callcore {

// Flex's picture of a conference.
[[nodiscard]] Ignored learnParties(State& state, const PartiesChanged& fact);

// The policy held this party before the page was loaded anew (P27). Of a party that is there
// already it is known whose hold it is.
[[nodiscard]] Ignored recallHold(State& state, const HoldRecalled& fact);

// The agent's own hold and unhold, which Flex carries out. No party means the customers, known or
// not. Whether that changed anything.
bool learnHoldRequest(State& state, TaskSid id, std::optional<PartyId> party, bool held);

}  // namespace callcore
