// Replays scenarios/*.txt: what is written under each event must come out. After a deliberate
// change run with REWRITE=1 and read the diff: commit it only if you understand what caused it.
#include "transcript.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace callcore {
namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

std::vector<fs::path> scenarios() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(SCENARIOS)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

class Transcript : public testing::TestWithParam<fs::path> {};

TEST_P(Transcript, ReadsAsWritten) {
  const std::string written = slurp(GetParam());
  std::istringstream script(written);
  const std::string actual = replay(script, slurp(fs::path(SCENARIOS) / "defaults.json"));
  if (std::getenv("REWRITE") != nullptr) {
    if (actual != written) std::ofstream(GetParam()) << actual;
  } else {
    EXPECT_EQ(actual, written);
  }
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Transcript, testing::ValuesIn(scenarios()),
                         [](const auto& info) { return info.param.stem().string(); });

}  // namespace
}  // namespace callcore
