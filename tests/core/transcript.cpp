#include "transcript.h"

#include <istream>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "boundary/core.h"
#include "notation.h"
#include "told.h"

namespace callcore {
namespace {

using nlohmann::json;

// What is null, false, empty or zero goes without saying.
std::string fieldText(const std::string& name, const json& value) {
  if (value.is_null() || value == json(false) || value == json("") || value == json(0)) return "";
  if (value == true) return " " + name;
  std::string text = value.is_string() ? value.get<std::string>() : value.dump();
  return " " + name + "=" + (text.find(' ') == std::string::npos ? text : '"' + text + '"');
}

std::string commandText(const json& command) {
  std::string text = "  " + command["id"].dump() + " " + command["type"].get<std::string>();
  for (const char* name :
       {"notice", "line", "call", "muted", "task", "party", "afterMs", "reason"}) {
    if (command.contains(name)) text += fieldText(name, command[name]);
  }
  return text + "\n";
}

std::string partyText(const json& party) {
  std::string text = party["party"].get<std::string>();
  if (party["held"] == true) text += party["heldBy"] == "agent" ? " held by agent" : " held";
  if (party["holdFailed"] == true) text += " hold failed";
  if (party["unholdFailed"] == true) text += " unhold failed";
  return text;
}

std::string callText(const json& call, const json& shown) {
  std::string text = "  = " + call["call"].dump();
  if (call["line"] != 0) text += "@" + call["line"].dump();
  if (!call["task"].is_null()) text += " " + call["task"].get<std::string>();
  if (call["stage"] != "open") text += " " + call["stage"].get<std::string>();
  if (call["live"] == true) text += " live";
  if (call["call"] == shown) text += " shown";
  if (call["silenced"] == true) text += " silenced";
  if (call["agentMuted"] == true) text += " muted";
  if (call["givenUp"] != "none") text += " gave up " + call["givenUp"].get<std::string>();
  if (call["recheckGivenUp"] == true) text += " gave up recheck";
  const char* before = ": ";
  for (const json& party : call["parties"]) {
    text += before + partyText(party);
    before = ", ";
  }
  return text + "\n";
}

std::string snapshotText(const json& snapshot) {
  std::string text = snapshot.value("dialling", false) ? "  = dialling\n" : "";
  for (const json& task : snapshot["accepting"]) {
    text += "  = accepting " + task.get<std::string>() + "\n";
  }
  for (const json& task : snapshot["hangingUp"]) {
    text += "  = hanging up " + task.get<std::string>() + "\n";
  }
  if (snapshot["showGivenUp"] == true) text += "  = gave up show\n";
  for (const json& call : snapshot["calls"]) text += callText(call, snapshot["shown"]);
  return text.empty() ? "  = nothing\n" : text;
}

class Session {
 public:
  Session(const json& defaults, const Dispatch& dispatch)
      : defaults_(defaults), dispatch_(dispatch) {}

  // The answers to one `> ` line.
  std::string answer(const std::string& line) {
    std::string out;
    if (line == "ok" || line.rfind("ok ", 0) == 0) {
      for (const std::uint32_t id : named(line.substr(2))) {
        out += post({{"type", "commandSucceeded"}, {"command", id}});
      }
    } else {
      out += post(eventOf(line, defaults_));
    }
    if (now_ != before_) out += now_;  // How the calls stand is only said when it has changed.
    before_ = now_;
    return out;
  }

 private:
  // "3 hold": command 3 and every hold not yet answered; nothing named: every command.
  [[nodiscard]] std::vector<std::uint32_t> named(const std::string& names) const {
    std::vector<std::uint32_t> ids;
    const std::string list = names + " ";
    for (const auto& [id, type] : unanswered_) {
      const bool all = names.empty();
      const bool byType = list.find(" " + type + " ") != std::string::npos;
      const bool byId = list.find(" " + std::to_string(id) + " ") != std::string::npos;
      if (all || byType || byId) ids.push_back(id);
    }
    return ids;
  }

  std::string post(const json& event) {
    if (event.contains("command")) unanswered_.erase(event["command"].get<std::uint32_t>());
    const json reply = json::parse(dispatch_(event.dump()));
    if (reply.contains("error")) {
      return "  error: " + reply["error"]["field"].get<std::string>() + ": " +
             reply["error"]["message"].get<std::string>() + "\n";
    }
    std::string out;
    if (reply.contains("ignored"))
      out += "  ignored: " + reply["ignored"].get<std::string>() + "\n";
    for (const json& command : reply["commands"]) {
      unanswered_[command["id"].get<std::uint32_t>()] = command["type"].get<std::string>();
      out += commandText(command);
    }
    if (reply.contains("snapshot")) {
      snapshot_ = renewed(snapshot_, reply["snapshot"]);
      now_ = snapshotText(snapshot_);
    }
    return out;
  }

  const json& defaults_;
  const Dispatch& dispatch_;
  std::map<std::uint32_t, std::string> unanswered_;  // By id, its type.
  json snapshot_ = {{"accepting", json::array()},
                    {"hangingUp", json::array()},
                    {"showGivenUp", false},
                    {"calls", json::array()}};
  std::string before_ = snapshotText(snapshot_);
  std::string now_ = before_;
};

}  // namespace

std::string replay(std::istream& script, const std::string& defaultsJson) {
  Core core;
  return replay(script, defaultsJson,
                [&](std::string_view eventJson) { return core.dispatch(eventJson); });
}

std::string replay(std::istream& script, const std::string& defaultsJson,
                   const Dispatch& dispatch) {
  const json defaults = json::parse(defaultsJson);
  Session session(defaults, dispatch);
  std::string out;
  for (std::string line; std::getline(script, line);) {
    if (line.rfind("> ", 0) == 0) {
      out += line + "\n" + session.answer(line.substr(2));
    } else if (line.empty() || line[0] == '#') {
      out += line + "\n";
    }
  }
  return out;
}

}  // namespace callcore
