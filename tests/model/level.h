// The states of one depth, packed one after another.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace callcore::model {

class Level {
 public:
  void add(std::span<const std::uint64_t> words) {
    words_.push_back(words.size());
    words_.insert(words_.end(), words.begin(), words.end());
    ++size_;
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t bytes() const { return words_.capacity() * sizeof(std::uint64_t); }

  template <class Visit>
  bool each(Visit visit) const {  // Until `visit` returns false.
    for (std::size_t at = 0; at < words_.size(); at += words_[at] + 1) {
      if (!visit(std::span(words_).subspan(at + 1, words_[at]))) return false;
    }
    return true;
  }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t size_ = 0;
};

}  // namespace callcore::model
