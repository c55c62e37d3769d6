#include "settling.h"

#include <algorithm>
#include <vector>

namespace callcore::model {
namespace {

constexpr std::uint16_t kUnknown = 0xffff;
constexpr std::uint16_t kUnderWay = 0xfffe;

bool isState(Index index) { return index != kNone && index != kRest; }

Settling measure(const Seen& seen, Index Found::*next) {
  Settling result;
  std::vector<std::uint16_t> distance(seen.size(), kUnknown);
  std::vector<Index> trail;
  for (Index start = 0; start < seen.size(); ++start) {
    Index at = start;
    for (; isState(at) && distance[at] == kUnknown; at = seen[at].*next) {
      distance[at] = kUnderWay;
      trail.push_back(at);
    }
    if (isState(at) && distance[at] == kUnderWay) return {.longest = 0, .circle = at};
    std::uint16_t length = isState(at) ? distance[at] + 1U : 0;
    for (; !trail.empty(); trail.pop_back()) {
      distance[trail.back()] = length;
      result.longest = std::max<unsigned>(result.longest, length++);
    }
  }
  return result;
}

}  // namespace

Settling measureSettling(const Seen& seen) {
  const Settling first = measure(seen, &Found::settled);
  if (first.circle != kNone) return first;
  const Settling last = measure(seen, &Found::settledOtherwise);
  return {.longest = std::max(first.longest, last.longest), .circle = last.circle};
}

}  // namespace callcore::model
