// Cores that are broken on purpose: the real one, and something that is left out, added or
// forgotten.
#pragma once

#include <variant>
#include <vector>

#include "play.h"

namespace callcore::model {

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

// Has forgotten one kind of fact as soon as it is told.
template <class Kind>
Step deafTo() {
  return [](const State& before, const Event& event) {
    if (std::holds_alternative<Kind>(event)) return Transition{before, {}, "of no interest"};
    return step(before, event);
  };
}

[[nodiscard]] Step opensTooSoon();
[[nodiscard]] Step silencesTheDead();
[[nodiscard]] Step awaitsTheDead();
[[nodiscard]] Step touchesALoneCall();
[[nodiscard]] Step forgetsMutes();
[[nodiscard]] Step opensUnmuted();
[[nodiscard]] Step takesHoldsForItsOwn();
[[nodiscard]] Step looksAgainAndAgain();
[[nodiscard]] Step holdsAColleaguesCustomer();
[[nodiscard]] Step givesNothingBack();
[[nodiscard]] Step makesTheSelectedCallLive();
[[nodiscard]] Step resumesUnasked();
[[nodiscard]] Step saysThatItLearnt();
[[nodiscard]] Step learnsAndDeniesIt();
[[nodiscard]] Step asksAndDeniesIt();
[[nodiscard]] Step triesAgainAtOnce();
[[nodiscard]] Step keepsTheAgentsLegOnHold();
[[nodiscard]] Step partsThoseWhoTalk();
[[nodiscard]] Step holdsTheAgentsLegToo();
[[nodiscard]] Step leavesItAtAFailedUnhold();
[[nodiscard]] Step forgetsWhatIsSought();
[[nodiscard]] Step dialsBesideALiveCall();
[[nodiscard]] Step endsTheLiveCallInstead();
[[nodiscard]] Step endsWhatItGuesses();
[[nodiscard]] Step keepsTheClaimOfWhatWasHungUp();

// Makes another call live when the agent hangs up the live one (P19).
[[nodiscard]] Step resumesAfterAHangUp();
[[nodiscard]] Step rejectsNothing();
[[nodiscard]] Step forgetsThatItGaveUp();
[[nodiscard]] Step losesAllWithLine0();

// Never tells this.
[[nodiscard]] Step withoutNotice(Notice notice);

}  // namespace callcore::model
