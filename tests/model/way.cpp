#include "way.h"

#include <algorithm>
#include <cstring>

#include "canonical.h"
#include "promises.h"
#include "reachable.h"
#include "vain.h"

namespace callcore::model {
namespace {

std::vector<Index> chainTo(const Seen& seen, Index index) {
  std::vector<Index> chain;
  for (; seen[index].parent != kNone; index = seen[index].parent) chain.push_back(index);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

bool isThat(Node node, const Found& found) {
  makeCanonical(node);
  return fingerprint(pack(node).used()) == found.print;
}

}  // namespace

std::vector<Event> wayTo(const Bounds& bounds, const Step& step, const Seen& seen, Index index,
                         const char* promise) {
  std::vector<Event> way;
  Node node;
  Play begin(bounds, step, node, &way);
  begin.begin();
  // Plays the first move that `fits`, if any does; the Node keeps its names, so that they can be
  // read.
  const auto go = [&](auto fits) {
    std::vector<Move> moves;
    listMoves(node, bounds, moves);
    for (const Move& move : moves) {
      Node after = node;
      std::vector<Event> events;
      Play play(bounds, step, after, &events);
      play.play(move);
      if (!fits(after, play.broken())) continue;
      way.insert(way.end(), events.begin(), events.end());
      node = after;
      forgetSlots(node);  // Which leave room for others.
      return true;
    }
    return false;
  };
  for (const Index each : chainTo(seen, index)) {
    go([&](const Node& after, const char* /*broken*/) { return isThat(after, seen[each]); });
  }
  if (promise == nullptr) return way;
  const bool found = go([&](const Node& after, const char* broken) {
    if (broken == nullptr) broken = brokenAnytime(after);
    return broken != nullptr && std::strcmp(broken, promise) == 0;
  });
  if (found || brokenAtRest(node) != nullptr) return way;
  if (brokenInVain(bounds, step, node, &way) == nullptr) {
    (void)brokenReach(bounds, step, node, &way);
  }
  return way;
}

}  // namespace callcore::model
