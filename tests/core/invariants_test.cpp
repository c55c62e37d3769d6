// Promises kept in any order of events: the world checks them at every step (world.cpp).
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <utility>

#include "world.h"

namespace callcore {
namespace {

#ifdef NDEBUG
constexpr unsigned kWorlds = 3000;
#else
constexpr unsigned kWorlds = 100;  // The sanitizers take their time.
#endif
constexpr int kMoves = 250;

// SEED=n runs that world alone, to be read with TRACE=1; WORLDS=n runs so many.
std::pair<unsigned, unsigned> seeds() {
  if (const char* seed = std::getenv("SEED")) {
    const auto one = static_cast<unsigned>(std::atoi(seed));
    return {one, one + 1};
  }
  const char* worlds = std::getenv("WORLDS");
  return {0, worlds == nullptr ? kWorlds : static_cast<unsigned>(std::atoi(worlds))};
}

// Answers are refused, lost and doubled, and what is said may be nonsense. P1, P4, P12, P20, P26.
TEST(Invariants, HoldInAHostileWorld) {
  const auto [first, end] = seeds();
  for (unsigned seed = first; seed < end && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    World world(std::mt19937(seed), /*hostile=*/true);
    for (int i = 0; i < kMoves && !testing::Test::HasFailure(); ++i) {
      SCOPED_TRACE(testing::Message() << "move " << i);
      world.happen();
    }
  }
}

// Every command is answered in the end, and Flex's late picture arrives: then the world is as the
// policy would have it, and nothing more is asked. P1, P4, P11, P12, P17, P20.
TEST(Invariants, SettleWhereThePolicyWants) {
  const auto [first, end] = seeds();
  for (unsigned seed = first; seed < end && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    World world(std::mt19937(seed), /*hostile=*/false);
    for (int i = 0; i < kMoves && !testing::Test::HasFailure(); ++i) {
      SCOPED_TRACE(testing::Message() << "move " << i);
      world.happen();
      if (i % 50 != 49) continue;
      ASSERT_TRUE(world.settle()) << "there is no end to it";
      world.expectAtRest();
    }
  }
}

}  // namespace
}  // namespace callcore
