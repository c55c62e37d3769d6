// Every state of every everyday world keeps every promise.
#include <gtest/gtest.h>

#include <iostream>

#include "report.h"
#include "worlds.h"

namespace callcore::model {

class Model : public testing::TestWithParam<Bounds> {};

TEST_P(Model, KeepsItsPromisesInEveryState) {
  const Bounds& bounds = GetParam();
  const Figures figures = explore(bounds, step, kThreads);
  report(std::cout, bounds, figures);
  ASSERT_TRUE(figures.broken.empty()) << complaint(figures, step);
  EXPECT_TRUE(figures.exhausted || bounds.mostDepth > 0)
      << "a limit was met before every state was seen";
}

INSTANTIATE_TEST_SUITE_P(Worlds, Model, testing::ValuesIn(everydayWorlds()),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace callcore::model
