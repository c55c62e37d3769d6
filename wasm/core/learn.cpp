#include "core/learn.h"

#include <algorithm>
#include <utility>

#include "core/answers.h"
#include "core/claims.h"
#include "core/hang_up.h"
#include "core/hold.h"
#include "core/limits.h"
#include "core/lines.h"
#include "core/lookup.h"
#include "core/parties.h"
#include "core/policy.h"
#include "core/shown.h"

namespace callcore {
namespace {

constexpr Ignored kNotVoice = "not a voice task";
constexpr Ignored kAccepted = "already accepted";
constexpr Ignored kNotAccepting = "no accept in flight";
constexpr Ignored kNotPending = "no such command is pending";

// The agent acts on this call: what failed so far is tried again. Whether anything had.
bool forgive(State& state, TaskSid task) {
  Call* call = callOf(state, task);
  Task* known = findTask(state, task);
  const bool local = call != nullptr && forgiveCall(*call);
  return (known != nullptr && forgiveParties(*known)) || local;
}

// The agent turns to a task. Whether that is news; nullopt when the task is unknown. Whoever hung
// it up stays away from it (P30).
std::optional<bool> turnTo(State& state, TaskSid task) {
  if (isHangingUp(state, task) && isComing(state, task)) return false;
  const std::vector<Claim> claims = state.claims;
  const std::optional<TaskSid> sought = state.sought;
  if (!reclaim(state, task)) return std::nullopt;
  const bool takenBack = std::erase(state.hangingUp, task) > 0;
  const bool observed = !std::exchange(state.observed, {}).empty();  // Before it, so below it.
  return takenBack || observed || state.claims != claims || state.sought != sought;
}

// Takes the command that is now answered out of the state.
std::optional<Action> takePending(State& state, CommandId id) {
  const auto it = findPending(state, id);
  if (it == state.pending.end()) return std::nullopt;
  const Action action = it->action;
  state.pending.erase(it);
  return action;
}

}  // namespace

Ignored Learner::operator()(const Configured& e) const {
  const Options options{
      .maxCalls = static_cast<std::uint8_t>(std::clamp(e.maxCalls, 1, kMostCalls)),
      .resumeOnEnd = e.resumeOnEnd,
      .multiPartyHold = e.multiPartyHold};
  return learntIf(std::exchange(state.options, options) != options);
}

Ignored Learner::operator()(const CallOffered& e) const {
  if (e.call <= state.lastCall) return "this call was offered before";
  if (e.line != kFlexLine) return "only line 0 is offered calls";
  offer(state, e, tells);
  return kLearnt;
}

Ignored Learner::operator()(const CallOpened& e) const {
  Call* call = findCall(state, e.call);
  if (call == nullptr) return kUnknownCall;
  const auto stage = next(call->stage, Signal::opened);
  if (!stage) return "this call is open";
  if (e.sid) call->sid = e.sid;
  attach(state, *call);
  call->stage = *stage;
  call->sure = false;
  heardOf(state, *call);
  return kLearnt;
}

Ignored Learner::operator()(const CallEnded& e) const { return endLeg(state, e); }

Ignored Learner::operator()(const LineFailed& e) const {
  return failLine(state, e.line) ? kLearnt : "nothing is on this line";
}

Ignored Learner::operator()(const TaskAccepted& e) const {
  if (e.kind == TaskKind::other) return kNotVoice;
  const bool dialled = e.kind == TaskKind::outbound;
  if (!(dialled && nameDial(state, e.task)) && !claimTask(state, e.task)) return kAccepted;
  if (dialled) noteDialled(state, e.task);
  return kLearnt;
}

Ignored Learner::operator()(const AcceptanceObserved& e) const {
  if (e.kind == TaskKind::other) return kNotVoice;
  const bool dialled = e.kind == TaskKind::outbound;
  if (!(dialled && nameDial(state, e.task)) && !observeAcceptance(state, e.task)) return kAccepted;
  if (dialled) noteDialled(state, e.task);
  return kLearnt;
}

Ignored Learner::operator()(const TaskAcceptFailed& e) const {
  if (!dropAccept(state, e.task)) return kNotAccepting;
  detachTask(state, e.task);
  return kLearnt;
}

Ignored Learner::operator()(const TaskEnded& e) const {
  const bool known =
      findTask(state, e.task) != nullptr || callOf(state, e.task) != nullptr ||
      hasClaim(state, e.task) || isHangingUp(state, e.task) ||
      std::find(state.observed.begin(), state.observed.end(), e.task) != state.observed.end();
  if (!known) return kUnknownTask;
  retireTask(state, e.task);
  std::erase_if(state.tasks, [&](const Task& task) { return task.id == e.task; });
  detachTask(state, e.task);
  return kLearnt;
}

Ignored Learner::operator()(const DialStarted& /*e*/) const {
  return claimDial(state) ? kLearnt : "already dialling";
}

Ignored Learner::operator()(const DialFailed& /*e*/) const {
  return dropDial(state) ? kLearnt : "not dialling";
}

Ignored Learner::operator()(const MonitoringStarted& e) const {
  if (!claimTask(state, e.task)) return kAccepted;
  Task* task = findTask(state, e.task);
  if (task == nullptr) task = &state.tasks.emplace_back(Task{.id = e.task});
  task->monitored = true;
  return kLearnt;
}

Ignored Learner::operator()(const MonitoringFailed& e) const {
  if (!dropAccept(state, e.task)) return kNotAccepting;
  if (Task* task = findTask(state, e.task)) task->monitored = false;
  detachTask(state, e.task);
  return kLearnt;
}

Ignored Learner::operator()(const TaskSelected& e) const {
  return learntIf(std::exchange(state.selected, e.task) != e.task);
}

Ignored Learner::operator()(const HoldRequested& e) const {
  const bool changed = learnHoldRequest(state, e.task, e.party, true);
  return learntIf(forgive(state, e.task) || changed);
}

Ignored Learner::operator()(const UnholdRequested& e) const {
  const std::optional<bool> turned = turnTo(state, e.task);
  if (!turned) return kUnknownTask;
  const bool changed = learnHoldRequest(state, e.task, e.party, false);
  return learntIf(forgive(state, e.task) || changed || *turned);
}

Ignored Learner::operator()(const SwitchRequested& e) const {
  const std::optional<bool> turned = turnTo(state, e.task);
  if (!turned) return kUnknownTask;
  return learntIf(forgive(state, e.task) || *turned);
}

Ignored Learner::operator()(const CallSwitchRequested& e) const {
  Call* call = findCall(state, e.call);
  if (call == nullptr) return kUnknownCall;
  if (call->stage != Stage::open) return "this call is not open";
  const bool unwanted = isUnwanted(state, *call);
  if (unwanted && isCertain(*call)) return "this call is being hung up";
  if (unwanted) disown(*call);  // It is not the one that was hung up, unless a conference says so.
  const std::vector<Claim> claims = state.claims;
  const bool sought = std::exchange(state.sought, std::nullopt).has_value();
  const bool observed = !std::exchange(state.observed, {}).empty();
  claimCall(state, call->id);
  const bool failed = call->task ? forgive(state, *call->task) : forgiveCall(*call);
  return learntIf(unwanted || failed || sought || observed || state.claims != claims);
}

Ignored Learner::operator()(const HangUpRequested& e) const { return hangUpTask(state, e.task); }

Ignored Learner::operator()(const PartiesChanged& e) const { return learnParties(state, e); }

Ignored Learner::operator()(const HoldRecalled& e) const { return recallHold(state, e); }

Ignored Learner::operator()(const MuteRequested& e) const {
  Call* call = findCall(state, e.call);
  if (call == nullptr) return kUnknownCall;
  return learntIf(rememberMute(*call, e.muted));
}

Ignored Learner::operator()(const MuteObserved& e) const {
  Call* call = findCall(state, e.call);
  if (call == nullptr) return kUnknownCall;
  return learntIf(observeMute(state, *call, e.muted));
}

Ignored Learner::operator()(const ShownObserved& e) const {
  // An ended call may well be shown, and that is to be corrected; one never offered is not ours.
  if (e.call && *e.call > state.lastCall) return kUnknownCall;
  return learntIf(observeShown(state, e.call));
}

Ignored Learner::operator()(const CommandSucceeded& e) const {
  const auto action = takePending(state, e.command);
  if (!action) return kNotPending;
  std::visit(Succeeded{state, tells}, *action);
  return kLearnt;
}

Ignored Learner::operator()(const CommandFailed& e) const {
  const auto action = takePending(state, e.command);
  if (!action) return kNotPending;
  std::visit(Failed{state, tells, e}, *action);
  return kLearnt;
}

}  // namespace callcore
