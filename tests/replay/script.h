// What a core was told, as the `> ` lines of a scenario.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "journal_file.h"

namespace callcore {

[[nodiscard]] std::string scriptOf(const CoreJournal& core, const std::string& options,
                                   const nlohmann::json& defaults);

}  // namespace callcore
