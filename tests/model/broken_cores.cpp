#include "broken_cores.h"

#include "core/claims.h"
#include "core/lookup.h"

namespace callcore::model {
namespace {

void ask(Transition& transition, const Action& action) {
  const Command command{CommandId{++transition.state.lastCommand.value}, action};
  transition.commands.push_back(command);
  transition.state.pending.push_back(command);
}

}  // namespace

Step opensTooSoon() {
  return after<SwitchRequested>([](const State&, const SwitchRequested&, Transition& transition) {
    for (Call& call : transition.state.calls) {
      if (liveCall(transition.state) != call.id || !call.silenced) continue;
      call.silenced = false;
      call.microphoneMuted = call.agentMuted;
      ask(transition, Open{call.id});
    }
  });
}

Step silencesTheDead() {
  return after<CallEnded>([](const State&, const CallEnded& fact, Transition& transition) {
    ask(transition, Silence{fact.call});
  });
}

Step awaitsTheDead() {
  return after<CallEnded>([](const State& before, const CallEnded& fact, Transition& transition) {
    for (const Command& command : before.pending) {
      const auto* silence = std::get_if<Silence>(&command.action);
      if (silence == nullptr || silence->call != fact.call) continue;
      transition.state.pending.push_back(command);
    }
  });
}

Step touchesALoneCall() {
  return after<CallOpened>([](const State&, const CallOpened& fact, Transition& transition) {
    if (transition.state.calls.size() == 1) ask(transition, Silence{fact.call});
  });
}

Step forgetsMutes() {
  return after<SwitchRequested>([](const State&, const SwitchRequested&, Transition& transition) {
    for (Call& call : transition.state.calls) call.agentMuted = false;
  });
}

Step opensUnmuted() {
  return andThen([](const State&, const Event&, Transition& transition) {
    for (Command& command : transition.commands) {
      if (auto* open = std::get_if<Open>(&command.action)) open->muted = false;
    }
  });
}

Step takesHoldsForItsOwn() {
  return andThen([](const State&, const Event&, Transition& transition) {
    for (Task& task : transition.state.tasks) {
      for (Party& party : task.parties) {
        if (party.heldBy == HeldBy::agent) party.heldBy = HeldBy::policy;
      }
    }
  });
}

Step looksAgainAndAgain() {
  return after<CommandSucceeded>(
      [](const State& before, const CommandSucceeded& answer, Transition& transition) {
        for (const Command& command : before.pending) {
          if (command.id == answer.command && isOneOf<Recheck>(command.action)) {
            ask(transition, command.action);
          }
        }
      });
}

Step holdsAColleaguesCustomer() {
  return andThen([](const State&, const Event&, Transition& transition) {
    for (Task& task : transition.state.tasks) task.monitored = false;
  });
}

Step givesNothingBack() {
  return after<TaskAcceptFailed>([](const State&, const TaskAcceptFailed&, Transition& transition) {
    State& state = transition.state;
    if (!state.several) return;
    std::erase_if(state.claims, [&](const Claim& claim) { return !inFlight(state, claim); });
  });
}

Step makesTheSelectedCallLive() {
  return after<TaskSelected>([](const State&, const TaskSelected& fact, Transition& transition) {
    if (fact.task) (void)reclaim(transition.state, *fact.task);
  });
}

Step resumesUnasked() {
  return [](const State& before, const Event& event) {
    State willing = before;
    willing.options.resumeOnEnd = ResumeOnEnd::previous;
    Transition transition = step(willing, event);
    transition.state.options = before.options;
    return transition;
  };
}

Step saysThatItLearnt() {
  return andThen(
      [](const State&, const Event&, Transition& transition) { transition.ignored = {}; });
}

Step learnsAndDeniesIt() {
  return andThen([](const State&, const Event&, Transition& transition) {
    if (!transition.ignored.empty()) transition.state.several = !transition.state.several;
  });
}

Step asksAndDeniesIt() {
  return andThen([](const State&, const Event&, Transition& transition) {
    if (!transition.ignored.empty()) ask(transition, Show{});
  });
}

Step triesAgainAtOnce() {
  return andThen([](const State&, const Event&, Transition& transition) {
    for (Command& command : transition.commands) {
      if (auto* hold = std::get_if<Hold>(&command.action)) hold->afterMs = {};
    }
  });
}

Step keepsTheAgentsLegOnHold() {
  return andThen([](const State&, const Event&, Transition& transition) {
    const auto live = liveCall(transition.state);
    const auto test = [&](const Command& command) {
      const auto* unhold = std::get_if<Unhold>(&command.action);
      if (unhold == nullptr || indexOf(unhold->party) != kOwnLeg) return false;
      const Call* call = callOf(transition.state, unhold->task);
      return call != nullptr && call->id != live;
    };
    std::erase_if(transition.commands, test);
    std::erase_if(transition.state.pending, test);
  });
}

Step partsThoseWhoTalk() {
  return andThen([](const State&, const Event&, Transition& transition) {
    for (Command& command : transition.commands) {
      auto* hold = std::get_if<Hold>(&command.action);
      if (hold == nullptr || indexOf(hold->party) != kOwnLeg) continue;
      hold->party = PartyId{hold->party.value - static_cast<std::uint32_t>(kOwnLeg)};
    }
  });
}

Step holdsTheAgentsLegToo() {
  return andThen([](const State&, const Event&, Transition& transition) {
    for (const Command& command : std::vector<Command>(transition.commands)) {
      const auto* hold = std::get_if<Hold>(&command.action);
      if (hold == nullptr || indexOf(hold->party) != 0) continue;
      Task& task = *findTask(transition.state, hold->task);
      const PartyId leg{hold->party.value + static_cast<std::uint32_t>(kOwnLeg)};
      if (findParty(task, leg) != nullptr) ask(transition, Hold{hold->task, leg, {}});
    }
  });
}

Step leavesItAtAFailedUnhold() {
  return andThen([](const State&, const Event&, Transition& transition) {
    for (Task& task : transition.state.tasks) {
      for (Party& party : task.parties) party.agentReleases = false;
    }
  });
}

Step forgetsWhatIsSought() {
  return andThen(
      [](const State&, const Event&, Transition& transition) { transition.state.sought.reset(); });
}

Step dialsBesideALiveCall() {
  return after<DialStarted>([](const State&, const DialStarted&, Transition& transition) {
    std::erase(transition.state.claims, Claim{Dial{}});
  });
}

// As if Flex's own hang-up were let through: it ends the call that is heard.
Step endsTheLiveCallInstead() {
  return andThen([](const State&, const Event&, Transition& transition) {
    const auto live = liveCall(transition.state);
    for (Command& command : transition.commands) {
      auto* hangUp = std::get_if<HangUp>(&command.action);
      if (hangUp != nullptr && live) hangUp->call = *live;
    }
  });
}

Step endsWhatItGuesses() {
  return andThen([](const State&, const Event&, Transition& transition) {
    for (Call& call : transition.state.calls) {
      if (call.stage != Stage::open || call.hangUp == HangUpStage::asked) continue;
      if (!isUnwanted(transition.state, call)) continue;
      call.hangUp = HangUpStage::asked;
      ask(transition, HangUp{call.id});
    }
  });
}

Step keepsTheClaimOfWhatWasHungUp() {
  return after<HangUpRequested>([](const State&, const HangUpRequested&, Transition& transition) {
    transition.state.claims.emplace_back(Dial{});
  });
}

Step resumesAfterAHangUp() {
  return after<HangUpRequested>(
      [](const State& before, const HangUpRequested&, Transition& transition) {
        if (liveCall(transition.state)) return;
        for (const Call& call : before.calls) {
          if (call.stage == Stage::open && call.id != liveCall(before))
            claimCall(transition.state, call.id);
        }
      });
}

Step rejectsNothing() {
  return andThen([](const State&, const Event&, Transition& transition) {
    const auto test = [&](const Command& command) {
      const auto* hangUp = std::get_if<HangUp>(&command.action);
      const Call* call = hangUp == nullptr ? nullptr : findCall(transition.state, hangUp->call);
      return call != nullptr && call->stage == Stage::ringing;
    };
    std::erase_if(transition.commands, test);
    std::erase_if(transition.state.pending, test);
  });
}

Step forgetsThatItGaveUp() {
  return andThen([](const State&, const Event&, Transition& transition) {
    for (Call& call : transition.state.calls) {
      if (givenUpOf(call) != GivenUp::none) call.failing = GivenUp::none;
    }
  });
}

Step losesAllWithLine0() {
  return after<LineFailed>([](const State&, const LineFailed& fact, Transition& transition) {
    if (fact.line == kFlexLine) transition.state.claims.clear();
  });
}

Step withoutNotice(Notice notice) {
  return without([notice](const Action& action) {
    const auto* tell = std::get_if<Tell>(&action);
    return tell != nullptr && tell->notice == notice;
  });
}

}  // namespace callcore::model
