// When nothing more happens outside, and every command succeeds: is there an end to it, from every
// state, and how many answers away?
#pragma once

#include "seen.h"

namespace callcore::model {

struct Settling {
  unsigned longest = 0;  // Answers and pictures until rest, at most.
  Index circle = kNone;  // A state from which there is no end; kNone if there is none.
};

// Follows, from every explored state, the first of its settling moves to the end, and the last.
[[nodiscard]] Settling measureSettling(const Seen& seen);

}  // namespace callcore::model
