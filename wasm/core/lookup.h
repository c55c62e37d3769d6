// Finding things in a State, and taking back what was asked of things that are gone.
#pragma once

#include <algorithm>
#include <variant>

#include "core/state.h"

namespace callcore {

[[nodiscard]] const Call* findCall(const State& state, CallId id);
[[nodiscard]] Call* findCall(State& state, CallId id);
[[nodiscard]] const Task* findTask(const State& state, TaskSid id);
[[nodiscard]] Task* findTask(State& state, TaskSid id);
[[nodiscard]] Party* findParty(Task& task, PartyId id);

// The call of a task, known or guessed.
[[nodiscard]] const Call* callOf(const State& state, TaskSid task);
[[nodiscard]] Call* callOf(State& state, TaskSid task);

// The call of a CallSid: the one that came first, should two say that it is theirs.
[[nodiscard]] const Call* callWith(const State& state, CallSid sid);
[[nodiscard]] Call* callWith(State& state, CallSid sid);

// What of a call is given up, until it is tried anew.
[[nodiscard]] GivenUp givenUpOf(const Call& call);
[[nodiscard]] inline bool hasGivenUp(const Call& call, GivenUp what) {
  return givenUpOf(call) == what;
}
// Counts a try of silence, open or deliver that failed. True when it was the last, and is given up.
[[nodiscard]] bool countFailure(Call& call, GivenUp what);
// What failed so far is tried again. Whether anything had.
bool forgiveCall(Call& call);

// Whether a call is known to be this task's.
[[nodiscard]] inline bool isLinked(const Call& call, TaskSid task) {
  return call.linked && call.task == task;
}

// The command that is not yet answered; the end of `pending` if there is none.
[[nodiscard]] inline auto findPending(const State& state, CommandId id) {
  return std::find_if(state.pending.begin(), state.pending.end(),
                      [&](const Command& command) { return command.id == id; });
}

// Whether a command of kind A that satisfies `test` is not yet answered.
template <class A, class Test>
[[nodiscard]] bool anyPending(const State& state, Test test) {
  return std::any_of(state.pending.begin(), state.pending.end(), [&](const Command& command) {
    const A* action = std::get_if<A>(&command.action);
    return action != nullptr && test(*action);
  });
}

// Whether a hold or unhold of this party is not yet answered.
[[nodiscard]] bool holdPending(const State& state, TaskSid task, PartyId party);

// Forgets pending commands of kind A that satisfy `test`: their answers come late and are ignored.
template <class A, class Test>
void retire(State& state, Test test) {
  std::erase_if(state.pending, [&](const Command& command) {
    const A* action = std::get_if<A>(&command.action);
    return action != nullptr && test(*action);
  });
}

void retireCall(State& state, CallId call);                   // Whatever was asked of it.
void retireTask(State& state, TaskSid task);                  // Holds and rechecks.
void retireParty(State& state, TaskSid task, PartyId party);  // Holds.

}  // namespace callcore
