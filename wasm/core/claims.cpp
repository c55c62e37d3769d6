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

template <class T>
bool contains(const std::vector<T>& all, const T& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool has(const State& state, const Claim& claim) { return contains(state.claims, claim); }

// The agent hung up what this claim is for.
bool isVoid(const State& state, const Claim& claim) {
  if (const auto* task = std::get_if<TaskSid>(&claim)) return isHangingUp(state, *task);
  const Call* call = resolve(state, claim);
  return call != nullptr && isUnwanted(state, *call);
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

// A task that was only observed to be accepted has its claim from the call it was given. When that
// is another task's, so is the claim, and the task waits on.
void takeOver(State& state, TaskSid guess, TaskSid task) {
  if (!contains(state.observed, guess)) return;
  if (has(state, task)) {
    std::erase(state.claims, Claim{guess});
  } else {
    std::replace(state.claims.begin(), state.claims.end(), Claim{guess}, Claim{task});
  }
}

void give(Call& call, TaskSid task) {
  call.task = task;
  call.stray = false;
  call.sure = false;
}

// The one open call that never had a task; nullptr when there is none, or more than one, or a call
// that may come first.
Call* onlyStray(State& state) {
  Call* only = nullptr;
  for (Call& call : state.calls) {
    if (!call.task && !isOpen(&call)) return nullptr;
    if (!call.stray) continue;
    if (only != nullptr) return nullptr;
    only = &call;
  }
  return only;
}

// As if the agent had accepted it when it opened. Not when the agent has been on it since.
void claimUnheard(State& state, const Call& call) {
  if (contains(state.heard, call.id)) return;
  state.sought.reset();
  claimCall(state, call.id);
}

}  // namespace

const Call* chosen(const State& state) {
  const auto last = std::find_if(state.claims.rbegin(), state.claims.rend(),
                                 [&](const Claim& claim) { return !isVoid(state, claim); });
  return last == state.claims.rend() ? nullptr : resolve(state, *last);
}

bool hasClaim(const State& state, TaskSid task) { return has(state, task); }

bool isComing(const State& state, TaskSid task) {
  return has(state, task) || callOf(state, task) != nullptr;
}

bool isHangingUp(const State& state, TaskSid task) { return contains(state.hangingUp, task); }

bool isUnwanted(const State& state, const Call& call) {
  return call.hangUp != HangUpStage::none || (call.task && isHangingUp(state, *call.task));
}

std::optional<CallId> liveCall(const State& state) {
  const Call* call = chosen(state);
  if (!isOpen(call)) return std::nullopt;
  return call->id;
}

bool inFlight(const State& state, const Claim& claim) {
  return !std::holds_alternative<CallId>(claim) && !isVoid(state, claim) &&
         !isOpen(resolve(state, claim));
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

bool isOnlyChoice(const State& state, const Call& call) {
  if (!call.task) return false;
  const Task* task = findTask(state, *call.task);
  if (task != nullptr && task->sid && call.sid) return false;  // It names another.
  return std::none_of(state.calls.begin(), state.calls.end(),
                      [&](const Call& other) { return other.id != call.id && !other.linked; }) &&
         std::none_of(state.claims.begin(), state.claims.end(), [&](const Claim& claim) {
           return std::holds_alternative<TaskSid>(claim) && waitsForCall(state, claim);
         });
}

bool opensSilenced(const State& state, const Call& call) {
  return crowded(state, call) || isUnwanted(state, call);
}

void claimCall(State& state, CallId call) {
  const auto task = findCall(state, call)->task;  // No other call's: see `link`.
  std::erase_if(state.claims, [&](const Claim& claim) {
    return claim == Claim{call} || (task && claim == Claim{*task});
  });
  state.claims.emplace_back(call);
}

bool claimTask(State& state, TaskSid task) {
  const Call* call = callOf(state, task);
  if (has(state, task) || isOpen(call)) return false;
  if (call != nullptr && isHangingUp(state, task)) return false;
  std::erase(state.hangingUp, task);  // Of an accept before.
  std::erase(state.observed, task);
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

void noteDialled(State& state, TaskSid task) {
  if (!contains(state.dialled, task)) state.dialled.push_back(task);
}

void forgetDialled(State& state) {
  std::erase_if(state.dialled,
                [&](TaskSid task) { return !has(state, task) || !inFlight(state, task); });
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
  if (!has(state, task) || isOpen(callOf(state, task))) return false;
  std::erase(state.claims, Claim{task});
  return true;
}

bool observeAcceptance(State& state, TaskSid task) {
  if (has(state, task) || contains(state.observed, task)) return false;
  Call* call = callOf(state, task);
  if (call != nullptr && !isOpen(call)) return claimTask(state, task);
  if (call == nullptr) {
    state.observed.push_back(task);
    call = onlyStray(state);
    if (call == nullptr) {
      attachAll(state);
      return true;
    }
  }
  const bool news = call->task != task || !contains(state.heard, call->id);
  give(*call, task);
  claimUnheard(state, *call);
  return news;
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
  if (call.task || call.stage == Stage::open || isUnwanted(state, call)) return;
  for (const Claim& claim : state.claims) {
    const TaskSid* task = std::get_if<TaskSid>(&claim);
    if (task == nullptr || !waitsForCall(state, claim)) continue;
    return give(call, *task);
  }
  for (const TaskSid task : state.observed) {
    if (has(state, task) || callOf(state, task) != nullptr) continue;
    state.sought.reset();
    state.claims.emplace_back(task);
    return give(call, task);
  }
}

void link(State& state, Call& call, TaskSid task) {
  const std::optional<TaskSid> guess = call.linked ? std::nullopt : call.task;
  if (guess != task) {
    for (Call& other : state.calls) {
      if (other.id == call.id || other.task != task) continue;
      other.task = guess;
      other.linked = false;
      other.sure = false;
    }
    if (guess) takeOver(state, *guess, task);
    if (guess && call.stage == Stage::open && !has(state, task)) keepPlace(state, call.id, *guess);
  }
  if (call.hangUp == HangUpStage::wanted) call.hangUp = HangUpStage::none;
  give(call, task);
  call.linked = true;
  if (contains(state.observed, task) && isOpen(&call) && !has(state, task)) {
    claimUnheard(state, call);
  }
  attachAll(state);
}

void disown(Call& call) {
  call.task.reset();
  call.stray = true;
  call.sure = false;
}

void leaveLive(State& state, EndReason reason) {
  const bool resume = state.options.resumeOnEnd == ResumeOnEnd::previous &&
                      reason == EndReason::disconnected && !accepting(state);
  if (resume) return;
  // A call that is to come keeps its claim, also one that the agent hung up: the wish hangs on it.
  std::erase_if(state.claims, [&](const Claim& claim) {
    return std::holds_alternative<CallId>(claim) || isOpen(resolve(state, claim));
  });
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
  if (call.task && call.linked) {  // Else it may have been another's.
    std::erase(state.observed, *call.task);
    std::erase(state.hangingUp, *call.task);
  }
  if (wasLive) leaveLive(state, reason);
}

void detachTask(State& state, TaskSid task) {
  if (state.sought == task) state.sought.reset();
  std::erase(state.observed, task);
  Call* call = callOf(state, task);
  // A wish is carried out though its task is over, if the call is known to be meant.
  const bool known = call != nullptr && call->linked && isUnwanted(state, *call);
  if (known && call->hangUp == HangUpStage::none) {
    call->hangUp = HangUpStage::wanted;
  }
  std::erase(state.hangingUp, task);
  if (isOpen(call)) {
    std::replace(state.claims.begin(), state.claims.end(), Claim{task}, Claim{call->id});
  } else {
    std::erase(state.claims, Claim{task});
  }
  if (call != nullptr) {
    call->task.reset();
    call->linked = false;
    call->sure = false;
  }
  attachAll(state);
}

}  // namespace callcore
