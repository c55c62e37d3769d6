// Explores the large worlds, or those named.
#include <algorithm>
#include <iostream>
#include <string_view>
#include <vector>

#include "report.h"
#include "worlds.h"

int main(int argc, char** argv) {
  using namespace callcore::model;
  const std::vector<std::string_view> names(argv + 1, argv + argc);
  bool kept = true;
  for (const Bounds& bounds : largeWorlds()) {
    const bool named = std::find(names.begin(), names.end(), bounds.name) != names.end();
    if (!names.empty() && !named) continue;
    const Figures figures = explore(bounds, callcore::step, kThreads);
    report(std::cout, bounds, figures);
    const bool whole = figures.exhausted || bounds.mostDepth > 0;
    if (!figures.broken.empty()) std::cout << complaint(figures, callcore::step);
    kept = kept && whole && figures.broken.empty();
  }
  return kept ? 0 : 1;
}
