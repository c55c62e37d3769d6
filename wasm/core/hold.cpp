#include "core/hold.h"

#include <algorithm>

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

void reconcileParty(const State& state, const Task& task, Party& party, bool live,
                    std::vector<Action>& out) {
  if (party.gaveUp || holdPending(state, task.id, party.id)) return;
  const Millis pause = std::max(pauseAfter(party.failures), state.holdPause);
  if (!live && !party.held) {
    distrust(party);
    out.emplace_back(Hold{task.id, party.id, pause});
  } else if (live && party.held && party.heldBy == HeldBy::policy) {
    distrust(party);
    out.emplace_back(Unhold{task.id, party.id, pause});
  }
}

}  // namespace

void reconcileHolds(State& state, std::vector<Action>& out) {
  for (Task& task : state.tasks) {
    const Call* call = callOf(state, task.id);
    if (call == nullptr || call->stage != Stage::open || task.monitored) continue;
    for (Party& party : task.parties) {
      reconcileParty(state, task, party, liveCall(state) == call->id, out);
    }
  }
}

void holdSucceeded(State& state, TaskSid task, PartyId id, bool held) {
  state.holdPause = {};
  Task* known = findTask(state, task);
  Party* party = known == nullptr ? nullptr : findParty(*known, id);
  if (party == nullptr) return;
  if (!held && party->heldBy == HeldBy::agent) {
    party->held = true;  // The agent held it meanwhile; Flex carries that out after our unhold.
  } else {
    party->held = held;
    if (!held) party->heldBy = HeldBy::none;
    if (held && party->heldBy != HeldBy::agent) party->heldBy = HeldBy::policy;
  }
  acknowledged(state, *known, *party);
}

bool holdFailed(State& state, TaskSid task, PartyId id, const CommandFailed& why) {
  if (why.retryAfterMs) {
    state.holdPause = std::max(state.holdPause, std::min(*why.retryAfterMs, kLongestPause));
  }
  Task* known = findTask(state, task);
  Party* party = known == nullptr ? nullptr : findParty(*known, id);
  if (party == nullptr) return false;
  ++party->failures;
  party->gaveUp = why.final || party->failures >= kHoldTries;
  refused(state, *known, *party);
  return party->gaveUp;
}

void forgiveParties(Task& task) {
  for (Party& party : task.parties) {
    party.failures = 0;
    party.gaveUp = false;
  }
}

}  // namespace callcore
