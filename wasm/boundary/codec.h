// JSON to events, and transitions to JSON: folds over schema.h. Nothing here throws.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "boundary/json_value.h"
#include "boundary/strings.h"
#include "core/step.h"

namespace callcore {

inline constexpr std::size_t kLongestName = 256;  // Of a sid or party, in bytes; longer is refused.
inline constexpr std::size_t kLongestReason = 500;  // In bytes; longer is cut.

// Fields that the schema does not know are passed over.
[[nodiscard]] std::variant<Event, Refusal> readEvent(std::string_view json, Strings& strings);

[[nodiscard]] std::string writeReply(const Transition& transition, const Strings& strings);
[[nodiscard]] std::string writeReply(const Refusal& refusal);

}  // namespace callcore
