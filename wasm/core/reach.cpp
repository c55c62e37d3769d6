#include "core/reach.h"

#include <variant>

#include "core/lookup.h"

namespace callcore {
namespace {

constexpr Reach kEverything{.everything = true};
constexpr Reach kNothing{};
constexpr Reach kShown{.shown = true};

constexpr Reach within(CallId call) { return {.call = call}; }
constexpr Reach within(TaskSid task) { return {.task = task}; }

// Of the answer to a command.
struct OfAnswer {
  bool done;

  Reach operator()(const Silence& c) const { return within(c.call); }
  Reach operator()(const Open& c) const { return within(c.call); }
  Reach operator()(const Hold& c) const { return within(c.task); }
  Reach operator()(const Unhold& c) const { return within(c.task); }
  Reach operator()(const Recheck& c) const { return within(c.task); }
  Reach operator()(const Show& /*c*/) const { return kShown; }
  // Another call may be delivered instead.
  Reach operator()(const Deliver& /*c*/) const { return done ? kNothing : kEverything; }
  Reach operator()(const OpenLine& /*c*/) const { return done ? kNothing : kEverything; }
  Reach operator()(const CloseLine& /*c*/) const { return kNothing; }
  Reach operator()(const Tell& /*c*/) const { return kNothing; }
  Reach operator()(const HangUp& /*c*/) const { return done ? kNothing : kEverything; }
};

struct OfEvent {
  const State& state;

  template <class E>
  Reach operator()(const E& /*e*/) const {
    return kEverything;
  }

  Reach operator()(const TaskSelected& /*e*/) const { return kShown; }
  Reach operator()(const ShownObserved& /*e*/) const { return kShown; }
  Reach operator()(const MuteRequested& e) const { return within(e.call); }
  Reach operator()(const MuteObserved& e) const { return within(e.call); }

  // Unless it tells whose call one is: then claims may change hands.
  Reach operator()(const PartiesChanged& e) const {
    if (!e.sid) return kEverything;
    const Call* call = callWith(state, *e.sid);
    const bool told = call != nullptr && !isLinked(*call, e.task);
    return told ? kEverything : within(e.task);
  }

  Reach operator()(const CommandSucceeded& e) const { return answer(e.command, true); }
  Reach operator()(const CommandFailed& e) const { return answer(e.command, false); }

  [[nodiscard]] Reach answer(CommandId id, bool done) const {
    const auto command = findPending(state, id);
    if (command == state.pending.end()) return kNothing;
    return std::visit(OfAnswer{done}, command->action);
  }
};

}  // namespace

Reach reachOf(const State& state, const Event& event) { return std::visit(OfEvent{state}, event); }

}  // namespace callcore
