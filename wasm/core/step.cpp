#include "core/step.h"

#include "core/claims.h"
#include "core/hang_up.h"
#include "core/hold.h"
#include "core/learn.h"
#include "core/lines.h"
#include "core/lookup.h"
#include "core/policy.h"
#include "core/reach.h"
#include "core/shown.h"
#include "core/trust.h"

namespace callcore {
namespace {

// Whether an event is the world's own, and not an echo of what we did.
bool isNews(const Event& event) {
  return !std::holds_alternative<CommandSucceeded>(event) &&
         !std::holds_alternative<CommandFailed>(event) &&
         !std::holds_alternative<ShownObserved>(event);
}

// A switch is a fresh start for both its calls.
void startAfresh(State& state, std::optional<CallId> id) {
  Call* call = id ? findCall(state, *id) : nullptr;
  if (call == nullptr) return;
  forgiveCall(*call);
  if (call->task) {
    if (Task* task = findTask(state, *call->task)) forgiveParties(*task);
  }
}

void noteConsequences(std::optional<CallId> was, State& state) {
  forgetDialled(state);
  claimSought(state);
  const auto is = liveCall(state);
  if (was != is) {
    startAfresh(state, was);
    startAfresh(state, is);
    state.holdPause = {};
  }
  if (is && (state.heard.empty() || state.heard.back() != *is)) {
    std::erase(state.heard, *is);
    state.heard.push_back(*is);
  }
  state.several =
      !state.calls.empty() && (state.several || state.calls.size() > 1 || dialling(state));
}

// All there is to do, after an event of this reach.
std::vector<Action> reconcileWithin(const Reach& reach, State& state) {
  if (reach.everything) return reconcile(state);
  std::vector<Action> actions;
  if (reach.call || reach.task) {
    const auto id = liveCall(state);
    Call* live = id ? findCall(state, *id) : nullptr;
    if (Call* call = reach.call ? findCall(state, *reach.call) : nullptr) {
      reconcileAudioOf(state, *call, live, actions);
      reconcileDelivery(state, *call, actions);
    }
    if (Task* task = reach.task ? findTask(state, *reach.task) : nullptr) {
      reconcileHolds(state, *task, live, actions);
      reconcileRecheck(state, *task, actions);
    }
  }
  if (reach.shown) reconcileShown(state, actions);
  return actions;
}

}  // namespace

std::vector<Action> reconcile(State& state) {
  std::vector<Action> actions;
  const auto id = liveCall(state);
  Call* live = id ? findCall(state, *id) : nullptr;
  reconcileAudio(state, live, actions);
  reconcileHangUps(state, actions);
  reconcileLines(state, actions);
  for (Task& task : state.tasks) reconcileHolds(state, task, live, actions);
  for (Task& task : state.tasks) reconcileRecheck(state, task, actions);
  reconcileShown(state, actions);
  return actions;
}

Transition step(State state, const Event& event) {
  Reach reach = reachOf(state, event);
  const auto was = reach.everything ? liveCall(state) : std::nullopt;
  std::vector<Action> tells;
  const Ignored ignored = std::visit(Learner{state, tells}, event);
  if (!ignored.empty()) return {.state = std::move(state), .commands = {}, .ignored = ignored};

  if (reach.everything) noteConsequences(was, state);
  if (isNews(event)) {  // What was given up is tried again.
    reach.shown = reach.shown || gaveUpShowing(state);
    state.showTries = 0;
  }

  std::vector<Action> actions = reconcileWithin(reach, state);
  actions.insert(actions.end(), tells.begin(), tells.end());

  std::vector<Command> commands;
  commands.reserve(actions.size());
  for (const Action& action : actions) {
    commands.push_back({CommandId{++state.lastCommand.value}, action});
  }
  state.pending.insert(state.pending.end(), commands.begin(), commands.end());
  return {.state = std::move(state), .commands = std::move(commands), .ignored = {}};
}

}  // namespace callcore
