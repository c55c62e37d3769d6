#include "core/claims.h"

#include <algorithm>

#include "core/lookup.h"

namespace callcore {
namespace {

const Call* resolve(const State& state, const Claim& claim) {
  if (const CallId* call = std::get_if<CallId>(&claim)) return findCall(state, *call);
  if (const TaskSid* task = std::get_if<TaskSid>(&claim)) return callOf(state, *task);
  return nullptr;
}

bool isOpen(const Call* call) { return call != nullptr && call->stage == Stage::open; }

bool has(const State& state, const Claim& claim) {
  return std::find(state.claims.begin(), state.claims.end(), claim) != state.claims.end();
}

bool waitsForCall(const State& state, const Claim& claim) {
  return resolve(state, claim) == nullptr;
}

// A CallSid is one call's. Should two say that it is theirs, it is the one's that came first.
bool isTaken(const State& state, const Task& task, const Call& call) {
  return std::any_of(state.calls.begin(), state.calls.end(), [&](const Call& other) {
    return other.id != call.id && other.linked && other.task == task.id && other.sid == call.sid;
  });
}

// A call that loses the claim it sounded by keeps a place below it.
void keepPlace(State& state, CallId call, TaskSid lost) {
  const auto at = std::find(state.claims.begin(), state.claims.end(), Claim{lost});
  if (at != state.claims.end()) state.claims.insert(at, Claim{call});
}

}  // namespace

const Call* chosen(const State& state) {
  return state.claims.empty() ? nullptr : resolve(state, state.claims.back());
}

std::optional<CallId> liveCall(const State& state) {
  const Call* call = chosen(state);
  if (!isOpen(call)) return std::nullopt;
  return call->id;
}

bool inFlight(const State& state, const Claim& claim) {
  return !std::holds_alternative<CallId>(claim) && !isOpen(resolve(state, claim));
}

bool accepting(const State& state) {
  return std::any_of(state.claims.begin(), state.claims.end(),
                     [&](const Claim& claim) { return inFlight(state, claim); });
}

bool crowded(const State& state, const Call& call) {
  return std::any_of(state.calls.begin(), state.calls.end(),
                     [&](const Call& other) { return other.id != call.id; }) ||
         std::any_of(state.claims.begin(), state.claims.end(),
                     [&](const Claim& claim) { return waitsForCall(state, claim); });
}

void claimCall(State& state, CallId call) {
  const auto task = findCall(state, call)->task;  // No other call's: see `link`.
  std::erase_if(state.claims, [&](const Claim& claim) {
    return claim == Claim{call} || (task && claim == Claim{*task});
  });
  state.claims.emplace_back(call);
}

bool claimTask(State& state, TaskSid task) {
  if (has(state, task) || isOpen(callOf(state, task))) return false;
  state.sought.reset();
  state.claims.emplace_back(task);
  return true;
}

bool claimDial(State& state) {
  if (dialling(state)) return false;
  state.sought.reset();
  state.claims.emplace_back(Dial{});
  return true;
}

bool dialling(const State& state) {
  return std::any_of(state.claims.begin(), state.claims.end(),
                     [](const Claim& claim) { return std::holds_alternative<Dial>(claim); });
}

bool nameDial(State& state, TaskSid task) {
  if (!dialling(state) || has(state, task) || isOpen(callOf(state, task))) return false;
  std::replace(state.claims.begin(), state.claims.end(), Claim{Dial{}}, Claim{task});
  return true;
}

bool dropDial(State& state) { return std::erase(state.claims, Claim{Dial{}}) > 0; }

bool reclaim(State& state, TaskSid task) {
  const Call* call = callOf(state, task);
  if (!isOpen(call) && !has(state, task) && findTask(state, task) == nullptr) return false;
  state.sought.reset();
  if (isOpen(call)) {
    claimCall(state, call->id);
  } else if (std::erase(state.claims, Claim{task}) > 0) {
    state.claims.emplace_back(task);
  } else {
    state.sought = task;
  }
  return true;
}

void claimSought(State& state) {
  if (!state.sought) return;
  const Call* call = callOf(state, *state.sought);
  if (!isOpen(call)) return;
  claimCall(state, call->id);
  state.sought.reset();
}

bool dropAccept(State& state, TaskSid task) {
  if (!has(state, task) || !inFlight(state, task)) return false;
  std::erase(state.claims, Claim{task});
  return true;
}

void attachAll(State& state) {
  for (Call& call : state.calls) attach(state, call);
}

void attach(State& state, Call& call) {
  if (call.linked) return;
  if (call.sid) {
    for (const Task& task : state.tasks) {
      if (task.sid == call.sid && !isTaken(state, task, call)) return link(state, call, task.id);
    }
  }
  if (call.task || call.stage == Stage::open) return;
  for (const Claim& claim : state.claims) {
    const TaskSid* task = std::get_if<TaskSid>(&claim);
    if (task == nullptr || !waitsForCall(state, claim)) continue;
    call.task = *task;
    return;
  }
}

void link(State& state, Call& call, TaskSid task) {
  const std::optional<TaskSid> guess = call.linked ? std::nullopt : call.task;
  if (guess != task) {
    for (Call& other : state.calls) {
      if (other.id == call.id || other.task != task) continue;
      other.task = guess;
      other.linked = false;
    }
    if (guess && call.stage == Stage::open && !has(state, task)) keepPlace(state, call.id, *guess);
  }
  call.task = task;
  call.linked = true;
  attachAll(state);
}

void dropEnded(State& state, const Call& call, EndReason reason) {
  const bool wasLive = liveCall(state) == call.id;
  std::erase(state.claims, Claim{call.id});
  if (call.task && has(state, *call.task)) {
    // A guess may have been wrong: the accept waits on if another call could be the one it is for.
    const bool another =
        call.stage != Stage::open && !call.linked &&
        std::any_of(state.calls.begin(), state.calls.end(), [&](const Call& other) {
          return other.id != call.id && !other.task && other.stage != Stage::open;
        });
    if (!another) std::erase(state.claims, Claim{*call.task});
  }
  if (!wasLive) return;
  const bool resume = state.options.resumeOnEnd == ResumeOnEnd::previous &&
                      reason == EndReason::disconnected && !accepting(state);
  if (resume) return;
  std::erase_if(state.claims, [&](const Claim& claim) { return !inFlight(state, claim); });
}

void detachTask(State& state, TaskSid task) {
  if (state.sought == task) state.sought.reset();
  Call* call = callOf(state, task);
  if (isOpen(call)) {
    std::replace(state.claims.begin(), state.claims.end(), Claim{task}, Claim{call->id});
  } else {
    std::erase(state.claims, Claim{task});
  }
  if (call != nullptr) {
    call->task.reset();
    call->linked = false;
  }
  attachAll(state);
}

}  // namespace callcore
