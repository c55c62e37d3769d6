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
    if (value >> width != 0) refuse(value, width);
    open_ |= std::uint64_t{value} << at_;
    at_ += width;
    if (at_ < 64) return;
    close();
    at_ -= 64;
    open_ = at_ == 0 ? 0 : std::uint64_t{value} >> (width - at_);
  }
  [[nodiscard]] Packed packed() {
    if (at_ > 0) close();
    return packed_;
  }

 private:
  void close() {
    if (packed_.count == kMostWords) refuse(0, 0);
    packed_.words[packed_.count++] = open_;
  }
  [[noreturn]] static void refuse(std::uint32_t value, unsigned width) {
    if (width == 0) std::fputs("The model has no room for so large a state.\n", stderr);
    if (width != 0)
      std::fprintf(stderr, "The model has no room for %u in %u bits.\n", value, width);
    std::abort();
  }

  Packed packed_;
  std::uint64_t open_ = 0;  // The word that is being filled.
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
