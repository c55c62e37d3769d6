#include "seen.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace callcore::model {
namespace {

std::uint32_t tagOf(const Fingerprint& print) { return static_cast<std::uint32_t>(print.high); }

}  // namespace

Seen::Seen() : shards_(std::make_unique<std::array<Shard, kShards>>()) {
  for (Shard& shard : *shards_) shard.slots.resize(1U << 10U);
}

// Where it is, or where it would go.
std::size_t Seen::Shard::place(const Fingerprint& print) const {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = print.low >> kShardBits & mask;
  const std::uint32_t tag = tagOf(print);
  while (slots[at].at != kNone && (slots[at].tag != tag || found[slots[at].at].print != print)) {
    at = (at + 1) & mask;
  }
  return at;
}

Seen::Entry Seen::add(const Fingerprint& print, Index parent) {
  const auto number = static_cast<Index>(print.low % kShards);
  Shard& shard = (*shards_)[number];
  const std::lock_guard lock(shard.mutex);
  Slot& slot = shard.slots[shard.place(print)];
  if (slot.at != kNone) return {slot.at << kShardBits | number, false};
  const auto at = static_cast<Index>(shard.found.size());
  if (at >> (31U - kShardBits) != 0) {
    std::fputs("The model has no room for so many states.\n", stderr);
    std::abort();
  }
  slot = {.tag = tagOf(print), .at = at};
  shard.found.push_back({.print = print, .parent = parent});
  if (shard.found.size() * 4 > shard.slots.size() * 3) shard.grow();
  return {at << kShardBits | number, true};
}

void Seen::Shard::grow() {
  const std::size_t size = slots.size() * 2;
  slots = {};
  slots.resize(size);
  for (Index at = 0; at < found.size(); ++at) {
    slots[place(found[at].print)] = {.tag = tagOf(found[at].print), .at = at};
  }
}

void Seen::settle(Index index, std::span<const Index> to) {
  if (to.empty()) return;
  Shard& shard = (*shards_)[index % kShards];
  const std::lock_guard lock(shard.mutex);
  shard.found[index >> kShardBits].settling = static_cast<std::uint32_t>(shard.settling.size());
  shard.settling.insert(shard.settling.end(), to.begin(), to.end());
  shard.settling.back() |= kLast;
}

const Found& Seen::operator[](Index index) const {
  return (*shards_)[index % kShards].found[index >> kShardBits];
}

std::uint64_t Seen::size() const {
  std::uint64_t sum = 0;
  for (const Shard& shard : *shards_) sum += shard.found.size();
  return sum;
}

std::size_t Seen::bytes() const {
  std::size_t sum = 0;
  for (const Shard& shard : *shards_) {
    sum += shard.found.capacity() * sizeof(Found) + shard.slots.capacity() * sizeof(Slot) +
           shard.settling.capacity() * sizeof(std::uint32_t);
  }
  return sum;
}

Index Seen::end() const {
  std::size_t most = 0;
  for (const Shard& shard : *shards_) most = std::max(most, shard.found.size());
  return static_cast<Index>(most << kShardBits);
}

}  // namespace callcore::model
