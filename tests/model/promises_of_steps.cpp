// What holds of every step of the core.
#include <algorithm>
#include <variant>

#include "core/claims.h"
#include "core/lookup.h"
#include "promises.h"

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
      if (party.kind == PartyKind::own && !party.held) continue;  // The others are held, instead.
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

// P16: whether the others in a conference could be left to talk on, as the core has it.
bool couldTalkOn(const State& before, const State& after, const Task& task) {
  int talking = 0;
  bool ownLeg = false;
  for (const Party& party : task.parties) {
    if (party.kind == PartyKind::own) {
      ownLeg = !party.gaveUp;
    } else if (party.held ? party.heldBy == HeldBy::policy
                          : holdPending(before, task.id, party.id)) {
      return false;
    } else if (!party.held) {
      ++talking;
    }
  }
  return after.options.multiPartyHold == MultiPartyHold::agent && ownLeg && talking >= 2;
}

// P16: whether the policy has put any of the others on hold, or is at it.
bool anyPutOnHold(const State& core, const Task& task) {
  return std::any_of(task.parties.begin(), task.parties.end(), [&](const Party& party) {
    if (party.kind == PartyKind::own) return false;
    if (party.held) return party.heldBy == HeldBy::policy;
    return anyPending<Hold>(core, [&](const Hold& hold) { return hold.party == party.id; });
  });
}

const char* brokenByParting(const State& before, const State& after,
                            const std::vector<Command>& commands) {
  for (const Command& command : commands) {
    const auto* hold = std::get_if<Hold>(&command.action);
    const Task* task = hold == nullptr ? nullptr : findTask(after, hold->task);
    if (task == nullptr) continue;
    const bool own = std::any_of(task->parties.begin(), task->parties.end(), [&](const Party& one) {
      return one.id == hold->party && one.kind == PartyKind::own;
    });
    if (own && anyPutOnHold(after, *task)) {
      return "P16: the agent's own leg is to be put on hold needlessly";
    }
    if (!own && couldTalkOn(before, after, *task)) {
      return "P16: a party is to be put on hold that could talk on";
    }
  }
  return nullptr;
}

// P15: pauses grow with each failure, and a 429 slows all.
const char* brokenByHaste(const State& after, const std::vector<Command>& commands) {
  const auto hasty = [&](TaskSid id, PartyId party, Millis pause) {
    if (pause < after.holdPause) return true;
    const Task* task = findTask(after, id);
    return task != nullptr &&
           std::any_of(task->parties.begin(), task->parties.end(), [&](const Party& one) {
             return one.id == party && pause.value < 1000U * one.failures;
           });
  };
  for (const Command& command : commands) {
    const auto* hold = std::get_if<Hold>(&command.action);
    const auto* unhold = std::get_if<Unhold>(&command.action);
    if ((hold != nullptr && hasty(hold->task, hold->party, hold->afterMs)) ||
        (unhold != nullptr && hasty(unhold->task, unhold->party, unhold->afterMs))) {
      return "P15: a hold is tried again too soon";
    }
  }
  return nullptr;
}

}  // namespace

const char* brokenByStep(const State& before, const Event& event, const Transition& transition) {
  if (!transition.ignored.empty()) {
    if (!transition.commands.empty()) {
      return "P26: an event is ignored, and yet something is asked for";
    }
    return transition.state == before ? nullptr : "P26: an event is ignored, and yet learnt from";
  }
  if (std::holds_alternative<DialStarted>(event) && liveCall(transition.state)) {
    return "P29: a call is live beside a dialling";
  }
  if (const char* promise = brokenByHaste(transition.state, transition.commands)) return promise;
  if (const char* promise = brokenByParting(before, transition.state, transition.commands)) {
    return promise;
  }
  if (const char* promise = brokenByMove(before, event, transition.state)) return promise;
  if (const char* promise = brokenByTouch(transition.state, transition.commands)) return promise;
  return brokenBySilence(before, transition);
}

}  // namespace callcore::model
