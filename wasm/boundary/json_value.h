// JSON text as a small tree. Nothing here throws, and no text can make it recurse or run away.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace callcore {

inline constexpr std::size_t kMostBytes = 1 << 20;  // Of one text.
inline constexpr std::size_t kDeepest = 8;          // Lists and objects within one another.

struct JsonValue {
  enum class Kind : std::uint8_t { null, boolean, number, text, list, object };

  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string name;              // Of a member of an object.
  std::string text;              // Of a text.
  std::vector<JsonValue> items;  // Of a list, or the members of an object.

  // An object's member of that name, the last if there are several; nullptr if there is none.
  [[nodiscard]] const JsonValue* find(std::string_view name) const;
};

// Why a text was refused: `field` is a path such as `parties[2].held`, empty for the whole text.
struct Refusal {
  std::string field;
  std::string message;
};

// Fills `root`, or says why not.
[[nodiscard]] std::optional<Refusal> parseJson(std::string_view text, JsonValue& root);

}  // namespace callcore
