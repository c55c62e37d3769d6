// Words for people. The core never reads them: it says which to show, and the boundary has the
// text.
#pragma once

#include <cstdint>

namespace callcore {

enum class Reason : std::uint8_t {
  none,            // Nothing to add.
  reported,        // What the event at hand said, word for word.
  noConnectToken,  // The call carried no token by which another line could take it over.
  tooManyCalls,    // As many calls are there as the configuration allows.
};

}  // namespace callcore
