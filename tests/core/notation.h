// One event in the scenarios' notation. See wasm/README.md.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace callcore {

// "callOffered call=1 sid=CA1" -> the event, with its defaults. "muted" alone means true; what has
// spaces in it is quoted, as JSON.
[[nodiscard]] nlohmann::json eventOf(const std::string& line, const nlohmann::json& defaults);

// The opposite, of an event that the core has accepted: without what goes without saying.
[[nodiscard]] std::string lineOf(const nlohmann::ordered_json& event,
                                 const nlohmann::json& defaults);

}  // namespace callcore
