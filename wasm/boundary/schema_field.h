// What a row of the schema is made of.
#pragma once

#include <string_view>
#include <tuple>

namespace callcore {

template <class Struct, class Member>
struct Field {
  std::string_view name;
  Member Struct::*member;
};
// Clang 14, the compiler in our Emscripten, cannot deduce an aggregate on its own.
template <class Struct, class Member>
Field(std::string_view, Member Struct::*) -> Field<Struct, Member>;

template <class... Fields>
constexpr auto fields(Fields... f) {
  return std::tuple<Fields...>{f...};
}

// `kFields` of every struct; `kType` and `kMeaning` of every event and command.
template <class T>
struct Schema;

}  // namespace callcore
