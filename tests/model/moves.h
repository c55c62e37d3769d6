// What may happen next.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "bounds.h"
#include "surroundings.h"

namespace callcore::model {

enum class Act : std::uint8_t {
  // Settling: what is under way comes to its end.
  answer,      // `index`: of the pending command.
  picture,     // Flex says how a conference was.
  takeEffect,  // What was asked of Twilio has happened; the answer is yet to come.
  refuse,      // `index`: of the pending command. `variant`: see Refusal.
  // Everything else.
  accept,
  acceptFails,
  dial,
  dialFails,
  dialGivesTask,
  monitor,
  monitorFails,
  find,   // A task from before the page was loaded anew. `variant` 1: a hold of the agent's.
  offer,  // `variant` 1: without a token.
  open,
  firstLegEnds,
  end,  // `variant` 1: lost.
  taskEnds,
  join,
  leave,
  configure,  // `index`: what is chosen of kChoices.
  switchTo,
  select,
  toggleMute,
  agentHolds,  // `variant`: see below.
  agentUnholds,
  muteBehindUs,
  holdBehindUs,
  showBehindUs,
  lineFails,  // `index`: the line.
  echo,       // `variant`: see Echo.
  hangUp,
  switchToCall,  // Of a call without a task.
  observe,       // A task is seen to be accepted.
};

// Variants of the agent's own hold and unhold.
inline constexpr std::uint8_t kWithoutAParty = 1;  // Which means the customer.
inline constexpr std::uint8_t kInVain = 2;         // Twilio refuses Flex.

enum class Refusal : std::uint8_t { plain, tookEffect, final, busy };
enum class Echo : std::uint8_t {
  accepted,
  acceptFailed,
  ended,
  opened,
  monitoringFailed,
  shown,
  parties,
};

// The options of a session that changes them.
inline constexpr std::array kChoices{
    Options{},
    Options{.maxCalls = 1, .resumeOnEnd = ResumeOnEnd::previous},
    Options{.multiPartyHold = MultiPartyHold::agent},
};

inline constexpr std::uint8_t kNoSlot = 0xff;

struct Move {
  Act act = Act::answer;
  std::uint8_t slot = kNoSlot;  // kNoSlot: a new one, or none.
  std::uint8_t index = 0;       // Of a command or of a party.
  std::uint8_t variant = 0;
  bool unheard = false;  // The core is not told.
};

// Added to `out`.
void listMoves(const Node& node, const Bounds& bounds, std::vector<Move>& out);
[[nodiscard]] inline bool settles(const Move& move) { return move.act <= Act::refuse; }

}  // namespace callcore::model
