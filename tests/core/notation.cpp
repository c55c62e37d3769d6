#include "notation.h"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <vector>

namespace callcore {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

// Parted by spaces that are not within quotes.
std::vector<std::string> wordsOf(std::string_view line) {
  std::vector<std::string> words(1);
  bool quoted = false;
  bool escaped = false;
  for (const char c : line) {
    if (c == ' ' && !quoted) {
      if (!words.back().empty()) words.emplace_back();
      continue;
    }
    words.back() += c;
    if (c == '"' && !escaped) quoted = !quoted;
    escaped = quoted && c == '\\' && !escaped;
  }
  return words;
}

// "ada:customer:held,bob:worker" -> [{"party":"ada","kind":"customer","held":true}, ...]
json partiesOf(const std::string& text) {
  json parties = json::array();
  std::istringstream list(text);
  for (std::string one; std::getline(list, one, ',');) {
    std::istringstream words(one);
    std::string party, kind, held;
    std::getline(words, party, ':');
    std::getline(words, kind, ':');
    std::getline(words, held, ':');
    parties.push_back({{"party", party}, {"kind", kind}, {"held", held == "held"}});
  }
  return parties;
}

json valueOf(const std::string& name, const std::string& text) {
  const json literal = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (name == "parties" && !literal.is_array()) return partiesOf(text);
  return literal.is_discarded() ? json(text) : literal;
}

std::string partiesText(const json& parties) {
  std::string text;
  for (const json& party : parties) {
    if (!party.is_object() || !party.contains("party") || !party["party"].is_string()) return "[";
    if (!party.contains("kind") || !party["kind"].is_string()) return "[";
    if (!text.empty()) text += ',';
    text += party["party"].get<std::string>() + ":" + party["kind"].get<std::string>();
    if (party.contains("held") && party["held"] == true) text += ":held";
  }
  return text;
}

// As plain as can be: whatever would be read as something else is quoted, as JSON.
std::string valueText(const std::string& name, const json& value) {
  const bool parties = name == "parties" && value.is_array();
  const std::string plain = parties             ? partiesText(value)
                            : value.is_string() ? value.get<std::string>()
                                                : value.dump();
  const bool oneWord = std::none_of(plain.begin(), plain.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == '"';
  });
  return oneWord && valueOf(name, plain) == value ? plain : value.dump();
}

}  // namespace

json eventOf(const std::string& line, const json& defaults) {
  const std::vector<std::string> words = wordsOf(line);
  json event = defaults.value(words.front(), json::object());
  event["type"] = words.front();
  for (auto word = words.begin() + 1; word != words.end(); ++word) {
    if (word->empty()) continue;
    const auto equals = word->find('=');
    const std::string name = word->substr(0, equals);
    event[name] =
        equals == std::string::npos ? json(true) : valueOf(name, word->substr(equals + 1));
  }
  return event;
}

std::string lineOf(const ordered_json& event, const json& defaults) {
  std::string line = event["type"].get<std::string>();
  const json usual = defaults.value(line, json::object());
  for (const auto& [name, given] : event.items()) {
    const json value = given;
    if (name == "type" || (usual.contains(name) && usual[name] == value)) continue;
    line += " " + name;
    if (value != true) line += "=" + valueText(name, value);
  }
  return line;
}

}  // namespace callcore
