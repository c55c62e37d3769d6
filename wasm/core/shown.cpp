#include "core/shown.h"

#include <algorithm>
#include <utility>

#include "core/claims.h"
#include "core/limits.h"
#include "core/lookup.h"

namespace callcore {

namespace {

// The agent looks at a dialled task whose call is still to open, or at no task and is on no call.
// Flex would let the agent mute and hang up whatever it shows beside the dialled number (P30).
bool awaitsDialled(const State& state) {
  const auto& dialled = state.dialled;
  if (!state.selected) return !dialled.empty() && !liveCall(state);
  return std::find(dialled.begin(), dialled.end(), *state.selected) != dialled.end();
}

}  // namespace

std::optional<CallId> callToShow(const State& state) {
  if (dialling(state) || awaitsDialled(state)) return std::nullopt;
  if (state.selected) {
    const Call* call = callOf(state, *state.selected);
    if (call != nullptr && call->stage == Stage::open) return call->id;
  }
  if (const auto live = liveCall(state)) return live;
  if (!state.heard.empty()) return state.heard.back();
  return std::nullopt;
}

bool gaveUpShowing(const State& state) { return state.showTries >= kLocalTries; }

void reconcileShown(State& state, std::vector<Action>& out) {
  const bool plain = !state.several && !state.calls.empty();
  const std::optional<CallId> want = callToShow(state);
  if (anyPending<Show>(state, [](const Show&) { return true; })) return;
  if (plain || (state.shown == want && state.shownSure)) {
    state.showGaveUp = false;
    return;
  }
  if (gaveUpShowing(state)) {
    if (!std::exchange(state.showGaveUp, true)) {
      out.emplace_back(Tell{.notice = Notice::showFailed, .call = want, .task = {}, .party = {}});
    }
    return;
  }
  ++state.showTries;
  state.shown = want;
  state.shownSure = true;
  out.emplace_back(Show{want});
}

bool observeShown(State& state, std::optional<CallId> call) {
  const bool sure = std::exchange(state.shownSure, true);
  return std::exchange(state.shown, call) != call || !sure;
}

void showFailed(State& state) { state.shownSure = false; }

}  // namespace callcore
