#include "worlds.h"

namespace callcore::model {

std::vector<Bounds> largeWorlds() {
  return {
      {.name = "FourCalls",
       .covers = "1 switch; silences answered late and in any order",
       .calls = 4,
       .wishes = 1},
      {.name = "FourCallsInTurn",
       .covers = "coming in turn; any number of switches, 1 failure of a silence or of an opening",
       .calls = 4,
       .wishes = kUnlimited,
       .failures = 1,
       .inTurn = true,
       .silenceFails = true,
       .openFails = true},
      {.name = "FourCallsWithParties",
       .covers = "a party each, coming in turn; Flex shows conferences at once",
       .calls = 4,
       .parties = 1,
       .inTurn = true,
       .promptFlex = true},
      {.name = "ThreeCallsWithPartiesAtOnce",
       .covers = "a party each, coming in any order; Flex shows conferences at once",
       .calls = 3,
       .parties = 1,
       .promptFlex = true},
      {.name = "TwoCallsHeldInVainLate",
       .covers = "a party each, Flex showing them late; 2 switches or holds of the agent's own, of "
                 "which Twilio refuses Flex 1",
       .parties = 1,
       .wishes = 2,
       .failures = 1,
       .agentHolds = true,
       .agentHoldsFail = true},
      {.name = "TwoCallsFoundAndHeldAgain",
       .covers =
           "a party each, on hold since before a reload or not, Flex showing them and the agent's "
           "leg late; 2 switches or holds of the agent's own",
       .parties = 1,
       .wishes = 2,
       .agentHolds = true,
       .finds = true},
      {.name = "TwoConferencesFailing",
       .covers = "a customer, a colleague and the agent's leg each, multiPartyHold agent, coming "
                 "in turn; Flex showing them at once; 1 failed hold",
       .parties = 2,
       .ownLegs = true,
       .multiPartyHold = MultiPartyHold::agent,
       .failures = 1,
       .inTurn = true,
       .promptFlex = true,
       .holdFails = true},
  };
}

}  // namespace callcore::model
