// Prints js-glue/src/protocol.ts, and the tables of wasm/README.md, from schema.h, stage.h and the
// tests.
//   emit_protocol <protocol.ts> <README.md> <tests>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "tools/readme.h"
#include "tools/typescript.h"

namespace {

std::string slurp(const char* path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// Writes `text` to `path` unless it is there already, so that nothing is rebuilt for nothing.
void settle(const char* path, const std::string& text) {
  if (slurp(path) != text) std::ofstream(path) << text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: emit_protocol <protocol.ts> <README.md> <tests>\n";
    return 2;
  }
  const char* readme = argv[2];
  std::string amiss;
  const auto page = callcore::withTables(slurp(readme), argv[3], amiss);
  if (!page) {
    std::cerr << readme << ": " << amiss << '\n';
    return 1;
  }
  settle(argv[1], callcore::protocolTs());
  settle(readme, *page);
  return 0;
}
