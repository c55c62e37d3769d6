// Events from JSON.
#include <algorithm>
#include <array>
#include <cmath>

#include "boundary/codec.h"
#include "boundary/schema.h"

namespace callcore {
namespace {

using Kind = JsonValue::Kind;

constexpr double kLargestId = 4294967295.0;

// Control characters have no place in a name: they would corrupt a log.
bool isName(std::string_view text) {
  return !text.empty() && text.size() <= kLongestName &&
         std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

// At most `most` bytes, and no half character at the end.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80) --most;
  return text.substr(0, most);
}

bool isWhole(const JsonValue& value, double least, double most) {
  return value.kind == Kind::number && value.number >= least && value.number <= most &&
         std::trunc(value.number) == value.number;
}

// Fills messages from values. The first thing amiss is kept in `refusal`.
class Reader {
 public:
  explicit Reader(Strings& strings) : strings_(strings) {}

  Refusal refusal;

  template <class T>
  bool readFields(const JsonValue& from, T& out) {
    return std::apply([&](const auto&... field) { return (readField(from, out, field) && ...); },
                      Schema<T>::kFields);
  }

 private:
  bool expected(const char* what) {
    refusal = {.field = path_, .message = std::string("expected ") + what};
    return false;
  }

  template <class T, class Member>
  bool readField(const JsonValue& from, T& out, const Field<T, Member>& field) {
    const std::size_t around = path_.size();
    if (around != 0) path_ += '.';
    path_ += field.name;
    const JsonValue* value = from.find(field.name);
    const bool ok =
        value == nullptr ? expected("a value, and it is missing") : read(*value, out.*field.member);
    path_.resize(around);
    return ok;
  }

  bool read(const JsonValue& value, bool& out) {
    if (value.kind != Kind::boolean) return expected("a boolean");
    out = value.boolean;
    return true;
  }
  bool read(const JsonValue& value, std::int32_t& out) {
    if (!isWhole(value, -2147483648.0, 2147483647.0)) return expected("a whole number");
    out = static_cast<std::int32_t>(value.number);
    return true;
  }
  bool read(const JsonValue& value, Millis& out) {
    if (value.kind != Kind::number || !(value.number >= 0)) return expected("milliseconds");
    out.value = static_cast<std::uint32_t>(std::min(std::ceil(value.number), kLargestId));
    return true;
  }
  bool read(const JsonValue& value, Reason& out) {
    if (value.kind != Kind::text) return expected("text");
    strings_.report(cut(value.text, kLongestReason));
    out = Reason::reported;
    return true;
  }
  bool readNumber(const JsonValue& value, std::uint32_t& out) {
    if (!isWhole(value, 0, kLargestId)) return expected("a whole number from 0 to 4294967295");
    out = static_cast<std::uint32_t>(value.number);
    return true;
  }
  bool readName(const JsonValue& value, std::uint32_t& out) {
    if (value.kind != Kind::text || !isName(value.text)) {
      return expected("text of 1 to 256 bytes without control characters");
    }
    out = strings_.intern(value.text);
    return true;
  }
  bool read(const JsonValue& value, CallId& out) { return readNumber(value, out.value); }
  bool read(const JsonValue& value, LineId& out) { return readNumber(value, out.value); }
  bool read(const JsonValue& value, CommandId& out) { return readNumber(value, out.value); }
  bool read(const JsonValue& value, CallSid& out) { return readName(value, out.value); }
  bool read(const JsonValue& value, TaskSid& out) { return readName(value, out.value); }
  bool read(const JsonValue& value, PartyId& out) { return readName(value, out.value); }

  template <class Enum>
  requires std::is_enum_v<Enum>
  bool read(const JsonValue& value, Enum& out) {
    const auto& words = Words<Enum>::kWords;
    const auto word = std::find(words.begin(), words.end(), value.text);
    if (value.kind != Kind::text || word == words.end()) {
      std::string list = "one of";
      for (const std::string_view one : words) (list += ' ') += one;
      return expected(list.c_str());
    }
    out = static_cast<Enum>(word - words.begin());
    return true;
  }
  template <class T>
  bool read(const JsonValue& value, std::optional<T>& out) {
    if (value.kind == Kind::null) return true;
    return read(value, out.emplace());
  }
  template <class T>
  bool read(const JsonValue& value, std::vector<T>& out) {
    if (value.kind != Kind::list) return expected("a list");
    const std::size_t around = path_.size();
    for (const JsonValue& item : value.items) {
      (path_ += '[') += std::to_string(out.size());
      path_ += ']';
      if (item.kind != Kind::object) return expected("an object");
      if (!readFields(item, out.emplace_back())) return false;
      path_.resize(around);
    }
    return true;
  }

  Strings& strings_;
  std::string path_;
};

template <class Message>
std::variant<Event, Refusal> readMessage(const JsonValue& from, Strings& strings) {
  Reader reader(strings);
  Message message;
  if (!reader.readFields(from, message)) return std::move(reader.refusal);
  return Event{std::move(message)};
}

struct Row {
  std::string_view type;
  std::variant<Event, Refusal> (*read)(const JsonValue&, Strings&);
};

template <class... Messages>
constexpr auto rowsOf(const std::variant<Messages...>* /*tag*/) {
  return std::array{Row{Schema<Messages>::kType, &readMessage<Messages>}...};
}

constexpr auto kRows = rowsOf(static_cast<const Event*>(nullptr));

}  // namespace

std::variant<Event, Refusal> readEvent(std::string_view json, Strings& strings) {
  auto parsed = parseJson(json);
  if (auto* refusal = std::get_if<Refusal>(&parsed)) return std::move(*refusal);
  const JsonValue& root = std::get<JsonValue>(parsed);
  if (root.kind != Kind::object) return Refusal{.field = "", .message = "expected an object"};
  const JsonValue* type = root.find("type");
  if (type == nullptr || type->kind != Kind::text) {
    return Refusal{.field = "type", .message = "expected the name of an event"};
  }
  for (const Row& row : kRows) {
    if (row.type == type->text) return row.read(root, strings);
  }
  return Refusal{.field = "type",
                 .message = "unknown event " + std::string(cut(type->text, kLongestName))};
}

}  // namespace callcore
