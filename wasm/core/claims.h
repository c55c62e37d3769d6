// The agent's wishes to be on a call, in order: the last one counts, and when it fails the one
// before it does (P3, P8). And which task a call belongs to, which some claims hang on.
#pragma once

#include <optional>

#include "core/state.h"

namespace callcore {

// The call of the last claim that counts, whatever its stage; nullptr when it has yet to come, or
// nobody claims. The claim of a task that is being hung up does not count.
[[nodiscard]] const Call* chosen(const State& state);

// The one call the agent is meant to talk on: the chosen one, once open.
[[nodiscard]] std::optional<CallId> liveCall(const State& state);

// Whether this task has a claim, counting or not.
[[nodiscard]] bool hasClaim(const State& state, TaskSid task);

// Whether this task has a claim, counting or not, or a call.
[[nodiscard]] bool isComing(const State& state, TaskSid task);

// Whether the agent hung up this task, and neither it nor its call is known to be over.
[[nodiscard]] bool isHangingUp(const State& state, TaskSid task);

// Whether this call is to end instead of being heard: the agent hung up its task.
[[nodiscard]] bool isUnwanted(const State& state, const Call& call);

// Whether this claim counts, and waits for a call to come or to open.
[[nodiscard]] bool inFlight(const State& state, const Claim& claim);

// Whether an accept or a monitoring waits for a call to come or to open.
[[nodiscard]] bool accepting(const State& state);

// Whether there is anything beside this call: another call, or an accept whose call is still to
// come.
[[nodiscard]] bool crowded(const State& state, const Call& call);

// Whether a call that was given a task can be meant for no other: no other accept waits for a call,
// and of no other call it is unknown whose it is.
[[nodiscard]] bool isOnlyChoice(const State& state, const Call& call);

// Whether this call, which has not opened, is to be silent when it does: it is not the only one, or
// the agent hung it up.
[[nodiscard]] bool opensSilenced(const State& state, const Call& call);

// Puts an open call's claim last.
void claimCall(State& state, CallId call);

// The agent accepts a task. False when that is known already.
[[nodiscard]] bool claimTask(State& state, TaskSid task);

// The agent dials out. False when it is dialling already.
[[nodiscard]] bool claimDial(State& state);

// Whether the agent dials out and the task for it is still to come.
[[nodiscard]] bool dialling(const State& state);

// The task that the dialling made takes its place. False when it is not dialling, or the task has a
// place already.
[[nodiscard]] bool nameDial(State& state, TaskSid task);

// The task's call was dialled: until it opens Flex shows no other call in its place.
void noteDialled(State& state, TaskSid task);
void forgetDialled(State& state);

// The dialling came to nothing. False when it was not dialling, or has its task by now.
[[nodiscard]] bool dropDial(State& state);

// The agent turns to a task. When it has neither an open call nor an accept in flight its call is
// sought: it may be there, and not known to be the task's (P27). False when the task is unknown.
[[nodiscard]] bool reclaim(State& state, TaskSid task);

// TaskRouter shows a task as accepted, and nobody told us of its accept (P32): a call that has no
// task is its. False when that is known already.
[[nodiscard]] bool observeAcceptance(State& state, TaskSid task);

// The call that is sought is live once it is known and open, unless the agent turned elsewhere.
void claimSought(State& state);

// The accept of a task came to nothing. False when none was in flight.
bool dropAccept(State& state, TaskSid task);

// Finds the task of a call that has none: by CallSid, else, before it opens, the oldest accept
// still without a call, else the oldest acceptance that was only observed.
void attach(State& state, Call& call);

// The same for every call: something that had been taken has come free.
void attachAll(State& state);

// The conference of `task` says that this call is the agent's leg of it: corrects any guess.
void link(State& state, Call& call, TaskSid task);

// The guess whose call this is was wrong.
void disown(Call& call);

// The live call is over, or hung up: no other call is live in its place, unless the options say so
// and no accept is in flight (P19).
void leaveLive(State& state, EndReason reason);

// What the end of a call does to the claims. `call` is still in the state, and erased afterwards.
void dropEnded(State& state, const Call& call, EndReason reason);

// What the end of a task does to the claims and to its call, which may go on.
void detachTask(State& state, TaskSid task);

}  // namespace callcore
