// What the core promises, beyond what no command may ask (obey.cpp). Each returns the first promise
// broken, in words; nullptr if none is.
#pragma once

#include "core/step.h"
#include "surroundings.h"

namespace callcore::model {

// Of one step of the core.
[[nodiscard]] const char* brokenByStep(const State& before, const Event& event,
                                       const Transition& transition);

// Whatever is under way.
[[nodiscard]] const char* brokenAnytime(const Node& node);

// Once every command is answered and Flex has said all it had to say.
[[nodiscard]] const char* brokenAtRest(const Node& node);

}  // namespace callcore::model
