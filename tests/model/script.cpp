#include "script.h"

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string_view>
#include <type_traits>

#include "boundary/schema.h"
#include "notation.h"
#include "surroundings.h"

namespace callcore::model {
namespace {

using nlohmann::ordered_json;

// A customer, a colleague and the agent's own leg of each conference.
std::string nameOf(PartyId party) {
  constexpr std::array<std::array<std::string_view, kMostParties>, 4> kNames{
      {{"ada", "eve", "me1"}, {"bob", "fay", "me2"}, {"cyd", "gil", "me3"}, {"dan", "hal", "me4"}}};
  const std::uint32_t conference = party.value / kMostParties - 1;
  const std::string name(kNames[conference % kNames.size()][party.value % kMostParties]);
  return conference < kNames.size() ? name : name + "_" + std::to_string(conference + 1);
}

template <class T>
ordered_json toJson(const T& value) {
  if constexpr (std::is_same_v<T, CallSid>) {
    return "CA" + std::to_string(value.value);
  } else if constexpr (std::is_same_v<T, TaskSid>) {
    return "WR" + std::to_string(value.value);
  } else if constexpr (std::is_same_v<T, PartyId>) {
    return nameOf(value);
  } else if constexpr (std::is_same_v<T, Reason>) {
    return value == Reason::none ? "" : "refused";
  } else if constexpr (std::is_enum_v<T>) {
    return Words<T>::kWords[static_cast<std::size_t>(value)];
  } else if constexpr (requires { value.value; }) {
    return value.value;
  } else if constexpr (requires { value.has_value(); }) {
    return value ? toJson(*value) : ordered_json();
  } else if constexpr (requires { value.begin(); }) {
    ordered_json all = ordered_json::array();
    for (const auto& one : value) all.push_back(toJson(one));
    return all;
  } else if constexpr (requires { Schema<T>::kFields; }) {
    ordered_json object = ordered_json::object();
    if constexpr (requires { Schema<T>::kType; }) object["type"] = Schema<T>::kType;
    std::apply(
        [&](const auto&... field) {
          ((object[std::string(field.name)] = toJson(value.*field.member)), ...);
        },
        Schema<T>::kFields);
    return object;
  } else {
    return value;
  }
}

}  // namespace

std::string defaultsJson() {
  std::ostringstream text;
  text << std::ifstream(SCENARIOS "/defaults.json").rdbuf();
  return text.str();
}

std::string scriptOf(const std::vector<Event>& events) {
  const auto defaults = nlohmann::json::parse(defaultsJson());
  std::string script;
  for (const Event& event : events) {
    const ordered_json json =
        std::visit([](const auto& one) -> ordered_json { return toJson(one); }, event);
    if (json["type"] == "commandSucceeded")
      script += "> ok " + json["command"].dump() + "\n";
    else
      script += "> " + lineOf(json, defaults) + "\n";
  }
  return script;
}

}  // namespace callcore::model
