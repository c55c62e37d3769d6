// The README's tables.
#pragma once

#include <optional>
#include <string>

namespace callcore {

// `page` with the text between each pair of markers printed anew; nullopt when a pair is missing.
[[nodiscard]] std::optional<std::string> withTables(std::string page);

}  // namespace callcore
