// A journal that a session has exported (js-glue/src/journal.ts), read and checked.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

namespace callcore {

struct CoreJournal {
  std::uint32_t leftOut = 0;        // Events before the first of `events`.
  std::vector<std::string> events;  // Each is JSON, and the core takes it in.
};

struct JournalFile {
  std::string plugin;
  std::string options;  // The last `configured` event, as JSON; empty if there was none.
  std::vector<CoreJournal> cores;
};

// Fills `journal`, or says what is amiss and where: "cores[0].events[3]: call: expected a whole
// number". Empty when all is well.
[[nodiscard]] std::string readJournal(std::istream& in, JournalFile& journal);

}  // namespace callcore
