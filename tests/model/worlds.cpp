#include "worlds.h"

namespace callcore::model {

std::vector<Bounds> everydayWorlds() {
  return {
      {.name = "ThreeCallsAnyNumberOfSwitches",
       .covers = "3 calls, any number of switches; silences answered late and in any order",
       .calls = 3,
       .wishes = kUnlimited},
      {.name = "TwoCallsFailing",
       .covers = "2 calls; any number of switches, and of failures of silence and open",
       .calls = 2,
       .wishes = kUnlimited,
       .failures = kUnlimited,
       .silenceFails = true,
       .openFails = true},
      {.name = "TwoCallsMuted",
       .covers = "2 calls; any number of switches, mute toggles and mutes behind our back",
       .calls = 2,
       .wishes = kUnlimited,
       .meddling = kUnlimited,
       .mutes = true,
       .unmutesBehindUs = true},
      {.name = "TwoCallsShown",
       .covers = "2 calls; any number of switches, selections and changes of the shown call behind "
                 "our back",
       .calls = 2,
       .wishes = kUnlimited,
       .meddling = kUnlimited,
       .selects = true,
       .flexShows = true,
       .showsBehindUs = true},
      {.name = "TwoCallsDialledAndMonitored",
       .covers = "2 calls, dialled, monitored or accepted, any of which may fail; any number of "
                 "switches",
       .calls = 2,
       .wishes = kUnlimited,
       .acceptFails = true,
       .dials = true,
       .monitors = true},
      {.name = "TwoCallsEchoed",
       .covers = "2 calls; 2 switches, 2 facts said again, late",
       .calls = 2,
       .wishes = 2,
       .echoes = 2,
       .lateAccepts = true,
       .acceptFails = true},
      {.name = "TwoCallsResumed",
       .covers = "2 calls, resumeOnEnd previous; any number of switches, ends of both kinds",
       .calls = 2,
       .resumeOnEnd = ResumeOnEnd::previous,
       .wishes = kUnlimited,
       .acceptFails = true,
       .endsBadly = true},
      {.name = "TwoCallsWithParties",
       .covers = "2 calls, a party each, Flex showing them late; accepts before and after the "
                 "ringing, any number of switches; accepts may fail",
       .calls = 2,
       .parties = 1,
       .wishes = kUnlimited,
       .lateAccepts = true,
       .acceptFails = true},
      {.name = "TwoCallsHeldByTheAgent",
       .covers = "2 calls, a party each, Flex showing them at once; any number of switches and of "
                 "the agent's own holds",
       .calls = 2,
       .parties = 1,
       .wishes = kUnlimited,
       .agentHolds = true,
       .promptFlex = true},
  };
}

std::vector<Bounds> largeWorlds() {
  return {
      {.name = "FourCalls",
       .covers = "4 calls, 1 switch; silences answered late and in any order",
       .calls = 4,
       .wishes = 1,
       .mostStates = 60'000'000},
  };
}

}  // namespace callcore::model
