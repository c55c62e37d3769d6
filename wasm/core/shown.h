// Which call Flex shows, and so which its own buttons act on (P17, P18).
#pragma once

#include <optional>
#include <vector>

#include "core/state.h"

namespace callcore {

// The selected task's call; else the live call; else the one that was live last; else none. None
// while the agent dials out, as Flex refuses to beside a shown call (P29), and none in place of a
// dialled call that is still to open (P30).
[[nodiscard]] std::optional<CallId> callToShow(const State& state);

// Nothing more is tried until there is news.
[[nodiscard]] bool gaveUpShowing(const State& state);

// Corrects Flex, a bounded number of times, unless one call is all there has been (P6).
void reconcileShown(State& state, std::vector<Action>& out);

// Whether that is new.
bool observeShown(State& state, std::optional<CallId> call);
void showFailed(State& state);

}  // namespace callcore
