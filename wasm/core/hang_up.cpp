#include "core/hang_up.h"

#include <algorithm>

#include "core/claims.h"
#include "core/limits.h"
#include "core/lookup.h"

namespace callcore {
Ignored hangUpTask(State& state, TaskSid task) {
  if (!isComing(state, task)) return "no call of this task is here or coming";
  if (isHangingUp(state, task)) return "already hanging up";
  Call* call = callOf(state, task);
  if (state.sought == task) state.sought.reset();
  // A call that is only guessed to be the task's may go on, and then an accept still waits.
  const bool wasLive = call != nullptr && isCertain(*call) && liveCall(state) == call->id;
  state.hangingUp.push_back(task);
  if (wasLive) leaveLive(state, EndReason::disconnected);
  if (call != nullptr) forgiveCall(*call);
  return kLearnt;
}

bool isCertain(const Call& call) {
  return call.linked || call.sure || call.hangUp == HangUpStage::wanted;
}

bool endsRinging(const State& state, const Call& call) {
  return call.stage == Stage::ringing && isUnwanted(state, call) &&
         (call.wayOut || hasGivenUp(call, GivenUp::silence)) && isCertain(call);
}

void hangUpFailed(State& state, Call& call) {
  call.hangUp = HangUpStage::none;
  call.failing = GivenUp::hangUp;
  call.failures = kLocalTries;  // Another try is the agent's.
  std::erase(state.claims, Claim{call.id});
  if (!call.task) return;
  std::erase(state.claims, Claim{*call.task});
  std::erase(state.hangingUp, *call.task);
}

void reconcileHangUps(State& state, std::vector<Action>& out) {
  for (Call& call : state.calls) {
    if (call.hangUp == HangUpStage::asked || !isUnwanted(state, call)) continue;
    const bool now = call.stage == Stage::open ? isCertain(call) : endsRinging(state, call);
    if (!now) continue;
    call.hangUp = HangUpStage::asked;
    out.emplace_back(HangUp{call.id});
  }
}

}  // namespace callcore
