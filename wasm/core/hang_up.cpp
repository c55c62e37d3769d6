#include "core/hang_up.h"

#include <algorithm>

#include "core/claims.h"
#include "core/limits.h"
#include "core/lookup.h"

namespace callcore {
namespace {

// Whether an accept waits for a call that nobody has named yet, so that any unnamed call may be
// its.
bool mayClaim(const State& state, const Claim& claim, const Call& call) {
  const TaskSid* task = std::get_if<TaskSid>(&claim);
  return task != nullptr && call.task != *task && callOf(state, *task) == nullptr;
}

bool isNamedOtherwise(const State& state, const Call& call) {
  const Task* task = call.task ? findTask(state, *call.task) : nullptr;
  return task != nullptr && task->sid && call.sid && *task->sid != *call.sid;
}

}  // namespace

Ignored hangUpTask(State& state, TaskSid task) {
  if (isHangingUp(state, task)) return "already hanging up";
  Call* call = callOf(state, task);
  const bool coming = hasClaim(state, task);
  if (call == nullptr && !coming) return "no call of this task is here or coming";
  if (state.sought == task) state.sought.reset();
  state.hangingUp.push_back(task);
  if (call != nullptr) forgiveCall(*call);
  return kLearnt;
}

bool isCertain(const State& state, const Call& call) {
  if (call.linked) return true;
  if (call.stage == Stage::open && call.task) return false;  // Its conference will tell.
  if (isNamedOtherwise(state, call)) return false;
  return std::none_of(state.calls.begin(), state.calls.end(),
                      [&](const Call& other) { return other.id != call.id && !other.linked; }) &&
         std::none_of(state.claims.begin(), state.claims.end(),
                      [&](const Claim& claim) { return mayClaim(state, claim, call); });
}

bool endsRinging(const State& state, const Call& call) {
  return call.stage == Stage::ringing && isUnwanted(state, call) &&
         (call.wayOut || call.failures >= kLocalTries) && isCertain(state, call);
}

void forgetHangUps(State& state) {
  std::erase_if(state.hangingUp, [&](TaskSid task) {
    return !hasClaim(state, task) && callOf(state, task) == nullptr;
  });
}

void hangUpFailed(State& state, Call& call) {
  call.hangUp = HangUpStage::none;
  call.givenUp = GivenUp::hangUp;
  std::erase(state.claims, Claim{call.id});
  if (!call.task) return;
  std::erase(state.claims, Claim{*call.task});
  std::erase(state.hangingUp, *call.task);
}

void reconcileHangUps(State& state, std::vector<Action>& out) {
  for (Call& call : state.calls) {
    if (call.hangUp == HangUpStage::asked || !isUnwanted(state, call)) continue;
    const bool now = call.stage == Stage::open ? isCertain(state, call) : endsRinging(state, call);
    if (!now) continue;
    call.hangUp = HangUpStage::asked;
    out.emplace_back(HangUp{call.id});
  }
}

}  // namespace callcore
