// What is cheap beside many calls is what reaches few of them: with the transcripts alone, a step
// that looked at everything every time would be as right.
#include "core/reach.h"

#include <gtest/gtest.h>

#include "core/step.h"

namespace callcore {
namespace {

constexpr TaskSid kTask{1};
constexpr CallId kCall{1};
constexpr CallSid kSid{1};

State oneCall() {
  State state = step({}, TaskAccepted{.task = kTask}).state;
  state =
      step(state, CallOffered{.call = kCall, .line = kFlexLine, .sid = kSid, .forwardable = true})
          .state;
  state = step(state, CallOpened{.call = kCall, .sid = kSid}).state;
  return step(state, PartiesChanged{.task = kTask, .sid = kSid, .parties = {}}).state;
}

// Of the answer to this command.
Reach reachOfAnswer(const Action& action, bool done) {
  State state = oneCall();
  state.pending = {{CommandId{9}, action}};
  return done ? reachOf(state, CommandSucceeded{CommandId{9}})
              : reachOf(state, CommandFailed{.command = CommandId{9}});
}

void expectCallAlone(const Reach& reach) {
  EXPECT_FALSE(reach.everything || reach.shown || reach.task);
  EXPECT_EQ(reach.call, kCall);
}

void expectTaskAlone(const Reach& reach) {
  EXPECT_FALSE(reach.everything || reach.shown || reach.call);
  EXPECT_EQ(reach.task, kTask);
}

void expectShownAlone(const Reach& reach) {
  EXPECT_FALSE(reach.everything || reach.call || reach.task);
  EXPECT_TRUE(reach.shown);
}

TEST(Reach, OfAMuteIsItsCall) {
  expectCallAlone(reachOf(oneCall(), MuteRequested{.call = kCall, .muted = true}));
  expectCallAlone(reachOf(oneCall(), MuteObserved{.call = kCall, .muted = true}));
}

TEST(Reach, OfASelectionIsWhatIsShown) {
  expectShownAlone(reachOf(oneCall(), TaskSelected{kTask}));
  expectShownAlone(reachOf(oneCall(), ShownObserved{kCall}));
}

TEST(Reach, OfAConferenceIsItsTaskUnlessItTellsWhoseACallIs) {
  expectTaskAlone(reachOf(oneCall(), PartiesChanged{.task = kTask, .sid = kSid, .parties = {}}));
  const PartiesChanged tells{.task = {2}, .sid = kSid, .parties = {}};
  EXPECT_TRUE(reachOf(oneCall(), tells).everything);
}

TEST(Reach, OfAnAnswerIsThatOfItsCommand) {
  for (const bool done : {true, false}) {
    expectCallAlone(reachOfAnswer(Silence{kCall}, done));
    expectCallAlone(reachOfAnswer(Open{kCall, false}, done));
    expectTaskAlone(reachOfAnswer(Hold{.task = kTask, .party = {1}}, done));
    expectShownAlone(reachOfAnswer(Show{kCall}, done));
  }
}

TEST(Reach, OfAForwardThatCameAboutIsNothing) {
  const Reach done = reachOfAnswer(OpenLine{.line = {1}, .call = kCall}, true);
  EXPECT_FALSE(done.everything || done.shown || done.call || done.task);
  EXPECT_TRUE(reachOfAnswer(OpenLine{.line = {1}, .call = kCall}, false).everything);
}

}  // namespace
}  // namespace callcore
