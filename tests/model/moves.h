// What may happen next.
#pragma once

#include <cstdint>
#include <vector>

#include "bounds.h"
#include "surroundings.h"

namespace callcore::model {

enum class Act : std::uint8_t {
  // Settling: what is under way comes to its good end.
  answer,   // `index`: of the pending command.
  picture,  // Flex says how a conference was.
  // Everything else.
  takeEffect,  // What was asked of Twilio has happened; the answer is yet to come.
  refuse,      // `index`: of the pending command. `variant`: see Refusal.
  accept,
  acceptFails,
  dial,
  dialFails,
  dialGivesTask,
  monitor,
  monitorFails,
  offer,  // `variant` 1: without a token.
  open,
  firstLegEnds,
  end,  // `variant` 1: lost.
  taskEnds,
  join,
  leave,
  switchTo,
  select,
  toggleMute,
  agentHolds,
  agentUnholds,
  muteBehindUs,
  holdBehindUs,
  showBehindUs,
  lineFails,  // `index`: the line.
  echo,       // `variant`: see Echo.
};

enum class Refusal : std::uint8_t { plain, tookEffect, final };
enum class Echo : std::uint8_t { accepted, acceptFailed, ended, opened, monitoringFailed, shown };

inline constexpr std::uint8_t kNoSlot = 0xff;

struct Move {
  Act act = Act::answer;
  std::uint8_t slot = kNoSlot;  // kNoSlot: a new one, or none.
  std::uint8_t index = 0;       // Of a command or of a party.
  std::uint8_t variant = 0;
};

// Those that settle come first.
[[nodiscard]] std::vector<Move> movesOf(const Node& node, const Bounds& bounds);
[[nodiscard]] inline bool settles(const Move& move) { return move.act <= Act::picture; }

}  // namespace callcore::model
