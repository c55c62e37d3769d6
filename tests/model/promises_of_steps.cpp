// What holds of every step of the core.
#include <algorithm>
#include <variant>

#include "core/claims.h"
#include "core/hang_up.h"
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
  const Call& lone = after.calls.front();
  if (isUnwanted(after, lone) || !after.hangingUp.empty()) return nullptr;  // P30: unheard.
  if (lone.stage == Stage::open && liveCall(after) != lone.id) return nullptr;
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

bool isTold(const Transition& transition, Notice notice, CallId call) {
  return std::any_of(transition.commands.begin(), transition.commands.end(),
                     [&](const Command& command) {
                       const auto* tell = std::get_if<Tell>(&command.action);
                       return tell != nullptr && tell->notice == notice && tell->call == call;
                     });
}

// P33, P10: a call that no further line takes is told of, unless it ends now (P30).
const char* brokenByRefusal(const State& before, const Event& event, const Transition& transition) {
  const auto* failed = std::get_if<CommandFailed>(&event);
  const auto command =
      failed == nullptr ? before.pending.end() : findPending(before, failed->command);
  if (command == before.pending.end()) return nullptr;
  const auto* line = std::get_if<OpenLine>(&command->action);
  const Call* call = line == nullptr ? nullptr : findCall(transition.state, line->call);
  if (call == nullptr || isUnwanted(transition.state, *call)) return nullptr;
  if (isTold(transition, Notice::forwardFailed, call->id)) return nullptr;
  return "P33: a forward is given up and nobody is told";
}

// P34: the loss of Flex's own line touches no call on a further one.
const char* brokenByLoss(const State& before, const Event& event, const State& after) {
  const auto* failed = std::get_if<LineFailed>(&event);
  if (failed == nullptr || failed->line != kFlexLine) return nullptr;
  for (const Call& call : before.calls) {
    if (call.line == kFlexLine || call.stage != Stage::open) continue;
    const Call* still = findCall(after, call.id);
    if (still == nullptr || (liveCall(before) == call.id && liveCall(after) != call.id)) {
      return "P34: a call on a further line is touched by the loss of Flex's own";
    }
  }
  return nullptr;
}

// P8: the agent's hang-up of what is coming gives the earlier call back. P19: that of the live call
// does not, unless the options say so.
const char* brokenByHangUp(const State& before, const Event& event, const State& after) {
  const auto* hangUp = std::get_if<HangUpRequested>(&event);
  if (hangUp == nullptr) return nullptr;
  const Call* hungUp = callOf(before, hangUp->task);
  const bool wasLive = hungUp != nullptr && isCertain(*hungUp) && liveCall(before) == hungUp->id;
  const bool resumes = before.options.resumeOnEnd == ResumeOnEnd::previous && !accepting(after);
  if (wasLive && !resumes) {
    return liveCall(after) ? "P19: a call is live in place of the live one that was hung up"
                           : nullptr;
  }
  const auto earlier =
      std::find_if(before.claims.rbegin(), before.claims.rend(), [&](const Claim& one) {
        const auto* call = std::get_if<CallId>(&one);
        const auto* task = std::get_if<TaskSid>(&one);
        if (task != nullptr) return !isHangingUp(after, *task);
        return call == nullptr || !isUnwanted(after, *findCall(after, *call));
      });
  std::optional<CallId> expected;
  if (earlier != before.claims.rend()) {
    const auto* id = std::get_if<CallId>(&*earlier);
    const auto* task = std::get_if<TaskSid>(&*earlier);
    const Call* call = id != nullptr     ? findCall(before, *id)
                       : task != nullptr ? callOf(before, *task)
                                         : nullptr;
    if (call != nullptr && call->stage == Stage::open) expected = call->id;
  }
  return liveCall(after) == expected ? nullptr
                                     : "P8: a hang-up does not give the earlier call back";
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
  if (const char* promise = brokenByRefusal(before, event, transition)) return promise;
  if (const char* promise = brokenByLoss(before, event, transition.state)) return promise;
  if (const char* promise = brokenByHangUp(before, event, transition.state)) return promise;
  if (const char* promise = brokenByMove(before, event, transition.state)) return promise;
  if (const char* promise = brokenByTouch(transition.state, transition.commands)) return promise;
  return brokenBySilence(before, transition);
}

}  // namespace callcore::model
