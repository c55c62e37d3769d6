#include "journal_file.h"

#include <nlohmann/json.hpp>

#include "boundary/core.h"

namespace callcore {
namespace {

using nlohmann::json;

std::string readHead(const json& root, JournalFile& journal) {
  if (!root.is_object()) return "expected a JSON object";
  if (root.value("format", json()) != "multi-call journal")
    return "format: expected \"multi-call journal\"";
  if (root.value("version", json()) != 1) return "version: expected 1";
  const json plugin = root.value("plugin", json());
  if (!plugin.is_string()) return "plugin: expected text";
  journal.plugin = plugin.get<std::string>();
  const json options = root.value("options", json());
  if (!options.is_null() && !options.is_object()) return "options: expected an object, or null";
  if (options.is_object()) journal.options = options.dump();
  return "";
}

// What the core says against it; empty when it takes it in.
std::string refusalOf(const std::string& event, Core& core) {
  if (!json::parse(event, nullptr, /*allow_exceptions=*/false).is_object())
    return "expected the text of a JSON object";
  const json reply = json::parse(core.dispatch(event));
  if (!reply.contains("error")) return "";
  const json& error = reply["error"];
  return error["field"].get<std::string>() + ": " + error["message"].get<std::string>();
}

std::string readCore(const json& from, CoreJournal& core) {
  if (!from.is_object()) return ": expected an object";
  const json leftOut = from.value("leftOut", json());
  if (!leftOut.is_number_unsigned()) return ".leftOut: expected a whole number";
  core.leftOut = leftOut.get<std::uint32_t>();
  const json events = from.value("events", json());
  if (!events.is_array()) return ".events: expected a list";
  Core taking;
  for (const json& event : events) {
    const std::string where = ".events[" + std::to_string(core.events.size()) + "]: ";
    if (!event.is_string()) return where + "expected text";
    core.events.push_back(event.get<std::string>());
    if (const auto refusal = refusalOf(core.events.back(), taking); !refusal.empty())
      return where + refusal;
  }
  return "";
}

}  // namespace

std::string readJournal(std::istream& in, JournalFile& journal) {
  const json root = json::parse(in, nullptr, /*allow_exceptions=*/false);
  if (root.is_discarded()) return "not JSON";
  if (auto amiss = readHead(root, journal); !amiss.empty()) return amiss;
  Core taking;
  if (!journal.options.empty()) {
    if (const auto refusal = refusalOf(journal.options, taking); !refusal.empty())
      return "options: " + refusal;
  }
  const json cores = root.value("cores", json());
  if (!cores.is_array()) return "cores: expected a list";
  for (const json& core : cores) {
    const std::string where = "cores[" + std::to_string(journal.cores.size()) + "]";
    const auto amiss = readCore(core, journal.cores.emplace_back());
    if (!amiss.empty()) return where + amiss;
  }
  return "";
}

}  // namespace callcore
