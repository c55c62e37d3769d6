#include "worlds.h"

namespace callcore::model {

std::vector<Bounds> everydayWorlds() {
  return {
      {.name = "TwoCallsWithParties",
       .covers = "2 calls, a party each; accepts before and after the ringing, any number of "
                 "switches; accepts may fail",
       .calls = 2,
       .parties = 1,
       .wishes = kUnlimited,
       .lateAccepts = true,
       .acceptFails = true},
  };
}

std::vector<Bounds> largeWorlds() { return {}; }

}  // namespace callcore::model
