#include "seen.h"

namespace callcore::model {

// Where it is, or where it would go.
std::size_t Seen::place(const Fingerprint& print) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = print.low & mask;
  while (slots_[at] != kNone && found_[slots_[at]].print != print) at = (at + 1) & mask;
  return at;
}

Seen::Entry Seen::add(const Fingerprint& print, Index parent) {
  const std::size_t at = place(print);
  if (slots_[at] != kNone) return {slots_[at], false};
  const Index index = size();
  found_.push_back({.print = print, .parent = parent});
  slots_[at] = index;
  if (found_.size() * 4 > slots_.size() * 3) grow();
  return {index, true};
}

void Seen::grow() {
  const std::size_t size = slots_.size() * 2;
  slots_.clear();
  slots_.shrink_to_fit();
  slots_.assign(size, kNone);
  for (Index index = 0; index < found_.size(); ++index) slots_[place(found_[index].print)] = index;
}

}  // namespace callcore::model
