#include "core/snapshot.h"

#include "core/claims.h"
#include "core/lookup.h"

namespace callcore {
namespace {

std::vector<PartyView> partiesOf(const Task* task) {
  std::vector<PartyView> views;
  if (task == nullptr) return views;
  views.reserve(task->parties.size());
  for (const Party& party : task->parties) {
    views.push_back({.party = party.id,
                     .kind = party.kind,
                     .held = party.held,
                     .heldBy = party.heldBy,
                     .holdFailed = party.gaveUp && !party.held,
                     .unholdFailed = party.gaveUp && party.held});
  }
  return views;
}

}  // namespace

Snapshot snapshotOf(const State& state) {
  Snapshot snapshot{.live = liveCall(state),
                    .shown = state.shown,
                    .accepting = {},
                    .hangingUp = {},
                    .dialling = dialling(state),
                    .showGivenUp = state.showGaveUp,
                    .calls = {}};
  for (const Claim& claim : state.claims) {
    const TaskSid* task = std::get_if<TaskSid>(&claim);
    if (task != nullptr && inFlight(state, claim)) snapshot.accepting.push_back(*task);
  }
  for (const TaskSid task : state.hangingUp) {
    if (isComing(state, task)) snapshot.hangingUp.push_back(task);
  }
  snapshot.calls.reserve(state.calls.size());
  for (const Call& call : state.calls) {
    const Task* task = call.task ? findTask(state, *call.task) : nullptr;
    snapshot.calls.push_back({.call = call.id,
                              .line = call.line,
                              .sid = call.sid,
                              .task = call.task,
                              .stage = call.stage,
                              .silenced = call.silenced,
                              .agentMuted = call.agentMuted,
                              .live = snapshot.live == call.id,
                              .givenUp = givenUpOf(call),
                              .recheckGivenUp = task != nullptr && task->recheckGaveUp,
                              .parties = partiesOf(task)});
  }
  return snapshot;
}

}  // namespace callcore
