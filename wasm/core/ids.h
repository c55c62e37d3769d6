// The names of things, as small integers that never pass for one another.
#pragma once

#include <compare>
#include <cstdint>

namespace callcore {

template <class Tag>
struct Id {
  std::uint32_t value = 0;
  friend auto operator<=>(const Id&, const Id&) = default;
};

using CallId = Id<struct CallIdTag>;  // Ours, minted by the glue from 1 upwards.
using LineId = Id<struct LineIdTag>;  // One Voice SDK Device. 0 is Flex's own; we mint the others.
using CommandId = Id<struct CommandIdTag>;  // Minted here, from 1 upwards, never reused.

// Strings of Twilio's and of the plugin's. The boundary keeps the text; here each is a number.
using CallSid = Id<struct CallSidTag>;
using TaskSid = Id<struct TaskSidTag>;
using PartyId = Id<struct PartyIdTag>;

inline constexpr LineId kFlexLine{0};

// A span of time, in milliseconds.
struct Millis {
  std::uint32_t value = 0;
  friend auto operator<=>(const Millis&, const Millis&) = default;
};

}  // namespace callcore
