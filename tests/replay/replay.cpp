// Plays a session's journal through the core, and prints the transcript as a scenario.
//   replay FILE [CORE]     CORE: which of the journal's cores, from 1; all of them unless it is
//   said
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "journal_file.h"
#include "script.h"
#include "transcript.h"

namespace {

std::string slurp(const char* path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    std::cerr << "usage: replay FILE [CORE]\n";
    return 2;
  }
  std::ifstream in(argv[1]);
  callcore::JournalFile journal;
  const std::string amiss = in ? readJournal(in, journal) : "cannot be read";
  if (!amiss.empty()) {
    std::cerr << argv[1] << ": " << amiss << '\n';
    return 1;
  }
  const std::size_t only = argc == 3 ? std::strtoul(argv[2], nullptr, 10) : 0;
  if (argc == 3 && (only < 1 || only > journal.cores.size())) {
    std::cerr << argv[1] << ": has cores 1 to " << journal.cores.size() << ", not " << argv[2]
              << '\n';
    return 1;
  }
  const std::string defaults = slurp(DEFAULTS);
  const auto usual = nlohmann::json::parse(defaults);
  for (std::size_t i = 0; i < journal.cores.size(); ++i) {
    if (only != 0 && only != i + 1) continue;
    std::istringstream script("# Version " + journal.plugin + ", core " + std::to_string(i + 1) +
                              " of " + std::to_string(journal.cores.size()) + ".\n" +
                              scriptOf(journal.cores[i], journal.options, usual));
    std::cout << callcore::replay(script, defaults);
  }
  return 0;
}
