// Every promise can be broken: for each there is a core that was broken on purpose, and the
// explorer says which promise it breaks.
#include <gtest/gtest.h>

#include <string>

#include "broken_cores.h"
#include "explorer.h"

namespace callcore::model {
namespace {

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
const Bounds kHungUp{.wishes = 1, .hangUps = true, .promptFlex = true};
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
        Broken{"PartsThoseWhoTalk", partsThoseWhoTalk(), kConferences,
               "P16: a party is to be put on hold that could talk on"},
        Broken{"HoldsTheAgentsLegToo", holdsTheAgentsLegToo(), kConferences,
               "P16: the agent's own leg is to be put on hold needlessly"},
        Broken{"LeavesItAtAFailedUnhold", leavesItAtAFailedUnhold(),
               parties({.wishes = 1, .failures = 1, .agentHolds = true, .agentHoldsFail = true}),
               "P13: at rest a party is on hold that the agent released"},
        Broken{"ForgetsWhatIsSought", forgetsWhatIsSought(),
               parties({.wishes = 1, .agentHolds = true, .finds = true}),
               "P13: at rest the call that the agent turned to is not live"},
        Broken{"HoldsAColleaguesCustomer", holdsAColleaguesCustomer(), parties({.monitors = true}),
               "P21: a colleague's customer is to be put on hold"},
        Broken{"RecallsNothing", deafTo<HoldRecalled>(), parties({.finds = true}),
               "P27: at rest a party is left on hold since before the reload"},
        // Hung up before it opens; accepted unseen; out of reach.
        Broken{"EndsTheLiveCallInstead", endsTheLiveCallInstead(), kHungUp,
               "P30: a call is to end that the agent did not hang up"},
        Broken{"EndsWhatItGuesses", endsWhatItGuesses(), kHungUp,
               "P30: a call is to end that the agent did not hang up"},
        Broken{"HangsNothingUp", withoutAny<HangUp>(), kHungUp,
               "P30: at rest a call is open that the agent hung up"},
        Broken{
            "RejectsNothing",
            rejectsNothing(),
            {.wishes = 1, .failures = 1, .hangUps = true, .promptFlex = true, .tokensLack = true},
            "P30: at rest a call rings that the agent hung up and no line takes"},
        Broken{"IsDeafToHangUps", deafTo<HangUpRequested>(), kHungUp,
               "P30: a call is live that the agent hung up"},
        Broken{"KeepsTheClaimOfWhatWasHungUp", keepsTheClaimOfWhatWasHungUp(), kHungUp,
               "P8: a hang-up does not give the earlier call back"},
        Broken{"ResumesAfterAHangUp", resumesAfterAHangUp(), kHungUp,
               "P19: a call is live in place of the live one that was hung up"},
        Broken{"CannotSwitchToCalls",
               deafTo<CallSwitchRequested>(),
               {.lateAccepts = true, .reaches = true},
               "P31: an open call cannot be made live"},
        Broken{"IsDeafToAcceptances",
               deafTo<AcceptanceObserved>(),
               {.observes = true},
               "P13: at rest the call that the agent turned to is not live"},
        Broken{"LosesAllWithLine0",
               losesAllWithLine0(),
               {.failures = 1, .linesFail = true},
               "P34: a call on a further line is touched by the loss of Flex's own"},
        // What is given up, the agent knows.
        Broken{"TellsOfNoSilence",
               withoutNotice(Notice::silenceFailed),
               {.failures = kUnlimited, .silenceFails = true},
               "P33: something of a call is given up and nobody is told"},
        Broken{"TellsOfNoOpening",
               withoutNotice(Notice::openFailed),
               {.failures = kUnlimited, .openFails = true},
               "P33: something of a call is given up and nobody is told"},
        Broken{"TellsOfNoDelivery",
               withoutNotice(Notice::deliverFailed),
               {.failures = kUnlimited, .deliverFails = true},
               "P33: something of a call is given up and nobody is told"},
        Broken{
            "TellsOfNoHangUp",
            withoutNotice(Notice::hangUpFailed),
            {.wishes = 1, .failures = 1, .hangUps = true, .promptFlex = true, .hangUpFails = true},
            "P33: something of a call is given up and nobody is told"},
        Broken{"TellsOfNoForward",
               withoutNotice(Notice::forwardFailed),
               {.failures = 1, .forwardFails = true},
               "P33: a forward is given up and nobody is told"},
        Broken{"TellsOfNoShow",
               withoutNotice(Notice::showFailed),
               {.failures = kUnlimited, .showFails = true},
               "P33: showing is given up and nobody is told"},
        Broken{"TellsOfNoRecheck",
               withoutNotice(Notice::recheckFailed),
               {.parties = 1, .failures = kUnlimited, .recheckFails = true},
               "P33: rechecks are given up and nobody is told"},
        Broken{"ForgetsThatItGaveUp",
               forgetsThatItGaveUp(),
               {.failures = kUnlimited, .silenceFails = true},
               "P33: the snapshot hides what is given up"},
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
