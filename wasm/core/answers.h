// What the answer to a command says. An answer only settles what was pending: facts come as events.
#pragma once

#include <vector>

#include "core/event.h"
#include "core/state.h"

namespace callcore {

struct Succeeded {
  State& state;
  std::vector<Action>& tells;

  void operator()(const Silence& c) const;
  void operator()(const Open& c) const;
  void operator()(const Hold& c) const;
  void operator()(const Unhold& c) const;
  void operator()(const Recheck& c) const;
  void operator()(const Show& c) const;
  void operator()(const Deliver& c) const;
  void operator()(const OpenLine& c) const;
  void operator()(const CloseLine& c) const;
  void operator()(const Tell& c) const;
  void operator()(const HangUp& c) const;
};

struct Failed {
  State& state;
  std::vector<Action>& tells;
  const CommandFailed& why;

  void operator()(const Silence& c) const;
  void operator()(const Open& c) const;
  void operator()(const Hold& c) const;
  void operator()(const Unhold& c) const;
  void operator()(const Recheck& c) const;
  void operator()(const Show& c) const;
  void operator()(const Deliver& c) const;
  void operator()(const OpenLine& c) const;
  void operator()(const CloseLine& c) const;
  void operator()(const Tell& c) const;
  void operator()(const HangUp& c) const;
};

}  // namespace callcore
