// Bytes as the choices of a world (tests/core/world.h): which call rings, who acts, which command
// is answered next and how. The world holds the core to its promises at every step.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>

#include "world.h"

namespace {

constexpr int kMostMoves = 1000;
constexpr int kMovesToRest = 50;

void live(callcore::World& world, bool hostile, const std::function<bool()>& goesOn) {
  for (int i = 1; i <= kMostMoves && goesOn() && !testing::Test::HasFailure(); ++i) {
    world.happen();
    if (i % kMovesToRest != 0 && goesOn()) continue;
    EXPECT_TRUE(world.settle()) << "there is no end to it";
    if (!hostile) world.expectAtRest();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::uint8_t* const end = bytes + size;
  const auto choose = [&]() -> unsigned { return bytes == end ? 0 : *bytes++; };
  const bool hostile = choose() % 2 == 1;
  callcore::World world(choose, hostile);
  live(world, hostile, [&] { return bytes != end; });
  if (testing::Test::HasFailure()) std::abort();
  return 0;
}
