// Writes and reads numbers of a few bits each.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "pack.h"

namespace callcore::model {

class BitWriter {
 public:
  static constexpr bool kReads = false;

  void bits(std::uint32_t& value, unsigned width) {
    if (value >> width != 0) {
      std::fprintf(stderr, "The model has no room for %u in %u bits.\n", value, width);
      std::abort();
    }
    if (at_ + width > kMostWords * 64) {
      std::fputs("The model has no room for so large a state.\n", stderr);
      std::abort();
    }
    const std::size_t word = at_ / 64;
    const unsigned shift = at_ % 64;
    packed_.words[word] |= std::uint64_t{value} << shift;
    if (shift + width > 64) packed_.words[word + 1] |= std::uint64_t{value} >> (64 - shift);
    at_ += width;
  }
  [[nodiscard]] Packed packed() {
    packed_.count = (at_ + 63) / 64;
    return packed_;
  }

 private:
  Packed packed_;
  unsigned at_ = 0;
};

class BitReader {
 public:
  static constexpr bool kReads = true;

  explicit BitReader(std::span<const std::uint64_t> words) : words_(words) {}

  void bits(std::uint32_t& value, unsigned width) {
    const std::size_t word = at_ / 64;
    const unsigned shift = at_ % 64;
    std::uint64_t found = words_[word] >> shift;
    if (shift + width > 64) found |= words_[word + 1] << (64 - shift);
    value = static_cast<std::uint32_t>(found & ((std::uint64_t{1} << width) - 1));
    at_ += width;
  }

 private:
  std::span<const std::uint64_t> words_;
  unsigned at_ = 0;
};

}  // namespace callcore::model
