// Every state found so far, by its fingerprint, in order of discovery.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "pack.h"

namespace callcore::model {

using Index = std::uint32_t;
inline constexpr Index kNone = ~Index{0};
inline constexpr Index kRest = kNone - 1;

struct Found {
  Fingerprint print;
  Index parent = kNone;  // Where it was found from, by a shortest way.
  // Where the first and the last of its settling moves lead; kRest if it has none, kNone if it is
  // unexplored.
  Index settled = kNone;
  Index settledOtherwise = kNone;
};

class Seen {
 public:
  Seen() : slots_(1U << 16U, kNone) {}

  struct Entry {
    Index index;
    bool isNew;
  };
  Entry add(const Fingerprint& print, Index parent);

  [[nodiscard]] Found& operator[](Index index) { return found_[index]; }
  [[nodiscard]] const Found& operator[](Index index) const { return found_[index]; }
  [[nodiscard]] Index size() const { return static_cast<Index>(found_.size()); }
  [[nodiscard]] std::size_t bytes() const {
    return found_.size() * sizeof(Found) + slots_.size() * sizeof(Index);
  }

 private:
  void grow();
  [[nodiscard]] std::size_t place(const Fingerprint& print) const;

  std::deque<Found> found_;
  std::vector<Index> slots_;  // A power of two, at most 3/4 of it used.
};

}  // namespace callcore::model
