#include "tools/citations.h"

#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <vector>

namespace callcore {
namespace {

namespace fs = std::filesystem;

bool isWordly(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// The numbers of every P1, P16 … that stands alone in the text.
std::set<int> rulesIn(const std::string& text) {
  std::set<int> rules;
  for (std::size_t at = text.find('P'); at != std::string::npos; at = text.find('P', at + 1)) {
    std::size_t end = at + 1;
    int number = 0;
    while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) != 0) {
      number = number * 10 + (text[end++] - '0');
    }
    const bool alone = (at == 0 || !isWordly(text[at - 1])) &&
                       (end == text.size() || !isWordly(text[end])) && end <= at + 3;
    if (alone && number > 0) rules.insert(number);
  }
  return rules;
}

std::string slurp(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// By rule, the paths of the files that cite it, as the README in wasm/ links to them.
std::map<int, std::vector<std::string>> citersIn(const fs::path& tests) {
  std::set<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(tests)) {
    const std::string kind = entry.path().extension();
    if (kind == ".txt" || kind == ".ts" || kind == ".cpp" || kind == ".h") {
      files.insert(entry.path());
    }
  }
  std::map<int, std::vector<std::string>> citers;
  for (const fs::path& file : files) {
    for (const int rule : rulesIn(slurp(file))) {
      citers[rule].push_back(fs::relative(file, tests.parent_path()).generic_string());
    }
  }
  return citers;
}

// The rules that the README's table has: not every number is the core's.
std::set<int> rulesOf(const std::string& page) {
  std::set<int> rules;
  for (int rule = 1; rule < 100; ++rule) {
    if (page.find("\n| P" + std::to_string(rule) + " | ") != std::string::npos) rules.insert(rule);
  }
  return rules;
}

}  // namespace

std::optional<std::string> citations(const std::string& page, const std::string& tests,
                                     std::string& amiss) {
  const auto citers = citersIn(fs::absolute(tests));
  std::ostringstream out;
  out << "| rule | cited by |\n|---|---|\n";
  const std::set<int> rules = rulesOf(page);
  for (const int rule : rules) {
    const auto found = citers.find(rule);
    if (found == citers.end()) {
      amiss = "rule P" + std::to_string(rule) + " is cited by no test below " + tests;
      return std::nullopt;
    }
    out << "| **P" << rule << "** |";
    const char* before = " ";
    for (const std::string& file : found->second) {
      out << before << '[' << fs::path(file).stem().string() << "](../" << file << ')';
      before = ", ";
    }
    out << " |\n";
  }
  for (const auto& [rule, files] : citers) {
    if (rules.contains(rule)) continue;
    amiss = files.front() + " cites P" + std::to_string(rule) + ", which is no rule of the table";
    return std::nullopt;
  }
  return out.str();
}

}  // namespace callcore
