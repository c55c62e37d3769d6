// Explores the large worlds, or those named, be they large or not. MOST=n ends each at n states or
// little more, to see how fast a new one grows.
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string_view>
#include <vector>

#include "report.h"
#include "worlds.h"

int main(int argc, char** argv) {
  using namespace callcore::model;
  const std::vector<std::string_view> names(argv + 1, argv + argc);
  std::vector<Bounds> worlds = largeWorlds();
  if (!names.empty()) {
    for (const Bounds& world : everydayWorlds()) worlds.push_back(world);
    std::erase_if(worlds, [&](const Bounds& world) {
      return std::find(names.begin(), names.end(), world.name) == names.end();
    });
  }
  const char* most = std::getenv("MOST");
  bool kept = !worlds.empty();
  for (Bounds& bounds : worlds) {
    if (most != nullptr) bounds.mostStates = std::strtoull(most, nullptr, 10);
    const Figures figures = explore(bounds, callcore::step, kThreads);
    report(std::cout, bounds, figures);
    const bool whole = figures.exhausted || bounds.mostDepth > 0;
    if (!figures.broken.empty()) std::cout << complaint(figures, callcore::step);
    kept = kept && whole && figures.broken.empty();
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::cout << "At most " << usage.ru_maxrss / 1024 << " MiB in all.\n";
  return kept ? 0 : 1;
}
