// Why an event changes nothing. Late, doubled and unknown events are normal on a network (P26), so
// this is a remark and not an error.
#pragma once

#include <string_view>

namespace callcore {

// Empty when the event was learnt from.
using Ignored = std::string_view;

inline constexpr Ignored kLearnt{};
inline constexpr Ignored kNothingNew = "nothing new";
inline constexpr Ignored kUnknownCall = "unknown call";
inline constexpr Ignored kUnknownTask = "unknown task";

[[nodiscard]] constexpr Ignored learntIf(bool changed) { return changed ? kLearnt : kNothingNew; }

}  // namespace callcore
