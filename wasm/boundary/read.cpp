// Events from JSON.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

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

class Reader;

// One field with its types erased, so that all messages share the code that walks over them.
struct FieldRow {
  std::string_view name;
  bool (*read)(Reader&, const JsonValue&, void* message);
};

template <class T, std::size_t I>
bool readMember(Reader& reader, const JsonValue& value, void* message);

template <class T>
constexpr auto rowsOf() {
  return []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array<FieldRow, sizeof...(I)>{
        FieldRow{std::get<I>(Schema<T>::kFields).name, &readMember<T, I>}...};
  }
  (std::make_index_sequence<std::tuple_size_v<decltype(Schema<T>::kFields)>>());
}

template <class T>
constexpr auto kRows = rowsOf<T>();

// Fills messages from values. The first thing amiss is kept in `refusal`.
class Reader {
 public:
  explicit Reader(Strings& strings) : strings_(strings) {}

  Refusal refusal;

  bool readFields(const JsonValue& from, std::span<const FieldRow> rows, void* message) {
    const std::size_t around = path_.size();
    for (const FieldRow& row : rows) {
      if (around != 0) path_ += '.';
      path_ += row.name;
      const JsonValue* value = from.find(row.name);
      if (value == nullptr) return expected("a value, and it is missing");
      if (!row.read(*this, *value, message)) return false;
      path_.resize(around);
    }
    return true;
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
  bool read(const JsonValue& value, CallId& out) { return readNumber(value, out.value); }
  bool read(const JsonValue& value, LineId& out) { return readNumber(value, out.value); }
  bool read(const JsonValue& value, CommandId& out) { return readNumber(value, out.value); }
  bool read(const JsonValue& value, CallSid& out) { return readName(value, out.value); }
  bool read(const JsonValue& value, TaskSid& out) { return readName(value, out.value); }
  bool read(const JsonValue& value, PartyId& out) { return readName(value, out.value); }

  template <class Enum>
  requires std::is_enum_v<Enum>
  bool read(const JsonValue& value, Enum& out) {
    std::size_t index = 0;
    const bool ok = readWord(value, Words<Enum>::kWords, index);
    out = static_cast<Enum>(index);
    return ok;
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
      if (!readFields(item, kRows<T>, &out.emplace_back())) return false;
      path_.resize(around);
    }
    return true;
  }

 private:
  bool expected(std::string_view what) {
    refusal = {.field = path_, .message = "expected "};
    refusal.message += what;
    return false;
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
  bool readWord(const JsonValue& value, std::span<const std::string_view> words,
                std::size_t& index) {
    const auto word = std::find(words.begin(), words.end(), value.text);
    if (value.kind == Kind::text && word != words.end()) {
      index = static_cast<std::size_t>(word - words.begin());
      return true;
    }
    std::string list = "one of";
    for (const std::string_view one : words) (list += ' ') += one;
    return expected(list);
  }

  Strings& strings_;
  std::string path_;
};

template <class T, std::size_t I>
bool readMember(Reader& reader, const JsonValue& value, void* message) {
  return reader.read(value, static_cast<T*>(message)->*std::get<I>(Schema<T>::kFields).member);
}

struct MessageRow {
  std::string_view type;
  std::span<const FieldRow> fields;
  void* (*make)(Event&);
};

template <class... Messages>
constexpr auto messagesOf(const std::variant<Messages...>* /*tag*/) {
  return std::array{MessageRow{Schema<Messages>::kType, kRows<Messages>, [](Event& event) {
                                 return static_cast<void*>(&event.emplace<Messages>());
                               }}...};
}

constexpr auto kMessages = messagesOf(static_cast<const Event*>(nullptr));

}  // namespace

std::optional<Refusal> readEvent(std::string_view json, Strings& strings, Event& event) {
  JsonValue root;
  if (auto refusal = parseJson(json, root)) return refusal;
  if (root.kind != Kind::object) return Refusal{.field = "", .message = "expected an object"};
  const JsonValue* type = root.find("type");
  if (type == nullptr || type->kind != Kind::text) {
    return Refusal{.field = "type", .message = "expected the name of an event"};
  }
  for (const MessageRow& row : kMessages) {
    if (row.type != type->text) continue;
    Reader reader(strings);
    if (reader.readFields(root, row.fields, row.make(event))) return std::nullopt;
    return std::move(reader.refusal);
  }
  return Refusal{.field = "type",
                 .message = "unknown event " + std::string(cut(type->text, kLongestName))};
}

}  // namespace callcore
