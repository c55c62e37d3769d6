// Which tests cite which rule.
#pragma once

#include <optional>
#include <string>

namespace callcore {

// A table of every rule that `page` lists as `| P1 | …`, and the files below `tests` that contain
// its number as a word. nullopt, and `amiss` says why, when the rules are not P1, P2, P3 and so on,
// or one of them is cited nowhere.
[[nodiscard]] std::optional<std::string> citations(const std::string& page,
                                                   const std::string& tests, std::string& amiss);

}  // namespace callcore
