#include "core/trust.h"

#include <algorithm>

#include "core/claims.h"
#include "core/limits.h"
#include "core/lookup.h"

namespace callcore {
namespace {

bool isLive(const State& state, TaskSid task) {
  const Call* call = callOf(state, task);
  return call != nullptr && liveCall(state) == call->id;
}

// Flex's picture is the truth, and differs from what we believed.
void believe(Party& party, bool live) {
  party.held = party.seen;
  if (!party.held) {
    party.heldBy = HeldBy::none;
  } else {
    // Ours is a hold that was reported as failed, yet took effect; and ours to end is one that the
    // agent's own unhold did not.
    const bool ours = party.agentReleases || (party.failures > 0 && !live);
    party.heldBy = ours ? HeldBy::policy : HeldBy::agent;
  }
}

// Flex's picture agrees with what we believe. Failures are forgotten only if it is as it should be.
void settle(Party& party, bool live) {
  party.trust = Trust::sure;
  party.agentReleases = false;
  if (party.held == live) return;
  party.failures = 0;
  party.gaveUp = false;
}

}  // namespace

void distrust(Party& party) {
  party.trust = party.trust == Trust::sure ? Trust::awaiting : Trust::muddled;
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

void acknowledged(const State& state, Task& task, Party& party) {
  if (party.trust == Trust::awaiting && party.seen == party.held) {
    settle(party, isLive(state, task.id));
  }
  task.recheckDue = task.recheckDue || party.trust != Trust::sure;
}

void refused(const State& state, Task& task, Party& party) {
  if (party.trust == Trust::awaiting) {
    party.trust = Trust::sure;  // Nothing of ours took place, so Flex's picture stands.
    if (party.seen != party.held) {
      const bool live = isLive(state, task.id);
      believe(party, live);
      settle(party, live);
    }
  }
  task.recheckDue = task.recheckDue || party.trust != Trust::sure;
}

void recheckSucceeded(State& state, TaskSid task, std::vector<Action>& tells) {
  Task* known = findTask(state, task);
  if (known == nullptr) return;
  known->recheckFailures = 0;
  known->recheckGaveUp = false;
  for (Party& party : known->parties) {
    if (party.trust == Trust::sure || holdPending(state, task, party.id)) continue;
    const bool live = isLive(state, task);
    if (party.seen != party.held) {
      // What was acknowledged did not last. Counted, so that no tug-of-war goes on for ever.
      ++party.failures;
      believe(party, live);
    }
    settle(party, live);
    if (party.failures < kHoldTries || party.held || party.gaveUp) continue;
    party.gaveUp = true;
    if (party.kind == PartyKind::own) continue;  // The others are held, instead.
    tells.emplace_back(
        Tell{.notice = Notice::holdFailed, .call = {}, .task = task, .party = party.id});
  }
}

void recheckFailed(State& state, TaskSid task, bool final, std::vector<Action>& tells) {
  Task* known = findTask(state, task);
  if (known == nullptr) return;
  if (final || ++known->recheckFailures >= kLocalTries) {
    const bool told = known->recheckGaveUp;
    recheckSucceeded(state, task, tells);
    known->recheckGaveUp = true;
    if (told) return;
    tells.emplace_back(Tell{.notice = Notice::recheckFailed,
                            .call = {},
                            .task = task,
                            .party = {},
                            .reason = Reason::reported});
  } else {
    known->recheckDue = true;
  }
}

void believeFlex(Task& task) {
  for (Party& party : task.parties) {
    if (party.seen != party.held) {
      party.held = party.seen;
      party.heldBy = party.held ? HeldBy::agent : HeldBy::none;
    }
    party.trust = Trust::sure;
    party.agentReleases = false;
    party.failures = 0;
    party.gaveUp = false;
  }
  task.recheckFailures = 0;
  task.recheckGaveUp = false;
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

}  // namespace callcore
