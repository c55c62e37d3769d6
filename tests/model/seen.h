// Every state found so far, by its fingerprint. Several threads may add states at a time.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "pack.h"

namespace callcore::model {

// Of a state, in 31 bits: the five lowest say in which shard it is.
using Index = std::uint32_t;
inline constexpr Index kNone = ~Index{0};

struct Found {
  Fingerprint print;
  Index parent = kNone;  // Where it was found from, by a shortest way.
  // Where in its shard's list it is said to which states its settling moves lead; kNone if it has
  // none, or is unexplored.
  std::uint32_t settling = kNone;
};

class Seen {
 public:
  Seen();

  struct Entry {
    Index index;
    bool isNew;
  };
  Entry add(const Fingerprint& print, Index parent);

  // The settling moves of a state lead to these.
  void settle(Index index, std::span<const Index> to);

  // The rest is for when no thread adds anything.
  [[nodiscard]] const Found& operator[](Index index) const;
  template <class Visit>
  void eachSettling(Index index, Visit visit) const;  // Until `visit` returns false.
  template <class Visit>
  void each(Visit visit) const;

  [[nodiscard]] std::uint64_t size() const;
  [[nodiscard]] std::size_t bytes() const;
  [[nodiscard]] Index end() const;  // Above every index.

 private:
  static constexpr unsigned kShardBits = 5;
  static constexpr std::size_t kShards = std::size_t{1} << kShardBits;
  static constexpr std::uint32_t kLast = 1U << 31U;  // Marks the last of a state's settling moves.

  struct Slot {
    std::uint32_t tag = 0;  // Of the fingerprint, so that most others need not be looked up.
    std::uint32_t at = kNone;
  };
  struct Shard {
    mutable std::mutex mutex;
    std::vector<Found> found;
    std::vector<Slot> slots;  // A power of two, at most 3/4 of it used.
    std::vector<std::uint32_t> settling;

    [[nodiscard]] std::size_t place(const Fingerprint& print) const;
    void grow();
  };

  std::unique_ptr<std::array<Shard, kShards>> shards_;
};

template <class Visit>
void Seen::eachSettling(Index index, Visit visit) const {
  std::uint32_t at = (*this)[index].settling;
  if (at == kNone) return;
  const Shard& shard = (*shards_)[index % kShards];
  while (visit(shard.settling[at] & ~kLast) && (shard.settling[at] & kLast) == 0) ++at;
}

template <class Visit>
void Seen::each(Visit visit) const {
  for (Index shard = 0; shard < kShards; ++shard) {
    for (Index at = 0; at < (*shards_)[shard].found.size(); ++at) {
      visit(at << kShardBits | shard);
    }
  }
}

}  // namespace callcore::model
