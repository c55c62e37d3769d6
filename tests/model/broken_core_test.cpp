// The explorer can fail: it finds what is wrong with a core that was broken on purpose, and shows
// a shortest way to it.
#include <gtest/gtest.h>

#include "broken_cores.h"
#include "report.h"

namespace callcore::model {
namespace {

// Takes a silence for done as soon as it has asked for it.
Transition impatient(const State& before, const Event& event) {
  Transition transition = step(before, event);
  for (const Command& command : transition.commands) {
    const auto* silence = std::get_if<Silence>(&command.action);
    if (silence == nullptr) continue;
    for (Call& call : transition.state.calls) {
      call.silenced = call.silenced || call.id == silence->call;
    }
  }
  return transition;
}

std::string complaintAbout(const Step& broken, const Bounds& bounds) {
  return complaint(explore(bounds, broken), broken);
}

TEST(BrokenCore, ThatForgetsToSilenceIsFound) {
  EXPECT_EQ(complaintAbout(withoutAny<Silence>(), {.calls = 2}),
            R"(# P1: at rest a call sounds that is not live

> taskAccepted task=WR1
  = accepting WR1
> callOffered call=1 sid=CA1
  1 deliver call=1
  = accepting WR1
  = 1 WR1 ringing
> ok 1
> taskAccepted task=WR2
  = accepting WR1
  = accepting WR2
  = 1 WR1 ringing
> callOpened call=1 sid=CA1
  = accepting WR2
  = 1 WR1
)");
}

TEST(BrokenCore, ThatDoesNotWaitForSilenceIsFound) {
  EXPECT_EQ(complaintAbout(impatient, {.calls = 2}),
            R"(# P1: a call is believed silent that may sound

> taskAccepted task=WR1
  = accepting WR1
> taskAccepted task=WR2
  = accepting WR1
  = accepting WR2
> callOffered call=1 sid=CA1
  1 silence call=1
  = accepting WR1
  = accepting WR2
  = 1 WR1 ringing silenced
)");
}

TEST(BrokenCore, ThatReleasesTheAgentsHoldIsFound) {
  const Bounds bounds{.calls = 2, .parties = 1, .wishes = kUnlimited, .agentHolds = true};
  EXPECT_EQ(complaintAbout(takesHoldsForItsOwn(), bounds),
            R"(# P12: a party that the agent put on hold is to be released

> taskAccepted task=WR1
  = accepting WR1
> callOffered call=1 sid=CA1
  1 deliver call=1
  = accepting WR1
  = 1 WR1 ringing
> ok 1
> callOpened call=1 sid=CA1
  = 1 WR1 live
> partiesChanged task=WR1 sid=CA1 parties=ada:customer
  = 1 WR1 live: ada
> holdRequested task=WR1 party=ada
  2 recheck task=WR1 afterMs=1500
  = 1 WR1 live: ada held
> partiesChanged task=WR1 sid=CA1 parties=ada:customer:held
  3 unhold task=WR1 party=ada
> ok 2
)");
}

TEST(BrokenCore, ThatNeverRestsIsFound) {
  const std::string complaint = complaintAbout(looksAgainAndAgain(), {.calls = 2, .parties = 1});
  EXPECT_EQ(complaint.rfind("# from here on there may be no end to it\n", 0), 0U) << complaint;
  EXPECT_GT(complaint.rfind(" recheck "), complaint.rfind("\n> ok ")) << complaint;
}

}  // namespace
}  // namespace callcore::model
