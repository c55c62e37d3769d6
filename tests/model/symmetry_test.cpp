// What the explorer takes for one state behaves as one: it does not matter which of two open calls
// came first.
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>
#include <set>

#include "canonical.h"
#include "moves.h"
#include "pack.h"
#include "play.h"
#include "promises.h"

namespace callcore::model {
namespace {

using Print = std::pair<std::uint64_t, std::uint64_t>;

Print printOf(Node node) {
  makeCanonical(node, Order::ofArrival);
  const Fingerprint print = fingerprint(pack(node).used());
  return {print.low, print.high};
}

// As if the calls had come in another order; false unless it is the open ones alone that change
// places.
bool permute(Node& node, const std::vector<std::size_t>& order) {
  const std::vector<Call> calls = node.core.calls;
  std::vector<ExtraLine> lines;
  std::size_t lastUnopened = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Call& call = node.core.calls[i] = calls[order[i]];
    if (call.stage != Stage::open) {
      if (order[i] < lastUnopened) return false;
      lastUnopened = order[i];
    }
    for (const ExtraLine& line : node.core.lines) {
      if (line.id == call.line) lines.push_back(line);
    }
  }
  node.core.lines = lines;
  return true;
}

// The same for all states that differ only in which open call came first.
Print classOf(const Node& node) {
  std::vector<std::size_t> order(node.core.calls.size());
  std::iota(order.begin(), order.end(), 0);
  Print least = printOf(node);
  while (std::next_permutation(order.begin(), order.end())) {
    Node other = node;
    if (permute(other, order)) least = std::min(least, printOf(other));
  }
  return least;
}

// Where a state leads and whether it is right, with calls alike.
struct Behaviour {
  std::set<Print> next;
  std::set<Print> settled;
  bool broken = false;
  friend bool operator==(const Behaviour&, const Behaviour&) = default;
};

struct Compared {
  std::size_t states = 0;   // Told apart by which call came first.
  std::size_t classes = 0;  // Not told apart by that.
  bool alike = true;
};

Compared compare(const Bounds& bounds) {
  const Step core = step;
  std::set<Print> seen;
  std::map<Print, Behaviour> classes;
  std::deque<Node> queue(1);
  Compared result;
  for (; !queue.empty() && result.alike; queue.pop_front()) {
    const Node& node = queue.front();
    Behaviour behaviour{.next = {}, .settled = {}, .broken = brokenAnytime(node) != nullptr};
    std::vector<Move> moves;
    listMoves(node, bounds, moves);
    for (const Move& move : moves) {
      Node after = node;
      Play play(bounds, core, after);
      play.play(move);
      behaviour.broken = behaviour.broken || play.broken() != nullptr;
      const Print to = classOf(after);
      behaviour.next.insert(to);
      if (settles(move)) behaviour.settled.insert(to);
      makeCanonical(after, Order::ofArrival);
      if (seen.insert(printOf(after)).second) queue.push_back(after);
    }
    const auto [known, isNew] = classes.emplace(classOf(node), behaviour);
    Node free = node;
    makeCanonical(free, Order::free);
    result.alike = (isNew || known->second == behaviour) && classOf(free) == known->first;
  }
  result.states = seen.size();
  result.classes = classes.size();
  return result;
}

TEST(Symmetry, DoesNotTellOpenCallsApartByWhichCameFirst) {
  const Compared three = compare({.calls = 3});
  EXPECT_TRUE(three.alike);
  EXPECT_LT(three.classes, three.states);
}

TEST(Symmetry, DoesNotTellThemApartWithPartiesAndFailures) {
  const Compared two = compare({.calls = 2,
                                .parties = 1,
                                .resumeOnEnd = ResumeOnEnd::previous,
                                .wishes = 1,
                                .failures = 1,
                                .selects = true,
                                .agentHolds = true,
                                .acceptFails = true,
                                .promptFlex = true,
                                .silenceFails = true,
                                .linesFail = true});
  EXPECT_TRUE(two.alike);
  EXPECT_LT(two.classes, two.states);
}

}  // namespace
}  // namespace callcore::model
