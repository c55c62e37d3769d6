// Which line a call is on: line 0 while that has room, else a further one of its own (P9, P10,
// P20).
#pragma once

#include <vector>

#include "core/ignored.h"
#include "core/state.h"

namespace callcore {

// A new call rings on line 0: leave it there, forward it, or tell why it cannot be forwarded.
void offer(State& state, const CallOffered& fact, std::vector<Action>& tells);

// The further line cannot take this forwarding call. Back to line 0 if it still rings there, else
// it is over.
void refuseForward(State& state, Call& call);

// The leg of a call on a line is over.
[[nodiscard]] Ignored endLeg(State& state, const CallEnded& fact);

// A line is gone, and every leg on it. False when there was none.
[[nodiscard]] bool failLine(State& state, LineId line);

// True when it is given up, which the agent is to be told.
[[nodiscard]] bool deliverFailed(Call& call);

// deliver, openLine and closeLine, each once.
void reconcileLines(State& state, std::vector<Action>& out);

// The same when nothing has changed but how one call sounds.
void reconcileDelivery(const State& state, Call& call, std::vector<Action>& out);

}  // namespace callcore
