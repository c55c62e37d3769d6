// What an event says, entered into the state. No decision is taken here but whose claim counts.
// An event that is ignored leaves the state as it was.
#pragma once

#include <vector>

#include "core/event.h"
#include "core/ignored.h"
#include "core/state.h"

namespace callcore {

// One overload for each event: the compiler demands it.
struct Learner {
  State& state;
  std::vector<Action>& tells;  // What the agent is to be told because of this event.

  Ignored operator()(const Configured& e) const;
  Ignored operator()(const CallOffered& e) const;
  Ignored operator()(const CallOpened& e) const;
  Ignored operator()(const CallEnded& e) const;
  Ignored operator()(const LineFailed& e) const;
  Ignored operator()(const TaskAccepted& e) const;
  Ignored operator()(const TaskAcceptFailed& e) const;
  Ignored operator()(const TaskEnded& e) const;
  Ignored operator()(const DialStarted& e) const;
  Ignored operator()(const DialFailed& e) const;
  Ignored operator()(const MonitoringStarted& e) const;
  Ignored operator()(const MonitoringFailed& e) const;
  Ignored operator()(const TaskSelected& e) const;
  Ignored operator()(const HoldRequested& e) const;
  Ignored operator()(const UnholdRequested& e) const;
  Ignored operator()(const SwitchRequested& e) const;
  Ignored operator()(const PartiesChanged& e) const;
  Ignored operator()(const HoldRecalled& e) const;
  Ignored operator()(const MuteRequested& e) const;
  Ignored operator()(const AcceptanceObserved& e) const;
  Ignored operator()(const CallSwitchRequested& e) const;
  Ignored operator()(const HangUpRequested& e) const;
  Ignored operator()(const MuteObserved& e) const;
  Ignored operator()(const ShownObserved& e) const;
  Ignored operator()(const CommandSucceeded& e) const;
  Ignored operator()(const CommandFailed& e) const;
};

}  // namespace callcore
