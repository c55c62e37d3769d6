// Every promise can be broken: for each there is a core that was broken on purpose, and the
// explorer says which promise it breaks.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "core/claims.h"
#include "core/lookup.h"
#include "explorer.h"

namespace callcore::model {
namespace {

template <class... Kinds>
bool isOneOf(const Action& action) {
  return (std::holds_alternative<Kinds>(action) || ...);
}

// Never asks for what `unwanted` says.
template <class Unwanted>
Step without(Unwanted unwanted) {
  return [unwanted](const State& before, const Event& event) {
    Transition transition = step(before, event);
    const auto test = [&](const Command& command) { return unwanted(command.action); };
    std::erase_if(transition.commands, test);
    std::erase_if(transition.state.pending, test);
    return transition;
  };
}

template <class... Kinds>
Step withoutAny() {
  return without([](const Action& action) { return isOneOf<Kinds...>(action); });
}

// Does as it should, and then what `more` does.
template <class More>
Step andThen(More more) {
  return [more](const State& before, const Event& event) {
    Transition transition = step(before, event);
    more(before, event, transition);
    return transition;
  };
}

// The same on one kind of event that is not ignored.
template <class Kind, class More>
Step after(More more) {
  return andThen([more](const State& before, const Event& event, Transition& transition) {
    const Kind* fact = std::get_if<Kind>(&event);
    if (fact != nullptr && transition.ignored.empty()) more(before, *fact, transition);
  });
}

// Says again what it asks of one kind.
template <class Kind>
Step twice() {
  return andThen([](const State&, const Event&, Transition& transition) {
    for (const Command& command : std::vector<Command>(transition.commands)) {
      if (isOneOf<Kind>(command.action)) transition.commands.push_back(command);
    }
  });
}

void ask(Transition& transition, const Action& action) {
  const Command command{CommandId{++transition.state.lastCommand.value}, action};
  transition.commands.push_back(command);
  transition.state.pending.push_back(command);
}

// Has forgotten one kind of fact as soon as it is told.
template <class Kind>
Step deafTo() {
  return [](const State& before, const Event& event) {
    if (std::holds_alternative<Kind>(event)) return Transition{before, {}, "of no interest"};
    return step(before, event);
  };
}

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

Step dialsBesideALiveCall() {
  return after<DialStarted>([](const State&, const DialStarted&, Transition& transition) {
    std::erase(transition.state.claims, Claim{Dial{}});
  });
}

struct Broken {
  const char* name;
  Step core;
  Bounds bounds;
  const char* promise;
};

std::ostream& operator<<(std::ostream& out, const Broken& broken) { return out << broken.name; }

class Promise : public testing::TestWithParam<Broken> {};

TEST_P(Promise, IsSeenToBeBroken) {
  const Broken& broken = GetParam();
  EXPECT_EQ(explore(broken.bounds, broken.core).broken, broken.promise);
}

Bounds parties(Bounds bounds) {
  bounds.parties = 1;
  bounds.promptFlex = true;
  return bounds;
}

const Bounds kFailingHolds = parties({.failures = kUnlimited, .holdFails = true});
const Bounds kConferences{.parties = 2,
                          .ownLegs = true,
                          .multiPartyHold = MultiPartyHold::agent,
                          .leaves = true,
                          .promptFlex = true};

INSTANTIATE_TEST_SUITE_P(
    Every, Promise,
    testing::Values(
        // One open call, and only after the others' silence.
        Broken{"NeverSilences",
               withoutAny<Silence>(),
               {},
               "P1: at rest a call sounds that is not live"},
        Broken{"OpensTooSoon",
               opensTooSoon(),
               {.wishes = 1},
               "P1, P2: a call is to sound before another's silence is acknowledged"},
        Broken{"NeverOpens", withoutAny<Open>(), {}, "P2: at rest the live call does not sound"},
        Broken{"TouchesALoneCall", touchesALoneCall(), {}, "P6: a lone call is touched"},
        // Who is live.
        Broken{"MakesTheSelectedCallLive",
               makesTheSelectedCallLive(),
               {.wishes = 1, .selects = true},
               "P3: the live call moves though nobody asked"},
        Broken{"ResumesUnasked",
               resumesUnasked(),
               {},
               "P19: another call is live because the live one ended"},
        Broken{"GivesNothingBack",
               givesNothingBack(),
               {.calls = 3, .acceptFails = true},
               "P8: an attempt in vain does not leave things as they were"},
        Broken{"DialsBesideALiveCall",
               dialsBesideALiveCall(),
               {.dials = true},
               "P29: a call is live beside a dialling"},
        // The agent's own mute.
        Broken{"ForgetsMutes",
               forgetsMutes(),
               {.wishes = 2, .mutes = true},
               "P4, P5: the agent's own mute is lost"},
        Broken{"OpensUnmuted",
               opensUnmuted(),
               {.wishes = 2, .mutes = true},
               "P4: the agent's own mute is lost"},
        // Calls, lines and commands come to an end, each once.
        Broken{
            "SilencesTheDead", silencesTheDead(), {}, "P20: a call that is over is to be silenced"},
        Broken{"AwaitsTheDead", awaitsTheDead(), {}, "P20: something is awaited of what is over"},
        Broken{"KeepsTheDead", deafTo<CallEnded>(), {}, "P20: a call that is over is kept"},
        Broken{"LeavesLinesOpen",
               withoutAny<CloseLine>(),
               {},
               "P20: a line is left open with no call on it"},
        Broken{"ClosesLinesTwice",
               twice<CloseLine>(),
               {},
               "P20: a line is to be closed that is not open"},
        Broken{"OpensLinesTwice", twice<OpenLine>(), {}, "P20: a line is to be opened twice"},
        Broken{"DeliversTwice", twice<Deliver>(), {}, "a call is to be delivered twice"},
        Broken{"LooksAgainAndAgain",
               looksAgainAndAgain(),
               {.parties = 1},
               "from here on there may be no end to it"},
        // Who is on hold.
        Broken{"HoldsNobody", withoutAny<Hold>(), parties({}),
               "P11: at rest a party hears a call that is not live"},
        Broken{"ReleasesNobody", withoutAny<Unhold>(), parties({.wishes = 1}),
               "P12: at rest a party is left on hold in the live call"},
        Broken{"TakesHoldsForItsOwn", takesHoldsForItsOwn(),
               parties({.wishes = 1, .agentHolds = true}),
               "P12: a party that the agent put on hold is to be released"},
        Broken{"TellsNobody", withoutAny<Tell>(), kFailingHolds,
               "P15: a party is given up and nobody is told"},
        Broken{"TriesAgainAtOnce", triesAgainAtOnce(), kFailingHolds,
               "P15: a hold is tried again too soon"},
        Broken{"KeepsTheAgentsLegOnHold", keepsTheAgentsLegOnHold(), kConferences,
               "P16: at rest the agent's own leg is on hold beside the others"},
        Broken{"HoldsAColleaguesCustomer", holdsAColleaguesCustomer(), parties({.monitors = true}),
               "P21: a colleague's customer is to be put on hold"},
        Broken{"RecallsNothing", deafTo<HoldRecalled>(), parties({.finds = true}),
               "P27: at rest a party is left on hold since before the reload"},
        // What Flex shows, and what it says.
        Broken{"ShowsNothing", withoutAny<Show>(), {}, "P17: at rest Flex shows another call"},
        Broken{"SaysThatItLearnt",
               saysThatItLearnt(),
               {.doubles = true},
               "P26: what is said twice in a row is learnt from twice"},
        Broken{"LearnsAndDeniesIt",
               learnsAndDeniesIt(),
               {.echoes = 1},
               "P26: an event is ignored, and yet learnt from"},
        Broken{"AsksAndDeniesIt",
               asksAndDeniesIt(),
               {.echoes = 1},
               "P26: an event is ignored, and yet something is asked for"}),
    [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace callcore::model
