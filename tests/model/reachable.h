// Whether every open call can be made live.
#pragma once

#include "play.h"

namespace callcore::model {

// From a Node at rest: turns to each open call in turn, by its task and by itself. The promise that
// is broken, in words; nullptr if none is. Adds the events to `way`, if there is one.
[[nodiscard]] const char* brokenReach(const Bounds& bounds, const Step& step, const Node& node,
                                      std::vector<Event>* way = nullptr);

}  // namespace callcore::model
