// Events in the scenarios' notation, with names for people.
#pragma once

#include <string>
#include <vector>

#include "core/event.h"

namespace callcore::model {

// What the notation leaves out, as the scenarios have it.
[[nodiscard]] std::string defaultsJson();

// One `> ` line for each.
[[nodiscard]] std::string scriptOf(const std::vector<Event>& events);

}  // namespace callcore::model
