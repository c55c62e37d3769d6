#include "script.h"

#include <set>

#include "boundary/core.h"
#include "notation.h"

namespace callcore {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

// Follows the core, so as to know which commands can be answered by a mere `ok`.
class Scribe {
 public:
  explicit Scribe(const json& defaults) : defaults_(defaults) {}

  std::string line(const std::string& event) {
    const ordered_json told = ordered_json::parse(event);
    const json reply = json::parse(core_.dispatch(event));
    const std::string answered = told.contains("command") ? told["command"].dump() : "";
    const bool known = unanswered_.erase(answered) > 0;
    for (const json& command : reply["commands"]) unanswered_.insert(command["id"].dump());
    if (told["type"] == "commandSucceeded" && known) return "> ok " + answered + "\n";
    return "> " + lineOf(told, defaults_) + "\n";
  }

 private:
  const json& defaults_;
  Core core_;
  std::set<std::string> unanswered_;
};

}  // namespace

std::string scriptOf(const CoreJournal& core, const std::string& options, const json& defaults) {
  Scribe scribe(defaults);
  std::string script;
  if (core.leftOut > 0) {
    script += "# " + std::to_string(core.leftOut) +
              " events before these were left out: what follows may differ from what was.\n";
    if (!options.empty()) script += scribe.line(options);
  }
  for (const std::string& event : core.events) script += scribe.line(event);
  return script;
}

}  // namespace callcore
