// Replies to JSON.
#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "boundary/codec.h"
#include "boundary/schema.h"

namespace callcore {
namespace {

class Writer;

// One field with its types erased, so that all messages share the code that walks over them.
struct FieldRow {
  std::string_view key;  // `,"name":`, in one piece: most of what is written are keys.
  void (*write)(Writer&, const void* message);
};

template <class T, std::size_t I>
void writeMember(Writer& writer, const void* message);

template <class T, std::size_t I>
constexpr auto keyOf() {
  constexpr std::string_view kName = std::get<I>(Schema<T>::kFields).name;
  std::array<char, kName.size() + 4> key{',', '"'};
  std::copy(kName.begin(), kName.end(), key.begin() + 2);
  key[kName.size() + 2] = '"';
  key[kName.size() + 3] = ':';
  return key;
}

template <class T, std::size_t I>
constexpr auto kKey = keyOf<T, I>();

template <class T>
constexpr auto rowsOf() {
  return []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array{
        FieldRow{std::string_view(kKey<T, I>.data(), kKey<T, I>.size()), &writeMember<T, I>}...};
  }
  (std::make_index_sequence<std::tuple_size_v<decltype(Schema<T>::kFields)>>());
}

template <class T>
constexpr auto kRows = rowsOf<T>();

// Appends to `out`. Text is well-formed UTF-8 already: whatever came in was parsed.
class Writer {
 public:
  explicit Writer(const Strings& strings, std::span<const CallView> told = {})
      : strings_(strings), told_(told) {
    out.reserve(1024);
  }

  std::string out;

  void write(bool value) { out += std::string_view(value ? "true" : "false"); }
  void write(std::uint32_t value) {
    std::array<char, 10> digits;
    out.append(digits.data(), std::to_chars(digits.begin(), digits.end(), value).ptr);
  }
  void write(std::string_view text) {
    out += '"';
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (isPlain(text[i])) continue;
      out += text.substr(written, i - written);
      escape(text[i]);
      written = i + 1;
    }
    out += text.substr(written);
    out += '"';
  }
  void write(Millis value) { write(value.value); }
  void write(Reason reason) { write(strings_.text(reason)); }
  void write(CallId id) { write(id.value); }
  void write(LineId id) { write(id.value); }
  void write(CallSid sid) { write(strings_.text(sid.value)); }
  void write(TaskSid sid) { write(strings_.text(sid.value)); }
  void write(PartyId id) { write(strings_.text(id.value)); }

  template <class Enum>
  requires std::is_enum_v<Enum>
  void write(Enum value) { write(Words<Enum>::kWords[static_cast<std::size_t>(value)]); }
  template <class T>
  void write(const std::optional<T>& value) {
    if (value)
      write(*value);
    else
      out += std::string_view("null");
  }
  template <class T>
  void write(const std::vector<T>& values) {
    writeList(values, [&](const T& value) { write(value); });
  }
  template <class T>
  requires requires { Schema<T>::kFields; }
  void write(const T& value) {
    const std::size_t at = out.size();
    writeFields(kRows<T>, &value);
    out[at] = '{';
    out += '}';
  }
  // A call that is as it was told is only named. Both lists are in the order of arrival.
  void write(const std::vector<CallView>& calls) {
    auto at = told_.begin();
    writeList(calls, [&](const CallView& call) {
      const auto known =
          std::find_if(at, told_.end(), [&](const CallView& one) { return one.call == call.call; });
      if (known == told_.end()) return write(call);
      at = known + 1;
      if (*known == call)
        write(call.call);
      else
        write(call);
    });
  }
  void write(const Command& command) {
    std::visit([&](const auto& action) { writeCommand(command.id, action); }, command.action);
  }
  // The reply to an event that was understood, with room for more at its end.
  void writeAnswer(const Transition& transition) {
    out += R"({"commands":)";
    write(transition.commands);
    if (transition.ignored.empty()) return;
    out += R"(,"ignored":)";
    write(transition.ignored);
  }

 private:
  static bool isPlain(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
  }
  void escape(char c) {
    constexpr std::string_view kHex = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20) {
      (out += '\\') += c;
    } else {
      ((out += "\\u00") += kHex[byte >> 4]) += kHex[byte & 15];
    }
  }
  template <class T, class Write>
  void writeList(const std::vector<T>& values, Write write) {
    char before = '[';
    for (const T& value : values) {
      out += before;
      write(value);
      before = ',';
    }
    if (values.empty()) out += '[';
    out += ']';
  }
  template <class Action>
  void writeCommand(CommandId id, const Action& action) {
    writeHead(Schema<Action>::kType, id);
    writeFields(kRows<Action>, &action);
    out += '}';
  }
  void writeHead(std::string_view type, CommandId id) {
    out += std::string_view(R"({"type":)");
    write(type);
    out += std::string_view(R"(,"id":)");
    write(id.value);
  }
  void writeFields(std::span<const FieldRow> rows, const void* message) {
    for (const FieldRow& row : rows) {
      out += row.key;
      row.write(*this, message);
    }
  }

  const Strings& strings_;
  std::span<const CallView> told_;
};

template <class T, std::size_t I>
void writeMember(Writer& writer, const void* message) {
  writer.write(static_cast<const T*>(message)->*std::get<I>(Schema<T>::kFields).member);
}

}  // namespace

std::string writeReply(const Transition& transition, const Strings& strings) {
  Writer writer(strings);
  writer.writeAnswer(transition);
  writer.out += '}';
  return std::move(writer.out);
}

std::string writeReply(const Transition& transition, const Snapshot& now, const Snapshot& told,
                       const Strings& strings) {
  Writer writer(strings, told.calls);
  writer.writeAnswer(transition);
  writer.out += R"(,"snapshot":)";
  writer.write(now);
  writer.out += '}';
  return std::move(writer.out);
}

std::string writeReply(const Refusal& refusal) {
  const Strings none;
  Writer writer(none);
  writer.out += R"({"error":{"field":)";
  writer.write(std::string_view(refusal.field));
  writer.out += R"(,"message":)";
  writer.write(std::string_view(refusal.message));
  writer.out += "}}";
  return std::move(writer.out);
}

}  // namespace callcore
