// A Node as a few words, and back. Of a canonical Node only: its numbers are small, its pauses zero
// and its pending commands numbered from 1.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/command.h"
#include "surroundings.h"

namespace callcore::model {

inline constexpr std::size_t kMostWords = 24;

// `count` words hold it.
struct Packed {
  std::array<std::uint64_t, kMostWords> words{};
  std::size_t count = 0;
  [[nodiscard]] std::span<const std::uint64_t> used() const { return {words.data(), count}; }
};

// Ends the program when something is too large for its place: nothing may be lost in silence.
[[nodiscard]] Packed pack(const Node& node);
[[nodiscard]] Node unpack(std::span<const std::uint64_t> words);

// A number that orders actions by what they say.
[[nodiscard]] std::uint64_t rankOf(const Action& action);

// 128 bits: among 10^8 states two differing ones share it with a chance of 10^16 / 2^129 < 10^-22.
struct Fingerprint {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};
[[nodiscard]] Fingerprint fingerprint(std::span<const std::uint64_t> words);

}  // namespace callcore::model
