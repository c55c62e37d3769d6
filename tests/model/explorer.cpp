#include "explorer.h"

#include <algorithm>
#include <chrono>

#include "canonical.h"
#include "level.h"
#include "promises.h"
#include "settling.h"
#include "way.h"

namespace callcore::model {
namespace {

class Explorer {
 public:
  Explorer(const Bounds& bounds, const Step& step) : bounds_(bounds), step_(step) {}

  Figures run() {
    const auto started = std::chrono::steady_clock::now();
    Node first;
    Play begin(bounds_, step_, first);
    begin.begin();
    find(first, kNone);
    search();
    figures_.states = seen_.size();
    if (figures_.broken.empty()) checkSettling();
    figures_.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return std::move(figures_);
  }

 private:
  // Canonical from here on.
  Index find(Node& node, Index parent) {
    makeCanonical(node);
    const Packed packed = pack(node);
    const auto [index, isNew] = seen_.add(fingerprint(packed.used()), parent);
    if (isNew) next_.add(packed.used());
    return index;
  }

  void search() {
    for (Index index = 0; next_.size() > 0; ++figures_.depth) {
      if (bounds_.mostDepth > 0 && figures_.depth == bounds_.mostDepth) return;
      const Level now = std::move(next_);
      next_ = {};
      const bool whole = now.each([&](std::span<const std::uint64_t> words) {
        return expand(unpack(words), index++) &&
               (bounds_.mostStates == 0 || seen_.size() < bounds_.mostStates);
      });
      figures_.bytes = std::max(figures_.bytes, seen_.bytes() + now.bytes() + next_.bytes());
      if (!whole) return;
    }
    figures_.exhausted = true;
  }

  // False when a promise is broken.
  bool expand(const Node& node, Index index) {
    Index first = kRest;
    Index last = kRest;
    for (const Move& move : movesOf(node, bounds_)) {
      Node after = node;
      Play play(bounds_, step_, after);
      play.play(move);
      ++figures_.transitions;
      const char* broken = play.broken() != nullptr ? play.broken() : brokenAnytime(after);
      if (broken != nullptr) return fail(broken, index);
      const Index to = find(after, index);
      if (!settles(move)) continue;
      if (first == kRest) first = to;
      last = to;
    }
    seen_[index].settled = first;
    seen_[index].settledOtherwise = last;
    if (first != kRest) return true;
    ++figures_.atRest;
    const char* broken = brokenAtRest(node);
    return broken == nullptr || fail(broken, index);
  }

  bool fail(const char* promise, Index index) {
    figures_.broken = promise;
    figures_.way = wayTo(bounds_, step_, seen_, index, promise);
    return false;
  }

  void checkSettling() {
    const Settling settling = measureSettling(seen_);
    figures_.longestSettling = settling.longest;
    if (settling.circle == kNone) return;
    figures_.broken = "from here on there is no end to it";
    figures_.way = wayTo(bounds_, step_, seen_, settling.circle, nullptr);
  }

  const Bounds& bounds_;
  const Step& step_;
  Seen seen_;
  Level next_;
  Figures figures_;
};

}  // namespace

Figures explore(const Bounds& bounds, const Step& step) { return Explorer(bounds, step).run(); }

}  // namespace callcore::model
