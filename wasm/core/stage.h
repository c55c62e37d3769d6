// The life of a call, as a table that is the code. The README's diagram is printed from it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace callcore {

enum class Stage : std::uint8_t {
  ringing,     // Offered on line 0. Flex's own listener may or may not have heard of it yet.
  forwarding,  // A further line is taking it over; its first leg may still ring on line 0.
  open,        // Media flows, silenced or not.
  ended,       // Gone. No call in a State has this stage: an ended call is erased.
};

enum class Signal : std::uint8_t {
  forwarded,  // A further line was asked to take the call.
  opened,     // The Voice SDK opened its media.
  refused,    // The further line could not take it, and its first leg still rings.
  ended,      // Its leg is over.
};

struct StageRow {
  Stage from;
  Signal on;
  Stage to;
};

// clang-format off
inline constexpr std::array kStageTable{
    //       from               on                 to
    StageRow{Stage::ringing,    Signal::forwarded, Stage::forwarding},
    StageRow{Stage::ringing,    Signal::opened,    Stage::open},
    StageRow{Stage::ringing,    Signal::ended,     Stage::ended},
    StageRow{Stage::forwarding, Signal::opened,    Stage::open},
    StageRow{Stage::forwarding, Signal::refused,   Stage::ringing},
    StageRow{Stage::forwarding, Signal::ended,     Stage::ended},
    StageRow{Stage::open,       Signal::ended,     Stage::ended},
};
// clang-format on

// Where `on` leads from `from`; nullopt when the table has no such row.
constexpr std::optional<Stage> next(Stage from, Signal on) {
  for (const StageRow& row : kStageTable) {
    if (row.from == from && row.on == on) return row.to;
  }
  return std::nullopt;
}

}  // namespace callcore
