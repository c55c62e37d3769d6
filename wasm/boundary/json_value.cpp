#include "boundary/json_value.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace callcore {
namespace {

using nlohmann::json;

// Builds the tree while nlohmann/json reads. `open_` are the lists and objects around the place
// reached; only the innermost grows, so the pointers stay good.
class Builder {
  static constexpr std::size_t kUsualMembers = 6;  // Saves growing thither.

 public:
  explicit Builder(JsonValue& root) : root_(root) {}

  bool null() {
    place();
    return true;
  }
  bool boolean(bool value) {
    JsonValue& at = place();
    at.kind = JsonValue::Kind::boolean;
    at.boolean = value;
    return true;
  }
  bool number_integer(json::number_integer_t value) {
    return addNumber(static_cast<double>(value));
  }
  bool number_unsigned(json::number_unsigned_t value) {
    return addNumber(static_cast<double>(value));
  }
  bool number_float(json::number_float_t value, const json::string_t& /*text*/) {
    return addNumber(value);
  }
  bool string(json::string_t& value) {
    JsonValue& at = place();
    at.kind = JsonValue::Kind::text;
    at.text = std::move(value);
    return true;
  }
  bool binary(json::binary_t& /*value*/) { return refuse("binary is not for us"); }
  bool start_object(std::size_t /*size*/) { return begin(JsonValue::Kind::object); }
  bool start_array(std::size_t /*size*/) { return begin(JsonValue::Kind::list); }
  bool end_object() { return end(); }
  bool end_array() { return end(); }
  bool key(json::string_t& name) {
    open_.back()->items.emplace_back().name = std::move(name);
    return true;
  }
  template <class Exception>
  bool parse_error(std::size_t position, const std::string& /*token*/, const Exception& /*why*/) {
    return refuse("not JSON, at byte " + std::to_string(position));
  }

  Refusal takeRefusal() { return std::move(refusal_); }

 private:
  // Where the next value goes: to the last name, one further in the list, or the whole.
  JsonValue& place() {
    if (open_.empty()) return root_;
    JsonValue& around = *open_.back();
    return around.kind == JsonValue::Kind::object ? around.items.back()
                                                  : around.items.emplace_back();
  }
  bool addNumber(double value) {
    JsonValue& at = place();
    at.kind = JsonValue::Kind::number;
    at.number = value;
    return true;
  }
  bool begin(JsonValue::Kind kind) {
    if (open_.size() == kDeepest) return refuse("nested too deep");
    JsonValue& at = place();
    at.kind = kind;
    if (kind == JsonValue::Kind::object) at.items.reserve(kUsualMembers);
    open_.push_back(&at);
    return true;
  }
  bool end() {
    open_.pop_back();
    return true;
  }
  bool refuse(std::string message) {
    refusal_ = {.field = path(), .message = std::move(message)};
    return false;
  }
  [[nodiscard]] std::string path() const {
    std::string path;
    for (const JsonValue* around : open_) {
      if (around->kind == JsonValue::Kind::list) {
        path += '[' + std::to_string(around->items.empty() ? 0 : around->items.size() - 1) + ']';
      } else if (!around->items.empty()) {
        if (!path.empty()) path += '.';
        path += around->items.back().name;
      }
    }
    return path;
  }

  JsonValue& root_;
  std::vector<JsonValue*> open_;
  Refusal refusal_;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view name) const {
  const auto it = std::find_if(items.rbegin(), items.rend(),
                               [&](const JsonValue& member) { return member.name == name; });
  return it == items.rend() ? nullptr : &*it;
}

std::optional<Refusal> parseJson(std::string_view text, JsonValue& root) {
  if (text.size() > kMostBytes) return Refusal{.field = "", .message = "larger than 1 MiB"};
  Builder builder(root);
  if (json::sax_parse(text.data(), text.data() + text.size(), &builder)) return std::nullopt;
  return builder.takeRefusal();
}

}  // namespace callcore
