#include "promises.h"

#include <algorithm>
#include <variant>

#include "core/claims.h"
#include "core/limits.h"
#include "core/lookup.h"
#include "core/shown.h"

namespace callcore::model {
namespace {

template <class... Kinds>
bool isOneOf(const Event& event) {
  return (std::holds_alternative<Kinds>(event) || ...);
}

// P3, P19: what is no wish of the agent's moves the live call nowhere, but that it may end.
const char* brokenByMove(const State& before, const Event& event, const State& after) {
  const auto was = liveCall(before);
  const auto is = liveCall(after);
  if (was == is) return nullptr;
  if (isOneOf<Configured, TaskSelected, HoldRequested, MuteRequested, MuteObserved, ShownObserved,
              CommandSucceeded>(event)) {
    return "P3: the live call moves though nobody asked";
  }
  const bool ended = was && findCall(after, *was) == nullptr;
  if (ended && is && after.options.resumeOnEnd == ResumeOnEnd::off) {
    return "P19: another call is live because the live one ended";
  }
  return nullptr;
}

// P6: while one call is all there has been, and none is being accepted.
const char* brokenByTouch(const State& after, const std::vector<Command>& commands) {
  if (after.calls.size() != 1 || after.several || accepting(after)) return nullptr;
  for (const Command& command : commands) {
    if (std::holds_alternative<Silence>(command.action) ||
        std::holds_alternative<Hold>(command.action) ||
        std::holds_alternative<Show>(command.action) ||
        std::holds_alternative<OpenLine>(command.action)) {
      return "P6: a lone call is touched";
    }
  }
  return nullptr;
}

// P15: whoever is given up, the agent is told.
const char* brokenBySilence(const State& before, const Transition& transition) {
  for (const Task& task : transition.state.tasks) {
    for (const Party& party : task.parties) {
      if (!party.gaveUp) continue;
      const Task* earlier = findTask(before, task.id);
      if (earlier != nullptr) {
        const auto same = std::find_if(earlier->parties.begin(), earlier->parties.end(),
                                       [&](const Party& one) { return one.id == party.id; });
        if (same != earlier->parties.end() && same->gaveUp) continue;
      }
      const bool told = std::any_of(transition.commands.begin(), transition.commands.end(),
                                    [&](const Command& command) {
                                      const auto* tell = std::get_if<Tell>(&command.action);
                                      return tell != nullptr && tell->party == party.id;
                                    });
      if (!told) return "P15: a party is given up and nobody is told";
    }
  }
  return nullptr;
}

bool gaveUp(const Call& call) { return call.failures >= kLocalTries; }

const char* brokenSound(const Node& node, const Slot& slot, const Call& call) {
  const bool live = liveCall(node.core) == call.id;
  if (slot.agentMuted != call.agentMuted) return "P4, P5: the agent's own mute is lost";
  if (gaveUp(call)) return nullptr;  // The agent was told.
  if (!live && slot.sounds) return "P1: at rest a call sounds that is not live";
  const bool blocked = std::any_of(
      node.core.calls.begin(), node.core.calls.end(),
      [&](const Call& other) { return other.id != call.id && !other.silenced && gaveUp(other); });
  if (live && !slot.sounds && !blocked) return "P2: at rest the live call does not sound";
  if (live && slot.sounds && slot.microphoneMuted != slot.agentMuted) {
    return "P4: at rest the microphone is not as the agent left it";
  }
  return nullptr;
}

// P16: the agent's own leg is on hold in place of the others'.
bool leftByOwnLeg(const Node& node, const Slot& slot, const Task& task) {
  return node.core.options.multiPartyHold == MultiPartyHold::agent && slot.parties[kOwnLeg].held &&
         std::any_of(task.parties.begin(), task.parties.end(),
                     [](const Party& party) { return party.kind == PartyKind::own; });
}

const char* brokenHolds(const Node& node, const Slot& slot, const Call& call) {
  const Task* task = call.task ? findTask(node.core, *call.task) : nullptr;
  if (task == nullptr || task->id != taskOf(slot)) return nullptr;
  const bool live = liveCall(node.core) == call.id;
  const bool byOwnLeg = leftByOwnLeg(node, slot, *task);
  for (const Party& party : task->parties) {
    const PartyTruth& truth = slot.parties[indexOf(party.id)];
    const bool own = party.kind == PartyKind::own;
    if (!truth.joined) return "at rest a party is believed to be there that has left";
    if (party.held != truth.held) return "at rest it is not known who is on hold";
    if (task->monitored || party.gaveUp) continue;
    if (!live && !own && !byOwnLeg && !truth.held) {
      return "P11: at rest a party hears a call that is not live";
    }
    if (live && truth.held && party.heldBy == HeldBy::policy) {
      return "P12: at rest a party is left on hold in the live call";
    }
  }
  return nullptr;
}

}  // namespace

const char* brokenByStep(const State& before, const Event& event, const Transition& transition) {
  if (!transition.ignored.empty() && !transition.commands.empty()) {
    return "P26: an event is ignored, and yet something is asked for";
  }
  if (const char* promise = brokenByMove(before, event, transition.state)) return promise;
  if (const char* promise = brokenByTouch(transition.state, transition.commands)) return promise;
  return brokenBySilence(before, transition);
}

const char* brokenAnytime(const Node& node) {
  std::size_t there = 0;
  for (const Slot& slot : node.around.slots) {
    if (slot.place == Place::nowhere) continue;
    ++there;
    const Call* call = findCall(node.core, slot.call);
    if (call == nullptr) return "P20: a call is forgotten";
    if (call->line != slot.line) return "P9: a call is believed to be on another line";
    if (call->silenced && slot.sounds) return "P1: a call is believed silent that may sound";
  }
  if (there != node.core.calls.size()) return "P20: a call that is over is kept";
  for (const LineId line : node.around.lines) {
    const bool used = std::any_of(node.core.calls.begin(), node.core.calls.end(),
                                  [&](const Call& call) { return call.line == line; });
    if (!used) return "P20: a line is left open with no call on it";
  }
  return nullptr;
}

const char* brokenAtRest(const Node& node) {
  for (const Slot& slot : node.around.slots) {
    if (slot.place != Place::open) continue;
    const Call& call = *findCall(node.core, slot.call);
    if (const char* promise = brokenSound(node, slot, call)) return promise;
    if (const char* promise = brokenHolds(node, slot, call)) return promise;
  }
  if (node.core.several && node.core.showTries < kLocalTries &&
      node.around.shown != callToShow(node.core)) {
    return "P17: at rest Flex shows another call";
  }
  return nullptr;
}

}  // namespace callcore::model
