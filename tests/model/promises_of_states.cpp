// What holds in every state, and in every state at rest.
#include <algorithm>
#include <variant>

#include "core/claims.h"
#include "core/hang_up.h"
#include "core/limits.h"
#include "core/lookup.h"
#include "core/shown.h"
#include "core/snapshot.h"
#include "promises.h"

namespace callcore::model {
namespace {

CallView viewOf(const Node& node, const Call& call) {
  const Snapshot drawn = snapshotOf(node.core);
  return *std::find_if(drawn.calls.begin(), drawn.calls.end(),
                       [&](const CallView& view) { return view.call == call.id; });
}

// What of a call is drawn as given up. As nearly always nothing has failed, nothing is drawn anew.
GivenUp drawnAsGivenUp(const Node& node, const Call& call) {
  if (call.failures == 0) return GivenUp::none;
  return viewOf(node, call).givenUp;
}

// P33: what is given up of a call is told to the agent, again each time, and drawn. Nothing else
// is.
const char* brokenByGivingUp(const Node& node, const Slot& slot, const Call& call) {
  const GivenUp drawn = drawnAsGivenUp(node, call);
  const bool gaveUp = call.failures >= kLocalTries;
  if (gaveUp && drawn == GivenUp::none) return "P33: the snapshot hides what is given up";
  if (!gaveUp && drawn != GivenUp::none) return "P33: what is still tried is drawn as given up";
  if (slot.told != drawn) return "P33: something of a call is given up and nobody is told";
  return nullptr;
}

// Once every silence and every opening is answered, whatever else is not: nothing waits for a hold.
const char* brokenSound(const Node& node, const Slot& slot, const Call& call) {
  const bool live = liveCall(node.core) == call.id;
  if (slot.agentMuted != call.agentMuted) return "P4, P5: the agent's own mute is lost";
  if (!live && slot.sounds && drawnAsGivenUp(node, call) != GivenUp::silence) {
    return "P1: at rest a call sounds that is not live";
  }
  const bool blocked =
      std::any_of(node.core.calls.begin(), node.core.calls.end(), [&](const Call& other) {
        return other.id != call.id && !other.silenced &&
               drawnAsGivenUp(node, other) == GivenUp::silence;
      });
  if (live && !slot.sounds && !blocked) return "P2: at rest the live call does not sound";
  if (live && slot.sounds && !blocked && slot.microphoneMuted != slot.agentMuted &&
      drawnAsGivenUp(node, call) != GivenUp::open) {
    return "P4: at rest the microphone is not as the agent left it";
  }
  return nullptr;
}

// P16: the agent's own leg is on hold in place of the others', who talk on: two of them at least.
bool leftByOwnLeg(const Node& node, const Slot& slot, const Task& task) {
  const auto talking =
      std::count_if(task.parties.begin(), task.parties.end(), [&](const Party& one) {
        return one.kind != PartyKind::own && !slot.parties[indexOf(one.id)].held;
      });
  return node.core.options.multiPartyHold == MultiPartyHold::agent && slot.parties[kOwnLeg].held &&
         talking >= 2;
}

// The agent's own leg that cannot be held goes without a word: the others are held instead.
bool isTold(const Party& party) { return party.kind != PartyKind::own || party.held; }

bool isDrawnAsGivenUp(const Node& node, const Call& call, const Party& party) {
  const CallView view = viewOf(node, call);
  return std::any_of(view.parties.begin(), view.parties.end(), [&](const PartyView& one) {
    return one.party == party.id && (party.held ? one.unholdFailed : one.holdFailed);
  });
}

const char* brokenHolds(const Node& node, const Slot& slot, const Call& call) {
  const Task* task = call.task ? findTask(node.core, *call.task) : nullptr;
  if (task == nullptr || task->id != taskOf(slot)) return nullptr;
  const bool live = liveCall(node.core) == call.id;
  const bool byOwnLeg = leftByOwnLeg(node, slot, *task);
  if (slot.demanded && !live) return "P13: at rest the call that the agent turned to is not live";
  for (const Party& party : task->parties) {
    const PartyTruth& truth = slot.parties[indexOf(party.id)];
    const bool own = party.kind == PartyKind::own;
    if (!truth.joined) return "at rest a party is believed to be there that has left";
    if (party.held != truth.held) return "at rest it is not known who is on hold";
    if (party.gaveUp) {
      if (isTold(party) && !truth.told) return "P33: a party is given up and nobody is told";
      if (!isDrawnAsGivenUp(node, call, party)) return "P33: the snapshot hides what is given up";
    }
    if (task->monitored || party.gaveUp) continue;
    if (!live && !own && !byOwnLeg && !truth.held) {
      return "P11: at rest a party hears a call that is not live";
    }
    if (live && truth.held && party.heldBy == HeldBy::policy) {
      return "P12: at rest a party is left on hold in the live call";
    }
    if (live && truth.held && truth.recalled) {
      return "P27: at rest a party is left on hold since before the reload";
    }
    if (live && truth.held && truth.released) {
      return "P13: at rest a party is on hold that the agent released";
    }
    if (!live && own && truth.held && party.heldBy == HeldBy::policy && !byOwnLeg) {
      return "P16: at rest the agent's own leg is on hold beside the others";
    }
  }
  return nullptr;
}

// What is awaited of a call, a line or a task that is over is awaited for ever.
bool isOver(const Node& node, const Command& command) {
  const auto& slots = node.around.slots;
  const auto noCall = [&](CallId id) { return findCall(node.core, id) == nullptr; };
  const auto noTask = [&](TaskSid id) {
    return std::none_of(slots.begin(), slots.end(),
                        [&](const Slot& slot) { return taskOf(slot) == id; });
  };
  return std::visit(
      [&](const auto& action) {
        using A = std::decay_t<decltype(action)>;
        if constexpr (std::is_same_v<A, Show>) {
          return action.call && noCall(*action.call);
        } else if constexpr (std::is_same_v<A, Hold> || std::is_same_v<A, Unhold> ||
                             std::is_same_v<A, Recheck>) {
          return noTask(action.task);
        } else if constexpr (requires {
                               action.call == CallId{};
                               action.call.value;
                             }) {
          return noCall(action.call);
        }
        return false;
      },
      command.action);
}

const char* brokenHangUp(const Slot& slot, const Call& call) {
  if (slot.hungUp != HungUp::yes) return nullptr;
  if (slot.place == Place::open) return "P30: at rest a call is open that the agent hung up";
  if (slot.place == Place::ringing && call.wayOut && isCertain(call)) {
    return "P30: at rest a call rings that the agent hung up and no line takes";
  }
  return nullptr;
}

// P33: what Flex shows, and what it was not asked about any more.
const char* brokenPicture(const Node& node) {
  if (node.core.several && node.around.shown != callToShow(node.core)) {
    if (!node.core.showGaveUp) return "P17: at rest Flex shows another call";
    if (!snapshotOf(node.core).showGivenUp) return "P33: the snapshot hides what is given up";
    if (!node.around.showTold) return "P33: showing is given up and nobody is told";
  }
  for (const Slot& slot : node.around.slots) {
    const Task* task = findTask(node.core, taskOf(slot));
    if (task == nullptr || !task->recheckGaveUp) continue;
    if (!slot.recheckTold) return "P33: rechecks are given up and nobody is told";
    const Call* call = callOf(node.core, task->id);
    if (call != nullptr && !viewOf(node, *call).recheckGivenUp) {
      return "P33: the snapshot hides what is given up";
    }
  }
  return nullptr;
}

bool awaitsSound(const State& core) {
  return std::any_of(core.pending.begin(), core.pending.end(), [](const Command& command) {
    return std::holds_alternative<Silence>(command.action) ||
           std::holds_alternative<Open>(command.action);
  });
}

}  // namespace

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
  for (const Command& command : node.core.pending) {
    if (isOver(node, command)) return "P20: something is awaited of what is over";
  }
  for (const Slot& slot : node.around.slots) {
    const Call* call = slot.place == Place::nowhere ? nullptr : findCall(node.core, slot.call);
    if (call == nullptr) continue;
    if (const char* promise = brokenByGivingUp(node, slot, *call)) return promise;
    if (slot.hungUp == HungUp::yes && isLinked(*call, taskOf(slot)) &&
        liveCall(node.core) == call->id) {
      return "P30: a call is live that the agent hung up";
    }
  }
  if (awaitsSound(node.core)) return nullptr;
  for (const Slot& slot : node.around.slots) {
    if (slot.place != Place::open) continue;
    const char* promise = brokenSound(node, slot, *findCall(node.core, slot.call));
    if (promise != nullptr) return promise;
  }
  return nullptr;
}

const char* brokenAtRest(const Node& node) {
  for (const Slot& slot : node.around.slots) {
    if (slot.place == Place::nowhere) continue;
    const Call& call = *findCall(node.core, slot.call);
    if (const char* promise = brokenHangUp(slot, call)) return promise;
    if (slot.place != Place::open) continue;
    if (const char* promise = brokenHolds(node, slot, call)) return promise;
  }
  return brokenPicture(node);
}

}  // namespace callcore::model
