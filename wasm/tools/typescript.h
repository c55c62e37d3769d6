// The protocol, as TypeScript.
#pragma once

#include <string>
#include <type_traits>

#include "boundary/schema.h"

namespace callcore {

template <class T>
std::string tsName() {
  if constexpr (std::is_enum_v<T>)
    return std::string(Words<T>::kName);
  else
    return std::string(Schema<T>::kName);
}
template <>
inline std::string tsName<bool>() {
  return "boolean";
}
template <>
inline std::string tsName<std::int32_t>() {
  return "number";
}
template <>
inline std::string tsName<std::uint32_t>() {
  return "number";
}
template <>
inline std::string tsName<Millis>() {
  return "number";
}
template <>
inline std::string tsName<Reason>() {
  return "string";
}
template <>
inline std::string tsName<CallId>() {
  return "CallId";
}
template <>
inline std::string tsName<LineId>() {
  return "LineId";
}
template <>
inline std::string tsName<CommandId>() {
  return "CommandId";
}
template <>
inline std::string tsName<CallSid>() {
  return "CallSid";
}
template <>
inline std::string tsName<TaskSid>() {
  return "TaskSid";
}
template <>
inline std::string tsName<PartyId>() {
  return "PartyId";
}

// The TypeScript type of a field that holds a T.
template <class T>
struct Ts {
  static std::string type() { return tsName<T>(); }
};
template <class T>
struct Ts<std::optional<T>> {
  static std::string type() { return tsName<T>() + " | null"; }
};
template <class T>
struct Ts<std::vector<T>> {
  static std::string type() { return "readonly " + tsName<T>() + "[]"; }
};

[[nodiscard]] std::string protocolTs();

}  // namespace callcore
