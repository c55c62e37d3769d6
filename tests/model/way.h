// How a state was reached, with the names that calls and tasks really had on the way.
#pragma once

#include <vector>

#include "play.h"
#include "seen.h"

namespace callcore::model {

// The events on a shortest way to state `index` and, if `promise` is given, of a further move or of
// an attempt in vain that breaks it.
[[nodiscard]] std::vector<Event> wayTo(const Bounds& bounds, const Step& step, const Seen& seen,
                                       Index index, const char* promise);

}  // namespace callcore::model
