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

std::string nameOf(PartyId party) {
  constexpr std::array<std::string_view, 8> kNames{"ada", "bob", "cyd", "dan",
                                                   "eve", "fay", "gil", "hal"};
  const std::uint32_t slot = party.value / kMostParties - 1;
  const std::uint32_t index = party.value % kMostParties;
  const std::string name(kNames[(slot + 4 * index) % kNames.size()]);
  return slot < 4 ? name : name + std::to_string(slot / 4 + 1);
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
