// Which worlds are explored: how many calls at once, what may happen at all, and how often the
// rationed things may happen on the way from the start to any one state.
#pragma once

#include <cstdint>

#include "core/event.h"
#include "surroundings.h"

namespace callcore::model {

// Any number of times. Not counted, so that it costs no states.
inline constexpr std::uint8_t kUnlimited = 15;

// What is left false never happens. Arrivals, accepts, endings, answers in any order and Flex's
// late pictures always may, without a limit.
struct Bounds {
  const char* name = "";
  const char* covers = "";  // For the report.

  std::uint8_t calls = 2;    // At once; when one is over and forgotten another may come.
  std::uint8_t parties = 0;  // Of each conference: a customer, and a colleague.
  bool ownLegs = false;      // The conference shows the agent's own leg as well.
  ResumeOnEnd resumeOnEnd = ResumeOnEnd::off;
  MultiPartyHold multiPartyHold = MultiPartyHold::parties;
  std::uint8_t maxCalls = 6;

  std::uint8_t wishes = 0;    // switch, and those named below.
  std::uint8_t failures = 0;  // Only of what is named below.
  std::uint8_t meddling = 0;
  std::uint8_t echoes = 0;  // Of facts about tasks and calls.
  std::uint8_t drops = 0;   // Of what Flex says: that an accept or a dialling failed, a task ended.

  bool reconfigures = false;  // The options change in mid-call.
  bool selects = false;
  bool mutes = false;
  bool agentHolds = false;

  bool inTurn = false;       // A call comes only when those before it are open.
  bool lateAccepts = false;  // A call may ring before its accept, or without one.
  bool acceptFails = false;
  bool dials = false;
  bool hangUps = false;   // The agent hangs a task up, mostly before its call opens.
  bool observes = false;  // Tasks are accepted of which only TaskRouter tells.
  bool reaches = false;   // In every state at rest each open call is tried to be made live.
  bool monitors = false;
  bool leaves = false;        // A party may leave and come again.
  bool promptFlex = false;    // Flex shows at once how a conference is.
  bool earlyEffects = false;  // Flex may show a hold before it is acknowledged.
  bool endsBadly = false;     // A call may also be lost, which matters to `resumeOnEnd`.
  bool sidAtOffer = true;     // Else it is known when the call opens.
  bool flexShows = false;     // Flex shows a call that opens on line 0.
  bool forgets = false;       // Flex may say nothing more of a call's task.
  bool finds = false;         // Calls from before a reload, their parties on hold.
  bool doubles = false;       // Every event is said twice in a row.

  bool silenceFails = false;
  bool openFails = false;
  bool hangUpFails = false;
  bool agentHoldsFail = false;  // Flex does not manage what the agent asked of it.
  bool holdFails = false;       // Also: taking effect all the same, or for good.
  bool pauses = false;          // Twilio is too busy to hold anybody just now (429).
  bool recheckFails = false;
  bool forwardFails = false;
  bool showFails = false;
  bool deliverFails = false;
  bool linesFail = false;
  bool tokensLack = false;

  bool unmutesBehindUs = false;
  bool holdsBehindUs = false;
  bool showsBehindUs = false;

  unsigned mostDepth = 0;  // 0: until nothing new is found.
  std::uint64_t mostStates = 0;
};

// Whether a party of this place in the conference comes at all.
[[nodiscard]] inline bool comes(const Bounds& bounds, std::size_t party) {
  return party < bounds.parties || (party == kOwnLeg && bounds.ownLegs);
}

}  // namespace callcore::model
