// The one door: a class with one method.
#pragma once

#include <string>
#include <string_view>

#include "boundary/codec.h"
#include "boundary/strings.h"
#include "core/state.h"

namespace callcore {

// One agent's calls.
class Core {
 public:
  // An event in, what to do about it out; both JSON, as js-glue/src/protocol.ts has them. Text that
  // is no event gives `{"error": {"field", "message"}}` and changes nothing. A snapshot comes only
  // when it is another than before, and names calls that are as before: text is most of the time
  // that a dispatch takes.
  [[nodiscard]] std::string dispatch(std::string_view eventJson);

  [[nodiscard]] const State& state() const { return state_; }

 private:
  State state_;
  Strings strings_;
  Snapshot told_;  // As JavaScript knows it.
};

}  // namespace callcore
