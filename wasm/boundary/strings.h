// The text behind the core's numbers.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/reason.h"

namespace callcore {

// Twilio's and the plugin's names of things, each with a number from 1 upwards. Some 100 bytes
// each, and three or four to a call: a day of them is nothing, so none is ever forgotten.
class Strings {
 public:
  [[nodiscard]] std::uint32_t intern(std::string_view text) {
    const auto known = numbers_.find(text);
    if (known != numbers_.end()) return known->second;
    texts_.emplace_back(text);
    return numbers_[std::string(text)] = static_cast<std::uint32_t>(texts_.size());
  }
  [[nodiscard]] std::string_view text(std::uint32_t number) const {
    return number == 0 || number > texts_.size() ? std::string_view() : texts_[number - 1];
  }

  // What the event at hand gave as its reason. One is enough: no reason outlives its event.
  void report(std::string_view text) { reported_ = text; }
  [[nodiscard]] std::string_view text(Reason reason) const {
    switch (reason) {
      case Reason::none:
        return "";
      case Reason::reported:
        return reported_;
      case Reason::noConnectToken:
        return "it has no connect token";
      case Reason::tooManyCalls:
        return "as many calls are there as the configuration allows";
    }
    return "";
  }

 private:
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::vector<std::string> texts_;
  std::string reported_;
};

}  // namespace callcore
