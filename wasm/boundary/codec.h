// JSON to events, and transitions to JSON: folds over schema.h. Nothing here throws.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "boundary/json_value.h"
#include "boundary/strings.h"
#include "core/snapshot.h"
#include "core/step.h"

namespace callcore {

inline constexpr std::size_t kLongestName = 256;  // Of a sid or party, in bytes; longer is refused.
inline constexpr std::size_t kLongestReason = 500;  // In bytes; longer is cut.

// Fills `event`, or says why not; `event` is then of no use. Fields that the schema does not know
// are passed over.
[[nodiscard]] std::optional<Refusal> readEvent(std::string_view json, Strings& strings,
                                               Event& event);

[[nodiscard]] std::string writeReply(const Transition& transition, const Strings& strings);
// With the snapshot `now`, in which calls that are as in `told` are only named.
[[nodiscard]] std::string writeReply(const Transition& transition, const Snapshot& now,
                                     const Snapshot& told, const Strings& strings);
[[nodiscard]] std::string writeReply(const Refusal& refusal);

}  // namespace callcore
