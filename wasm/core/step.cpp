#include "core/step.h"

#include "core/claims.h"
#include "core/hold.h"
#include "core/learn.h"
#include "core/lines.h"
#include "core/lookup.h"
#include "core/policy.h"
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
  call->failures = 0;
  if (call->task) {
    if (Task* task = findTask(state, *call->task)) forgiveParties(*task);
  }
}

// What a step is measured against: how things were before the event.
struct Before {
  std::optional<CallId> live;
  std::optional<CallId> toShow;  // Known only when the event is no news.
};

void noteConsequences(const Before& before, State& state, const Event& event) {
  claimSought(state);
  const auto was = before.live;
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
  if (isNews(event) || before.toShow != callToShow(state)) state.showTries = 0;
}

}  // namespace

std::vector<Action> reconcile(State& state) {
  std::vector<Action> actions;
  const auto id = liveCall(state);
  Call* live = id ? findCall(state, *id) : nullptr;
  reconcileAudio(state, live, actions);
  reconcileLines(state, actions);
  reconcileHolds(state, live, actions);
  reconcileRechecks(state, actions);
  reconcileShown(state, actions);
  return actions;
}

Transition step(State state, const Event& event) {
  const Before before{.live = liveCall(state),
                      .toShow = isNews(event) ? std::nullopt : callToShow(state)};
  std::vector<Action> tells;
  const Ignored ignored = std::visit(Learner{state, tells}, event);
  if (!ignored.empty()) return {.state = std::move(state), .commands = {}, .ignored = ignored};

  noteConsequences(before, state, event);
  std::vector<Action> actions = reconcile(state);
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
