#include "core/policy.h"

#include <algorithm>
#include <utility>

#include "core/claims.h"
#include "core/hang_up.h"
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

// Whether the live call may sound: it either sounds by right or would sound alone.
bool mayOpen(const State& state, const Call& live) {
  return live.microphoneMuted || othersSilenced(state, live);
}

// A call that has yet to open is silenced beforehand, unless it is the only one (P6).
bool shouldBeSilent(const State& state, const Call& call, const Call* sounding) {
  return call.stage == Stage::open ? &call != sounding : opensSilenced(state, call);
}

void succeeded(Call& call) {
  if (call.failing == GivenUp::silence || call.failing == GivenUp::open) forgiveCall(call);
}

void silence(State& state, Call& call, const Call* sounding, std::vector<Action>& out) {
  if (call.silenced || hasGivenUp(call, GivenUp::silence)) return;
  if (!shouldBeSilent(state, call, sounding)) return;
  call.microphoneMuted.reset();
  if (silencePending(state, call.id)) return;
  supersede(state, call.id);
  out.emplace_back(Silence{call.id});
}

void open(State& state, Call* sounding, std::vector<Action>& out) {
  if (sounding == nullptr || hasGivenUp(*sounding, GivenUp::open)) return;
  if (sounding->microphoneMuted == sounding->agentMuted) return;
  supersede(state, sounding->id);
  sounding->silenced = false;
  sounding->microphoneMuted = sounding->agentMuted;
  out.emplace_back(Open{sounding->id, sounding->agentMuted});
}

}  // namespace

void reconcileAudio(State& state, Call* live, std::vector<Action>& out) {
  Call* sounding = live != nullptr && mayOpen(state, *live) ? live : nullptr;
  for (Call& call : state.calls) silence(state, call, sounding, out);
  open(state, sounding, out);
}

void reconcileAudioOf(State& state, Call& call, Call* live, std::vector<Action>& out) {
  Call* sounding = live != nullptr && mayOpen(state, *live) ? live : nullptr;
  silence(state, call, sounding, out);
  open(state, sounding, out);
}

void heardOf(State& state, Call& call) {
  if (isUnwanted(state, call)) {
    if (!call.wayOut || isCertain(call)) return;
    disown(call);  // The agent took it in Flex's alert: it is not the one that was hung up.
  }
  call.stray = !call.task;
  const bool claimed = call.task && hasClaim(state, *call.task);
  const bool alone = std::none_of(state.calls.begin(), state.calls.end(), [&](const Call& other) {
    return other.id != call.id && other.stage == Stage::open;
  });
  if (call.wayOut) state.sought.reset();  // The agent turned to this one, in Flex's alert.
  if (call.wayOut || (!claimed && alone && !accepting(state))) claimCall(state, call.id);
  // Flex opened it as if we were not there, and there is nothing else to hear: so be it.
  if (!call.silenced && !silencePending(state, call.id) && othersSilenced(state, call)) {
    call.microphoneMuted = false;
  }
}

bool rememberMute(Call& call, bool muted) { return std::exchange(call.agentMuted, muted) != muted; }

bool observeMute(State& state, Call& call, bool muted) {
  const bool news = rememberMute(call, muted);
  if (call.microphoneMuted) return std::exchange(call.microphoneMuted, muted) != muted || news;
  if (muted) return news;
  const bool wasSilent = std::exchange(call.silenced, false);
  const bool wasPending = silencePending(state, call.id);
  retire<Silence>(state, [&](const Silence& s) { return s.call == call.id; });
  return news || wasSilent || wasPending;
}

void silenced(Call& call) {
  call.silenced = true;
  succeeded(call);
}

void opened(Call& call) { succeeded(call); }

bool silenceFailed(Call& call) { return countFailure(call, GivenUp::silence); }

bool openFailed(Call& call) {
  call.microphoneMuted.reset();
  return countFailure(call, GivenUp::open);
}

}  // namespace callcore
