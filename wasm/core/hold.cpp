#include "core/hold.h"

#include <algorithm>

#include "core/claims.h"
#include "core/limits.h"
#include "core/lookup.h"

namespace callcore {
namespace {

// The pause before the next try.
Millis pauseAfter(std::uint8_t failures) {
  if (failures == 0) return Millis{};
  return Millis{kFirstPause.value << std::min(failures - 1, 5)};
}

bool isLive(const State& state, TaskSid task) {
  const Call* call = callOf(state, task);
  return call != nullptr && liveCall(state) == call->id;
}

// One more change is on its way, whose traces in Flex's picture come late.
void distrust(Party& party) {
  party.trust = party.trust == Trust::sure ? Trust::awaiting : Trust::muddled;
}

// Flex's picture is the truth, and differs from what we believed.
void believe(Party& party, bool live) {
  party.held = party.seen;
  if (!party.held) {
    party.heldBy = HeldBy::none;
  } else {
    // A hold of ours that was reported as failed, yet took effect, is ours.
    party.heldBy = party.failures > 0 && !live ? HeldBy::policy : HeldBy::agent;
  }
}

// Flex's picture agrees with what we believe. Failures are forgotten only if it is as it should be.
void settle(Party& party, bool live) {
  party.trust = Trust::sure;
  if (party.held == live) return;
  party.failures = 0;
  party.gaveUp = false;
}

void observe(const State& state, TaskSid task, Party& party, bool held) {
  party.seen = held;
  if (holdPending(state, task, party.id)) return;
  const bool live = isLive(state, task);
  if (party.seen == party.held) {
    if (party.trust == Trust::awaiting) settle(party, live);
  } else if (party.trust == Trust::sure) {
    believe(party, live);
    settle(party, live);
  }
}

// Tasks that never get a call would pile up over a long day.
void forgetStrays(State& state) {
  const auto isStray = [&](const Task& task) {
    return callOf(state, task.id) == nullptr && !task.monitored &&
           std::find(state.claims.begin(), state.claims.end(), Claim{task.id}) ==
               state.claims.end();
  };
  auto strays = std::count_if(state.tasks.begin(), state.tasks.end(), isStray);
  std::erase_if(state.tasks, [&](const Task& task) {
    return isStray(task) && strays-- > static_cast<std::ptrdiff_t>(kMostStrayTasks);
  });
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

void reconcileRecheck(State& state, Task& task, std::vector<Action>& out) {
  const auto busy = [&](const Party& party) { return holdPending(state, task.id, party.id); };
  const auto unsure = [](const Party& party) { return party.trust != Trust::sure; };
  if (!task.recheckDue) return;
  if (std::any_of(task.parties.begin(), task.parties.end(), busy)) return;
  task.recheckDue = false;
  if (std::none_of(task.parties.begin(), task.parties.end(), unsure)) return;
  retire<Recheck>(state, [&](const Recheck& recheck) { return recheck.task == task.id; });
  out.emplace_back(Recheck{task.id, kRecheckAfter});
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
  for (Task& task : state.tasks) reconcileRecheck(state, task, out);
}

bool learnParties(State& state, const PartiesChanged& fact) {
  Task* task = findTask(state, fact.task);
  if (task == nullptr) {
    if (!fact.sid && fact.parties.empty()) return false;
    task = &state.tasks.emplace_back(Task{.id = fact.task});
  }
  if (fact.sid) task->sid = fact.sid;
  std::erase_if(task->parties, [&](const Party& party) {
    const bool left = std::none_of(fact.parties.begin(), fact.parties.end(),
                                   [&](const PartyFact& f) { return f.party == party.id; });
    if (left) retireParty(state, fact.task, party.id);
    return left;
  });
  for (const PartyFact& f : fact.parties) {
    if (Party* party = findParty(*task, f.party)) {
      party->kind = f.kind;
      observe(state, fact.task, *party, f.held);
    } else {
      task->parties.push_back({.id = f.party,
                               .kind = f.kind,
                               .held = f.held,
                               .seen = f.held,
                               .heldBy = f.held ? HeldBy::agent : HeldBy::none});
    }
  }
  if (task->sid) {
    const auto call = std::find_if(state.calls.begin(), state.calls.end(),
                                   [&](const Call& c) { return c.sid == task->sid; });
    if (call != state.calls.end()) link(state, *call, fact.task);
  }
  forgetStrays(state);
  return true;
}

bool learnHoldRequest(State& state, TaskSid id, std::optional<PartyId> party, bool held) {
  Task* task = findTask(state, id);
  if (party && task == nullptr) task = &state.tasks.emplace_back(Task{.id = id});
  if (task == nullptr) return false;
  if (party && findParty(*task, *party) == nullptr) {
    // The agent saw it before we heard of it; Flex's picture will say what it is.
    task->parties.push_back(
        {.id = *party, .kind = PartyKind::external, .held = !held, .seen = !held});
  }
  bool any = false;
  for (Party& one : task->parties) {
    if (party ? one.id != *party : one.kind != PartyKind::customer) continue;
    any = true;
    one.held = held;
    one.heldBy = held ? HeldBy::agent : HeldBy::none;
    one.failures = 0;
    one.gaveUp = false;
    distrust(one);
  }
  task->recheckDue = task->recheckDue || any;
  forgetStrays(state);
  return any;
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
  if (party->trust == Trust::awaiting && party->seen == party->held) {
    settle(*party, isLive(state, task));
  }
  known->recheckDue = known->recheckDue || party->trust != Trust::sure;
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
  if (party->trust == Trust::awaiting) {
    party->trust = Trust::sure;  // Nothing of ours took place, so Flex's picture stands.
    if (party->seen != party->held) {
      believe(*party, isLive(state, task));
      settle(*party, isLive(state, task));
    }
  }
  known->recheckDue = known->recheckDue || party->trust != Trust::sure;
  return party->gaveUp;
}

void recheckSucceeded(State& state, TaskSid task, std::vector<Action>& out) {
  Task* known = findTask(state, task);
  if (known == nullptr) return;
  known->recheckFailures = 0;
  for (Party& party : known->parties) {
    if (party.trust == Trust::sure || holdPending(state, task, party.id)) continue;
    const bool live = isLive(state, task);
    if (party.seen == party.held) {
      settle(party, live);
      continue;
    }
    // What was acknowledged did not last. Counted, so that no tug-of-war goes on for ever.
    party.trust = Trust::sure;
    ++party.failures;
    believe(party, live);
    if (party.failures < kHoldTries || live || party.held || party.gaveUp) continue;
    party.gaveUp = true;
    out.emplace_back(
        Tell{.notice = Notice::holdFailed, .call = {}, .task = task, .party = party.id});
  }
}

void recheckFailed(State& state, TaskSid task, bool final, std::vector<Action>& out) {
  Task* known = findTask(state, task);
  if (known == nullptr) return;
  if (final || ++known->recheckFailures >= kLocalTries) {
    recheckSucceeded(state, task, out);
  } else {
    known->recheckDue = true;
  }
}

void forgiveParties(Task& task) {
  for (Party& party : task.parties) {
    party.failures = 0;
    party.gaveUp = false;
  }
}

void believeFlex(Task& task) {
  for (Party& party : task.parties) {
    if (party.seen != party.held) {
      party.held = party.seen;
      party.heldBy = party.held ? HeldBy::agent : HeldBy::none;
    }
    party.trust = Trust::sure;
    party.failures = 0;
    party.gaveUp = false;
  }
  task.recheckDue = false;
  task.recheckFailures = 0;
}

}  // namespace callcore
