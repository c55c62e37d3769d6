// What an exploration found, in words.
#pragma once

#include <iosfwd>

#include "explorer.h"

namespace callcore::model {

// One line of figures, and what they cover.
void report(std::ostream& out, const Bounds& bounds, const Figures& figures);

// The promise that was broken, and a shortest transcript that breaks it, by this core.
[[nodiscard]] std::string complaint(const Figures& figures, const Step& step);

}  // namespace callcore::model
