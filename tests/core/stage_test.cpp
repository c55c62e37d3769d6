// The table of stages says all that can become of a call.
#include "core/stage.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace callcore {
namespace {

constexpr std::array kStages{Stage::ringing, Stage::forwarding, Stage::open, Stage::ended};
constexpr std::array kSignals{Signal::forwarded, Signal::opened, Signal::refused, Signal::ended};

TEST(StageTable, LeadsToOneStageOnly) {
  for (const StageRow& row : kStageTable) {
    const auto same = std::count_if(kStageTable.begin(), kStageTable.end(), [&](const StageRow& r) {
      return r.from == row.from && r.on == row.on;
    });
    EXPECT_EQ(same, 1);
    EXPECT_EQ(next(row.from, row.on), row.to);
  }
}

TEST(StageTable, LeadsNowhereWithoutARow) {
  std::size_t rows = 0;
  for (const Stage from : kStages) {
    for (const Signal on : kSignals) rows += next(from, on).has_value() ? 1 : 0;
  }
  EXPECT_EQ(rows, kStageTable.size());
  EXPECT_EQ(next(Stage::open, Signal::opened), std::nullopt);
  EXPECT_EQ(next(Stage::open, Signal::forwarded), std::nullopt);
}

TEST(StageTable, EndsEveryCallAndIsLeftByNone) {
  for (const Stage from : {Stage::ringing, Stage::forwarding, Stage::open}) {
    EXPECT_EQ(next(from, Signal::ended), Stage::ended);
  }
  for (const Signal on : kSignals) EXPECT_EQ(next(Stage::ended, on), std::nullopt);
}

}  // namespace
}  // namespace callcore
