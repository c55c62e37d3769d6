#include "core/lines.h"

#include <algorithm>
#include <utility>

#include "core/claims.h"
#include "core/hang_up.h"
#include "core/limits.h"
#include "core/lookup.h"
#include "core/trust.h"

namespace callcore {
namespace {

bool anyOther(const State& state, const Call& call, bool (*test)(const Call&)) {
  return std::any_of(state.calls.begin(), state.calls.end(),
                     [&](const Call& other) { return other.id != call.id && test(other); });
}

bool isOnFlexLine(const Call& call) { return call.line == kFlexLine; }

// Flex accepts a second call at once while the first has yet to open, and so hangs up the first.
bool isOpeningInFlex(const Call& call) {
  return call.line == kFlexLine && call.stage == Stage::ringing && call.delivered;
}

void advance(Call& call, Signal signal) {
  call.stage = next(call.stage, signal).value_or(call.stage);
}

void forward(State& state, Call& call) {
  advance(call, Signal::forwarded);
  call.line = LineId{++state.lastLine.value};
  call.silenced = true;  // openLine silences from the first sample.
  state.lines.push_back({.id = call.line});
}

// Flex's own alert is the way out; until it is taken, the earlier live call is live again (P8,
// P10).
void leaveToFlex(State& state, Call& call) {
  call.wayOut = true;
  if (call.task) dropAccept(state, *call.task);
}

void endCall(State& state, const Call& ended, EndReason reason) {
  const CallId id = ended.id;
  dropEnded(state, ended, reason);
  if (ended.task) {
    retireTask(state, *ended.task);
    if (Task* task = findTask(state, *ended.task)) {
      believeFlex(*task);
      task->monitored = false;
    }
  }
  retireCall(state, id);
  std::erase(state.heard, id);
  std::erase_if(state.calls, [&](const Call& call) { return call.id == id; });
  attachAll(state);
}

}  // namespace

void offer(State& state, const CallOffered& fact, std::vector<Action>& tells) {
  Call& call = state.calls.emplace_back(Call{.id = fact.call, .line = fact.line, .sid = fact.sid});
  state.lastCall = fact.call;
  attach(state, call);
  call.sure = isOnlyChoice(state, call);
  if (!anyOther(state, call, isOnFlexLine)) return;
  const bool ends = isUnwanted(state, call) && isCertain(call);  // P30: nothing to say.
  if (state.calls.size() > state.options.maxCalls) {
    if (!ends)
      tells.emplace_back(Tell{.notice = Notice::maxCallsReached,
                              .call = call.id,
                              .task = call.task,
                              .party = {},
                              .reason = Reason::tooManyCalls});
    leaveToFlex(state, call);
  } else if (!fact.forwardable) {
    if (!ends)
      tells.emplace_back(Tell{.notice = Notice::forwardFailed,
                              .call = call.id,
                              .task = call.task,
                              .party = {},
                              .reason = Reason::noConnectToken});
    leaveToFlex(state, call);
  } else {
    forward(state, call);
  }
}

void refuseForward(State& state, Call& call) {
  if (call.firstLegEnded) return endCall(state, call, EndReason::failed);
  retireCall(state, call.id);
  advance(call, Signal::refused);
  call.line = kFlexLine;
  call.silenced = false;
  leaveToFlex(state, call);
}

Ignored endLeg(State& state, const CallEnded& fact) {
  Call* call = findCall(state, fact.call);
  if (call == nullptr) return kUnknownCall;
  if (fact.line == call->line) {
    endCall(state, *call, fact.reason);
    return kLearnt;
  }
  if (fact.line != kFlexLine || call->stage != Stage::forwarding) {
    return "this call has moved to another line";
  }
  return learntIf(!std::exchange(call->firstLegEnded, true));
}

bool failLine(State& state, LineId line) {
  bool any = false;
  std::vector<CallId> ids;
  for (Call& call : state.calls) {
    if (call.line == line) {
      ids.push_back(call.id);
    } else if (line == kFlexLine && call.stage == Stage::forwarding) {
      any = !std::exchange(call.firstLegEnded, true) || any;
    }
  }
  for (const CallId id : ids) {
    Call* call = findCall(state, id);
    if (call->stage == Stage::forwarding)
      refuseForward(state, *call);
    else
      endCall(state, *call, EndReason::lost);
  }
  return any || !ids.empty();
}

bool deliverFailed(Call& call) {
  call.delivered = false;
  return countFailure(call, GivenUp::deliver);
}

void reconcileDelivery(const State& state, Call& call, std::vector<Action>& out) {
  if (call.stage != Stage::ringing || call.delivered) return;
  if (hasGivenUp(call, GivenUp::deliver)) return;
  if (!call.silenced && opensSilenced(state, call)) return;  // It may never open unsilenced (P1).
  if (endsRinging(state, call)) return;
  if (anyOther(state, call, isOpeningInFlex)) return;
  call.delivered = true;
  out.emplace_back(Deliver{call.id});
}

void reconcileLines(State& state, std::vector<Action>& out) {
  std::size_t onLines = 0;
  for (Call& call : state.calls) {
    onLines += call.line == kFlexLine ? 0 : 1;
    reconcileDelivery(state, call, out);
  }
  const bool allAsked = std::all_of(state.lines.begin(), state.lines.end(),
                                    [](const ExtraLine& line) { return line.asked; });
  if (allAsked && onLines == state.lines.size()) return;  // As nearly always.
  // Lines are made in the order in which calls arrive, so one walk over the calls finds them all.
  auto call = state.calls.begin();
  std::erase_if(state.lines, [&](ExtraLine& line) {
    while (call != state.calls.end() && call->line < line.id) ++call;
    if (call == state.calls.end() || call->line != line.id) {
      out.emplace_back(CloseLine{line.id});
      return true;
    }
    if (!line.asked) out.emplace_back(OpenLine{line.id, call->id});
    line.asked = true;
    return false;
  });
}

}  // namespace callcore
