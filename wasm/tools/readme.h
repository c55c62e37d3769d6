// The README's tables.
#pragma once

#include <optional>
#include <string>

namespace callcore {

// `page` with the text between each pair of markers printed anew, `tests` being the folder of those
// who cite its rules. nullopt, and `amiss` says why, when a pair is missing or a rule has no test.
[[nodiscard]] std::optional<std::string> withTables(std::string page, const std::string& tests,
                                                    std::string& amiss);

}  // namespace callcore
