#include "explorer.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include "canonical.h"
#include "level.h"
#include "promises.h"
#include "reachable.h"
#include "settling.h"
#include "vain.h"
#include "way.h"

namespace callcore::model {
namespace {

struct Breach {
  const char* promise = nullptr;
  Index index = kNone;
};

// What the threads share.
struct Search {
  const Bounds& bounds;
  const Step& step;
  Seen seen;
  std::atomic<bool> stopped = false;
  std::mutex mutex;
  Breach breach;  // The first.

  void fail(const char* promise, Index index) {
    const std::lock_guard lock(mutex);
    if (!stopped.exchange(true)) breach = {promise, index};
  }
};

// Expands the states of one level, one after another.
class Worker {
 public:
  explicit Worker(Search& search) : search_(search) {}

  // Returns once all blocks are taken, or the search is stopped.
  void expandAll(std::vector<Block>& blocks, std::atomic<std::size_t>& next) {
    for (std::size_t at = next++; at < blocks.size(); at = next++) {
      const Block block = std::move(blocks[at]);  // Freed when it is done with.
      const bool whole = block.each([&](Index index, std::span<const std::uint64_t> words) {
        expand(unpack(words), index);
        return !search_.stopped;
      });
      if (!whole) return;
    }
  }

  // Canonical from here on.
  Index find(Node& node, Index parent) {
    makeCanonical(node);
    const Packed packed = pack(node);
    const auto [index, isNew] = search_.seen.add(fingerprint(packed.used()), parent);
    if (!isNew) return index;
    next.add(index, packed.used());
    figures.words += packed.count;
    figures.mostWords = std::max<std::uint64_t>(figures.mostWords, packed.count);
    return index;
  }

  Level next;
  Figures figures;

 private:
  void expand(const Node& node, Index index) {
    moves_.clear();
    settling_.clear();
    listMoves(node, search_.bounds, moves_);
    for (const Move& move : moves_) {
      after_ = node;
      Play play(search_.bounds, search_.step, after_);
      play.play(move);
      ++figures.transitions;
      const char* broken = play.broken() != nullptr ? play.broken() : brokenAnytime(after_);
      if (broken != nullptr) return search_.fail(broken, index);
      const Index to = find(after_, index);
      if (settles(move)) settling_.push_back(to);
    }
    search_.seen.settle(index, settling_);
    if (!settling_.empty()) return;
    ++figures.atRest;
    const char* broken = brokenAtRest(node);
    if (broken == nullptr) broken = brokenInVain(search_.bounds, search_.step, node);
    if (broken == nullptr && search_.bounds.reaches) {
      broken = brokenReach(search_.bounds, search_.step, node);
    }
    if (broken != nullptr) search_.fail(broken, index);
  }

  Search& search_;
  std::vector<Move> moves_;
  std::vector<Index> settling_;
  Node after_;  // Kept for its memory.
};

class Explorer {
 public:
  Explorer(const Bounds& bounds, const Step& step, unsigned threads)
      : search_{.bounds = bounds, .step = step}, threads_(threads) {}

  Figures run() {
    const auto started = std::chrono::steady_clock::now();
    Node first;
    Play begin(search_.bounds, search_.step, first);
    begin.begin();
    Worker worker(search_);
    worker.find(first, kNone);
    collect(worker);
    search();
    figures_.states = search_.seen.size();
    if (!search_.stopped) checkSettling();
    if (const auto [promise, index] = search_.breach; index != kNone) {
      figures_.broken = promise;
      figures_.way = wayTo(search_.bounds, search_.step, search_.seen, index, promise);
    }
    figures_.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return std::move(figures_);
  }

 private:
  void search() {
    const Bounds& bounds = search_.bounds;
    for (; !next_.blocks().empty(); ++figures_.depth) {
      if (bounds.mostDepth > 0 && figures_.depth == bounds.mostDepth) return;
      if (bounds.mostStates > 0 && search_.seen.size() >= bounds.mostStates) return;
      searchLevel();
      if (search_.stopped) return;
    }
    figures_.exhausted = true;
  }

  void searchLevel() {
    Level now = std::move(next_);
    next_ = {};
    const std::size_t bytes = now.bytes();
    std::atomic<std::size_t> next = 0;
    std::vector<Worker> workers;
    workers.reserve(threads_);
    for (unsigned i = 0; i < threads_; ++i) workers.emplace_back(search_);
    std::vector<std::thread> others;
    for (unsigned i = 1; i < threads_; ++i) {
      others.emplace_back([&, i] { workers[i].expandAll(now.blocks(), next); });
    }
    workers[0].expandAll(now.blocks(), next);
    for (std::thread& other : others) other.join();
    for (Worker& worker : workers) collect(worker);
    figures_.bytes = std::max(figures_.bytes, search_.seen.bytes() + bytes + next_.bytes());
  }

  void collect(Worker& worker) {
    next_.append(std::move(worker.next));
    figures_.transitions += worker.figures.transitions;
    figures_.atRest += worker.figures.atRest;
    figures_.words += worker.figures.words;
    figures_.mostWords = std::max(figures_.mostWords, worker.figures.mostWords);
  }

  void checkSettling() {
    const Settling settling = measureSettling(search_.seen);
    figures_.longestSettling = settling.longest;
    if (settling.circle == kNone) return;
    figures_.broken = "from here on there may be no end to it";
    figures_.way = wayTo(search_.bounds, search_.step, search_.seen, settling.circle, nullptr);
  }

  Search search_;
  unsigned threads_;
  Level next_;
  Figures figures_;
};

}  // namespace

Figures explore(const Bounds& bounds, const Step& step, unsigned threads) {
  return Explorer(bounds, step, threads).run();
}

}  // namespace callcore::model
