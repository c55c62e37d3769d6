// The worlds that are explored: each gives much freedom to a few things, since everything at once
// is too much. What is not said to happen in one of them is not covered there.
#pragma once

#include <vector>

#include "bounds.h"

namespace callcore::model {

[[nodiscard]] std::vector<Bounds> everydayWorlds();  // A part of every test run.
[[nodiscard]] std::vector<Bounds> largeWorlds();     // `npm run prove`.

}  // namespace callcore::model
