// An attempt that comes to nothing leaves things as they were (P8). Its own oracle: how things were
// before the attempt is remembered, and compared with how they are once all is at rest again.
#pragma once

#include <vector>

#include "play.h"

namespace callcore::model {

// Makes each attempt from a Node at rest that the world knows: an accept, a monitoring, a dialling,
// with and without a call that rings; lets each fail, be rescinded or find no line, at once and
// after all else is at rest. The first promise broken, or nullptr; `way` is given what led to it.
[[nodiscard]] const char* brokenInVain(const Bounds& bounds, const Step& step, const Node& node,
                                       std::vector<Event>* way = nullptr);

}  // namespace callcore::model
