#include "core/hold.h"

#include <algorithm>
#include <utility>

#include "core/claims.h"
#include "core/limits.h"
#include "core/lookup.h"
#include "core/trust.h"

namespace callcore {
namespace {

// The pause before the next try.
Millis pauseAfter(std::uint8_t failures) {
  if (failures == 0) return Millis{};
  return Millis{kFirstPause.value << std::min(failures - 1, 5)};
}

// Whether the policy has put a party on hold, or is at it.
bool heldByPolicy(const State& state, const Task& task, const Party& party) {
  if (party.held) return party.heldBy == HeldBy::policy;
  return anyPending<Hold>(
      state, [&](const Hold& hold) { return hold.task == task.id && hold.party == party.id; });
}

// Whether the others in the conference talk on while the agent is away (P16). Not when that would
// leave one of them alone, nor when the policy has put one of them on hold: whoever joins then was
// not part of the talk. Nor when the agent's leg cannot be held: then they are, each.
bool leftByOwnLeg(const State& state, const Task& task) {
  if (state.options.multiPartyHold != MultiPartyHold::agent) return false;
  int talking = 0;
  bool possible = false;
  for (const Party& party : task.parties) {
    if (party.kind == PartyKind::own) {
      possible = !party.gaveUp;
    } else if (heldByPolicy(state, task, party)) {
      return false;
    } else if (!party.held) {
      ++talking;
    }
  }
  return possible && talking >= 2;
}

// The conference of an open call that does not end now (P30), and the agent's own: a monitored one
// is a colleague's (P21).
bool isOursToHold(const State& state, const Task& task) {
  const Call* call = callOf(state, task.id);
  return call != nullptr && call->stage == Stage::open && !task.monitored &&
         !isUnwanted(state, *call);
}

bool isAsWanted(const Party& party, bool away) {
  return away ? party.held : !party.held || party.heldBy != HeldBy::policy;
}

void reconcileParty(const State& state, const Task& task, Party& party, bool away,
                    std::vector<Action>& out) {
  if (party.gaveUp || holdPending(state, task.id, party.id)) return;
  const Millis pause = std::max(pauseAfter(party.failures), state.holdPause);
  distrust(party);
  if (away) {
    out.emplace_back(Hold{task.id, party.id, pause});
  } else {
    out.emplace_back(Unhold{task.id, party.id, pause});
  }
}

}  // namespace

void reconcileHolds(const State& state, Task& task, const Call* live, std::vector<Action>& out) {
  const bool isLive = live != nullptr && live->task == task.id;
  const bool byOwnLeg = !isLive && leftByOwnLeg(state, task);
  for (Party& party : task.parties) {
    const bool away = !isLive && (party.kind == PartyKind::own) == byOwnLeg;
    if (isAsWanted(party, away)) continue;  // Most are, and cost no look-up.
    if (!isOursToHold(state, task)) break;
    reconcileParty(state, task, party, away, out);
  }
}

void holdSucceeded(State& state, TaskSid task, PartyId id, bool held) {
  state.holdPause = {};
  Task* known = findTask(state, task);
  Party* party = known == nullptr ? nullptr : findParty(*known, id);
  if (party == nullptr) return;
  // What the agent held meanwhile stays held: Flex carries that out after our unhold.
  if (party->heldBy != HeldBy::agent) {
    party->held = held;
    party->heldBy = held ? HeldBy::policy : HeldBy::none;
  }
  acknowledged(state, *known, *party);
}

bool holdFailed(State& state, TaskSid task, PartyId id, bool held, const CommandFailed& why) {
  if (why.retryAfterMs) {
    state.holdPause = std::max(state.holdPause, std::min(*why.retryAfterMs, kLongestPause));
  }
  Task* known = findTask(state, task);
  Party* party = known == nullptr ? nullptr : findParty(*known, id);
  if (party == nullptr) return false;
  ++party->failures;
  party->gaveUp = why.final || party->failures >= kHoldTries;
  refused(state, *known, *party);
  return party->gaveUp && !(held && party->kind == PartyKind::own);  // The others are, instead.
}

bool forgiveParties(Task& task) {
  bool any = std::exchange(task.recheckGaveUp, false);
  for (Party& party : task.parties) {
    any = std::exchange(party.failures, 0) > 0 || any;
    party.gaveUp = false;
  }
  return any;
}

}  // namespace callcore
