// The states of one depth, packed one after another in blocks, which threads take one at a time.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "seen.h"

namespace callcore::model {

class Block {
 public:
  void add(Index index, std::span<const std::uint64_t> words) {
    words_.push_back(std::uint64_t{index} << 32U | words.size());
    words_.insert(words_.end(), words.begin(), words.end());
  }
  [[nodiscard]] bool isFull() const { return words_.size() >= kWords; }
  [[nodiscard]] std::size_t bytes() const { return words_.capacity() * sizeof(std::uint64_t); }

  template <class Visit>
  [[nodiscard]] bool each(Visit visit) const {  // Until `visit` returns false.
    for (std::size_t at = 0; at < words_.size();) {
      const auto index = static_cast<Index>(words_[at] >> 32U);
      const std::size_t count = words_[at] & 0xffffffffU;
      if (!visit(index, std::span(words_).subspan(at + 1, count))) return false;
      at += count + 1;
    }
    return true;
  }

 private:
  static constexpr std::size_t kWords = 1U << 14U;
  std::vector<std::uint64_t> words_;
};

class Level {
 public:
  void add(Index index, std::span<const std::uint64_t> words) {
    if (blocks_.empty() || blocks_.back().isFull()) blocks_.emplace_back();
    blocks_.back().add(index, words);
  }
  void append(Level&& other) {
    for (Block& block : other.blocks_) blocks_.push_back(std::move(block));
    other.blocks_.clear();
  }
  [[nodiscard]] std::vector<Block>& blocks() { return blocks_; }
  [[nodiscard]] std::size_t bytes() const {
    std::size_t sum = 0;
    for (const Block& block : blocks_) sum += block.bytes();
    return sum;
  }

 private:
  std::vector<Block> blocks_;
};

}  // namespace callcore::model
