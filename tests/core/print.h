// Messages as text, for reading what led to a failure: TRACE=1 prints every event and command.
#pragma once

#include <cstdlib>
#include <iostream>
#include <variant>

#include "boundary/schema.h"

namespace callcore {

template <class T>
void printValue(std::ostream& out, const T& value) {
  if constexpr (requires { value.value; })
    out << value.value;
  else if constexpr (std::is_enum_v<T>)
    out << static_cast<int>(value);
  else if constexpr (requires { value.has_value(); }) {
    if (value)
      printValue(out, *value);
    else
      out << "null";
  } else if constexpr (requires { value.begin(); }) {
    for (const auto& one : value) {
      out << one.party.value << (one.held ? ":held " : " ");
    }
  } else
    out << value;
}

template <class Message>
void printMessage(std::ostream& out, const Message& message) {
  out << Schema<Message>::kType;
  std::apply(
      [&](const auto&... field) {
        ((out << ' ' << field.name << '=', printValue(out, message.*field.member)), ...);
      },
      Schema<Message>::kFields);
  out << '\n';
}

inline bool tracing() { return std::getenv("TRACE") != nullptr; }

template <class... Messages>
void trace(const char* before, const std::variant<Messages...>& message) {
  if (!tracing()) return;
  std::cout << before;
  std::visit([](const auto& one) { printMessage(std::cout, one); }, message);
}

}  // namespace callcore
