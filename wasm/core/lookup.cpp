#include "core/lookup.h"

#include <utility>

#include "core/limits.h"

namespace callcore {
namespace {

template <class Vector, class Id>
auto* findById(Vector& all, Id id) {
  const auto it =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
  return it == all.end() ? nullptr : &*it;
}

// Ids are given in order of arrival, and `offer` refuses any other.
template <class Calls>
auto* findInOrder(Calls& calls, CallId id) {
  const auto it =
      std::lower_bound(calls.begin(), calls.end(), id,
                       [](const Call& call, CallId wanted) { return call.id < wanted; });
  return it == calls.end() || it->id != id ? nullptr : &*it;
}

template <class Calls>
auto* findByTask(Calls& calls, TaskSid task) {
  const auto it =
      std::find_if(calls.begin(), calls.end(), [&](const Call& call) { return call.task == task; });
  return it == calls.end() ? nullptr : &*it;
}

template <class Calls>
auto* findBySid(Calls& calls, CallSid sid) {
  const auto it =
      std::find_if(calls.begin(), calls.end(), [&](const Call& call) { return call.sid == sid; });
  return it == calls.end() ? nullptr : &*it;
}

}  // namespace

const Call* findCall(const State& state, CallId id) { return findInOrder(state.calls, id); }
Call* findCall(State& state, CallId id) { return findInOrder(state.calls, id); }
const Task* findTask(const State& state, TaskSid id) { return findById(state.tasks, id); }
Task* findTask(State& state, TaskSid id) { return findById(state.tasks, id); }
Party* findParty(Task& task, PartyId id) { return findById(task.parties, id); }
const Call* callOf(const State& state, TaskSid task) { return findByTask(state.calls, task); }
Call* callOf(State& state, TaskSid task) { return findByTask(state.calls, task); }
const Call* callWith(const State& state, CallSid sid) { return findBySid(state.calls, sid); }
Call* callWith(State& state, CallSid sid) { return findBySid(state.calls, sid); }

GivenUp givenUpOf(const Call& call) {
  return call.failures >= kLocalTries ? call.failing : GivenUp::none;
}

bool countFailure(Call& call, GivenUp what) {
  if (std::exchange(call.failing, what) != what) call.failures = 0;
  return ++call.failures == kLocalTries;
}

bool forgiveCall(Call& call) {
  call.failing = GivenUp::none;
  return std::exchange(call.failures, 0) > 0;
}

bool holdPending(const State& state, TaskSid task, PartyId party) {
  const auto same = [&](const auto& action) {
    return action.task == task && action.party == party;
  };
  return anyPending<Hold>(state, same) || anyPending<Unhold>(state, same);
}

void retireCall(State& state, CallId call) {
  const auto same = [&](const auto& action) { return action.call == call; };
  retire<Silence>(state, same);
  retire<Open>(state, same);
  retire<Show>(state, same);
  retire<Deliver>(state, same);
  retire<HangUp>(state, same);
  retire<OpenLine>(state, same);
  retire<Tell>(state, same);
}

void retireTask(State& state, TaskSid task) {
  const auto same = [&](const auto& action) { return action.task == task; };
  retire<Hold>(state, same);
  retire<Unhold>(state, same);
  retire<Recheck>(state, same);
}

void retireParty(State& state, TaskSid task, PartyId party) {
  const auto same = [&](const auto& action) {
    return action.task == task && action.party == party;
  };
  retire<Hold>(state, same);
  retire<Unhold>(state, same);
}

}  // namespace callcore
