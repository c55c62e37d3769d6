#include "settling.h"

#include <algorithm>
#include <vector>

namespace callcore::model {
namespace {

constexpr std::uint16_t kUnknown = 0xffff;
constexpr std::uint16_t kUnderWay = 0xfffe;

// Longest ways to rest, depth first, with a stack of its own.
class Measure {
 public:
  explicit Measure(const Seen& seen) : seen_(seen), distance_(seen.end(), kUnknown) {}

  Settling of() {
    seen_.each([&](Index start) {
      if (result_.circle == kNone) follow(start);
    });
    return result_;
  }

 private:
  void follow(Index start) {
    trail_.assign(1, start);
    while (!trail_.empty() && result_.circle == kNone) {
      const Index at = trail_.back();
      if (distance_[at] < kUnderWay) {  // By another way, meanwhile.
        trail_.pop_back();
      } else {
        visit(at);
      }
    }
  }

  void visit(Index at) {
    distance_[at] = kUnderWay;
    std::uint16_t longest = 0;
    bool known = true;
    seen_.eachSettling(at, [&](Index to) {
      if (distance_[to] == kUnderWay) {
        result_ = {.longest = 0, .circle = at};
        return false;
      }
      if (distance_[to] == kUnknown) {
        trail_.push_back(to);
        return known = false;
      }
      longest = std::max<std::uint16_t>(longest, distance_[to] + 1U);
      return true;
    });
    if (!known || result_.circle != kNone) return;
    distance_[at] = longest;
    result_.longest = std::max<unsigned>(result_.longest, longest);
    trail_.pop_back();
  }

  const Seen& seen_;
  std::vector<std::uint16_t> distance_;
  std::vector<Index> trail_;
  Settling result_;
};

}  // namespace

Settling measureSettling(const Seen& seen) { return Measure(seen).of(); }

}  // namespace callcore::model
