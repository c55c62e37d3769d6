// When nothing more happens outside: however the commands are answered, is there an end to it, from
// every state, and how many answers away at most?
#pragma once

#include "seen.h"

namespace callcore::model {

struct Settling {
  unsigned longest = 0;  // Answers and pictures until rest, at most.
  Index circle = kNone;  // A state from which there may be no end; kNone if there is none.
};

// Follows every settling move of every explored state.
[[nodiscard]] Settling measureSettling(const Seen& seen);

}  // namespace callcore::model
