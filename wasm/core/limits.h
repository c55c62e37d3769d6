// The numbers of the policy.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/ids.h"

namespace callcore {

inline constexpr std::int32_t kMostCalls = 50;      // TaskRouter's maximum of a channel (P25).
inline constexpr std::uint8_t kLocalTries = 3;      // Of silence, open, deliver, show and recheck.
inline constexpr std::uint8_t kHoldTries = 5;       // Of hold and unhold (P15).
inline constexpr Millis kFirstPause{1000};          // Before the second try; doubled for each next.
inline constexpr Millis kLongestPause{60000};       // Whatever a 429 asks for.
inline constexpr Millis kRecheckAfter{1500};        // Three times the lag of Flex's picture.
inline constexpr std::size_t kMostStrayTasks = 50;  // Tasks remembered that have no call.

}  // namespace callcore
