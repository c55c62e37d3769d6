// Prints js-glue/src/protocol.ts and the tables of wasm/README.md from schema.h and stage.h.
//   emit_protocol [--check] <protocol.ts> <README.md>
// With --check nothing is written: exit code 1 says that a file is not as it would be printed.
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

#include "tools/readme.h"
#include "tools/typescript.h"

namespace {

std::string slurp(const char* path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// Writes `text` to `path` unless it is there already, so that nothing is rebuilt for nothing.
bool settle(const char* path, const std::string& text, bool check) {
  if (slurp(path) == text) return true;
  if (check) {
    std::cerr << path << " is out of date: run `npm run generate`\n";
    return false;
  }
  std::ofstream(path) << text;
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const bool check = argc == 4 && std::string_view(argv[1]) == "--check";
  if (argc != 3 && !check) {
    std::cerr << "usage: emit_protocol [--check] <protocol.ts> <README.md>\n";
    return 2;
  }
  const char* protocol = argv[argc - 2];
  const char* readme = argv[argc - 1];

  const auto page = callcore::withTables(slurp(readme));
  if (!page) {
    std::cerr << readme
              << " lacks a pair of markers, such as <!-- events --> and <!-- /events -->\n";
    return 2;
  }
  const bool first = settle(protocol, callcore::protocolTs(), check);
  const bool second = settle(readme, *page, check);
  return first && second ? 0 : 1;
}
