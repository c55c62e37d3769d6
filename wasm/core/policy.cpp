#include "core/policy.h"

#include <algorithm>

#include "core/claims.h"
#include "core/limits.h"
#include "core/lookup.h"

namespace callcore {
namespace {

bool othersSilenced(const State& state, const Call& call) {
  return std::all_of(state.calls.begin(), state.calls.end(),
                     [&](const Call& other) { return other.id == call.id || other.silenced; });
}

bool silencePending(const State& state, CallId call) {
  return anyPending<Silence>(state, [&](const Silence& s) { return s.call == call; });
}

// A later command to the same call makes the earlier one's answer meaningless.
void supersede(State& state, CallId call) {
  retire<Silence>(state, [&](const Silence& s) { return s.call == call; });
  retire<Open>(state, [&](const Open& o) { return o.call == call; });
}

// Whether the call may sound: it is live, and either sounds by right or would sound alone.
bool maySound(const State& state, const Call& call) {
  return liveCall(state) == call.id &&
         (call.microphoneMuted.has_value() || othersSilenced(state, call));
}

// A call that has yet to open is silenced beforehand, unless it is the only one (P6).
bool shouldBeSilent(const State& state, const Call& call) {
  return call.stage == Stage::open ? !maySound(state, call) : crowded(state, call);
}

bool shouldBeOpened(const State& state, const Call& call) {
  return call.stage == Stage::open && maySound(state, call) &&
         call.microphoneMuted != call.agentMuted;
}

}  // namespace

void reconcileAudio(State& state, std::vector<Action>& out) {
  for (Call& call : state.calls) {
    if (call.silenced || call.failures >= kLocalTries || !shouldBeSilent(state, call)) continue;
    call.microphoneMuted.reset();
    if (silencePending(state, call.id)) continue;
    supersede(state, call.id);
    out.emplace_back(Silence{call.id});
  }
  for (Call& call : state.calls) {
    if (call.failures >= kLocalTries || !shouldBeOpened(state, call)) continue;
    supersede(state, call.id);
    call.silenced = false;
    call.microphoneMuted = call.agentMuted;
    out.emplace_back(Open{call.id, call.agentMuted});
  }
}

void heardOf(State& state, Call& call) {
  const bool claimed =
      std::any_of(state.claims.begin(), state.claims.end(), [&](const Claim& claim) {
        return claim == Claim{call.id} || (call.task && claim == Claim{*call.task});
      });
  const bool alone = std::none_of(state.calls.begin(), state.calls.end(), [&](const Call& other) {
    return other.id != call.id && other.stage == Stage::open;
  });
  if (call.wayOut || (!claimed && alone && !accepting(state))) claimCall(state, call.id);
  // Flex opened it as if we were not there, and there is nothing else to hear: so be it.
  if (!call.silenced && !silencePending(state, call.id) && othersSilenced(state, call)) {
    call.microphoneMuted = false;
  }
}

void rememberMute(Call& call, bool muted) { call.agentMuted = muted; }

void observeMute(State& state, Call& call, bool muted) {
  call.agentMuted = muted;
  if (call.microphoneMuted) {
    call.microphoneMuted = muted;
  } else if (!muted) {
    call.silenced = false;
    retire<Silence>(state, [&](const Silence& s) { return s.call == call.id; });
  }
}

void silenced(Call& call) {
  call.silenced = true;
  call.failures = 0;
}

void opened(Call& call) { call.failures = 0; }

bool silenceFailed(Call& call) { return ++call.failures == kLocalTries; }

void openFailed(Call& call) {
  ++call.failures;
  call.microphoneMuted.reset();
}

}  // namespace callcore
