#include "pack.h"

#include <algorithm>
#include <bit>
#include <type_traits>
#include <variant>

#include "bits.h"
#include "boundary/schema.h"

namespace callcore::model {
namespace {

// Walks over a Node, writing or reading. Every struct is taken apart by name, so that a field that
// is added and forgotten here does not compile.
template <class Bits>
class Walk {
 public:
  explicit Walk(Bits bits) : bits_(bits) {}

  template <class... Fields>
  void all(Fields&... fields) {
    (one(fields), ...);
  }

  void one(Node& node) {
    auto& [core, around] = node;
    all(core, around);
  }

  Bits& bits() { return bits_; }

  void one(Action& action) {
    auto index = static_cast<std::uint32_t>(action.index());
    bits_.bits(index, 4);
    if constexpr (Bits::kReads) action = alternative<Action>(index);
    std::visit([&](auto& each) { one(each); }, action);
  }

 private:
  template <class T>
  void number(T& value, unsigned width) {
    auto bits = static_cast<std::uint32_t>(value);
    bits_.bits(bits, width);
    if constexpr (Bits::kReads) value = static_cast<T>(bits);
  }

  void one(bool& value) { number(value, 1); }
  void one(std::uint8_t& value) { number(value, 4); }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void one(Enum& value) { number(value, 3); }
  void one(Notice& notice) { number(notice, 4); }
  void one(CallId& id) { number(id.value, 4); }
  void one(LineId& id) { number(id.value, 4); }
  void one(CallSid& id) { number(id.value, 3); }
  void one(TaskSid& id) { number(id.value, 3); }
  void one(PartyId& id) { number(id.value, 4); }
  void one(Millis& /*pause*/) {}  // Zero.

  template <class T>
  void one(std::optional<T>& value) {
    bool there = value.has_value();
    one(there);
    if constexpr (Bits::kReads) value = there ? std::optional<T>(T{}) : std::nullopt;
    if (value) one(*value);
  }
  template <class T>
  void one(std::vector<T>& values) {
    auto size = static_cast<std::uint32_t>(values.size());
    bits_.bits(size, 5);
    if constexpr (Bits::kReads) values.resize(size);
    for (T& value : values) one(value);
  }
  template <class T, std::size_t N>
  void one(std::array<T, N>& values) {
    for (T& value : values) one(value);
  }
  template <class Variant, std::size_t I = 0>
  static Variant alternative(std::size_t index) {
    if constexpr (I + 1 < std::variant_size_v<Variant>) {
      if (index != I) return alternative<Variant, I + 1>(index);
    }
    return Variant(std::in_place_index<I>);
  }
  template <class T>
  requires requires { Schema<T>::kFields; }
  void one(T& message) {
    std::apply([&](const auto&... field) { (one(message.*field.member), ...); },
               Schema<T>::kFields);
  }

  // --- the core's ---

  void one(Claim& claim) {
    auto index = static_cast<std::uint32_t>(claim.index());
    bits_.bits(index, 2);
    if constexpr (Bits::kReads) claim = alternative<Claim>(index);
    std::visit([&](auto& id) { one(id); }, claim);
  }
  void one(Options& options) {
    auto& [maxCalls, resumeOnEnd, multiPartyHold] = options;
    number(maxCalls, 6);
    all(resumeOnEnd, multiPartyHold);
  }
  void one(Call& call) {
    auto& [id, line, sid, task, linked, stage, delivered, wayOut, sure, stray, firstLegEnded,
           silenced, agentMuted, microphoneMuted, failing, failures, hangUp] = call;
    all(id, line, sid, task, linked, stage, delivered, wayOut, sure, stray, firstLegEnded, silenced,
        agentMuted, microphoneMuted, failing, failures, hangUp);
  }
  void one(Party& party) {
    auto& [id, kind, held, seen, heldBy, trust, agentReleases, failures, gaveUp] = party;
    all(id, kind, held, seen, heldBy, trust, agentReleases, failures, gaveUp);
  }
  void one(Task& task) {
    auto& [id, sid, parties, monitored, customersHeld, recalled, recheckDue, recheckFailures,
           recheckGaveUp] = task;
    all(id, sid, parties, monitored, customersHeld, recalled, recheckDue, recheckFailures,
        recheckGaveUp);
  }
  void one(Dial& /*dial*/) {}
  void one(ExtraLine& line) {
    auto& [id, asked] = line;
    all(id, asked);
  }
  void one(Command& command) {
    auto& [id, action] = command;  // Numbered as they stand.
    one(action);
  }
  void one(State& state) {
    auto& [options, calls, tasks, lines, claims, heard, hangingUp, observed, dialled, sought,
           selected, shown, shownSure, several, showTries, showGaveUp, holdPause, pending, lastCall,
           lastLine, lastCommand] = state;
    all(options, calls, tasks, lines, claims, heard, hangingUp, observed, dialled, sought, selected,
        shown, shownSure, several, showTries, showGaveUp, pending, lastCall, lastLine);
    bool paused = holdPause != Millis{};
    one(paused);
    if constexpr (Bits::kReads) {
      holdPause = paused ? kBusyPause : Millis{};
      lastCommand = {};
      for (Command& command : pending) command.id.value = ++lastCommand.value;
    }
  }

  // --- its surroundings ---

  void one(PartyTruth& party) {
    auto& [joined, held, agentHeld, recalled, released, told, carriedOut] = party;
    all(joined, held, agentHeld, recalled, released, told, carriedOut);
  }
  void one(Picture& picture) {
    auto& [leg, joined, held] = picture;
    one(leg);
    number(joined, kMostParties);
    number(held, kMostParties);
  }
  void one(Slot& slot) {
    auto& [name, call, place, line, firstLegRings, mayOpen, sounds, silencing, behindUs, agentMuted,
           microphoneMuted, microphoneWas, hasTask, accepting, callOver, monitored, found, demanded,
           observed, hungUp, told, recheckTold, parties, pictures, pictureCount] = slot;
    all(place, hasTask, accepting, callOver, monitored, found, demanded, observed, hungUp,
        recheckTold);
    if (place != Place::nowhere) {  // Else all this is as in any Slot.
      all(call, line, firstLegRings, mayOpen, sounds, silencing, behindUs, agentMuted,
          microphoneMuted, microphoneWas, told);
    }
    bool peopled = std::any_of(parties.begin(), parties.end(),
                               [](const PartyTruth& party) { return party != PartyTruth{}; });
    one(peopled);
    if (peopled) one(parties);
    number(pictureCount, 2);
    for (std::size_t i = 0; i < pictureCount; ++i) one(pictures[i]);
  }
  void one(Spent& spent) {
    auto& [wishes, failures, meddling, echoes, drops] = spent;
    all(wishes, failures, meddling, echoes, drops);
  }
  void one(Surroundings& around) {
    auto& [slots, lines, shown, showTold, dialling, spent, lastName] = around;
    all(slots, lines, shown, showTold, dialling, spent);
    if constexpr (Bits::kReads) {
      lastName = 0;
      for (Slot& slot : slots) slot.name = ++lastName;
    }
  }

  Bits bits_;
};

std::uint64_t stir(std::uint64_t x) {  // The finaliser of MurmurHash3.
  x = (x ^ x >> 33U) * 0xff51afd7ed558ccdULL;
  x = (x ^ x >> 33U) * 0xc4ceb9fe1a85ec53ULL;
  return x ^ x >> 33U;
}

}  // namespace

Packed pack(const Node& node) {
  Walk walk{BitWriter{}};
  walk.one(const_cast<Node&>(node));  // A writer changes nothing.
  return walk.bits().packed();
}

Node unpack(std::span<const std::uint64_t> words) {
  Node node;
  Walk walk{BitReader{words}};
  walk.one(node);
  return node;
}

std::uint64_t rankOf(const Action& action) {
  Walk walk{BitWriter{}};
  walk.one(const_cast<Action&>(action));
  return walk.bits().packed().words[0];
}

Fingerprint fingerprint(std::span<const std::uint64_t> words) {
  Fingerprint print{0x9e3779b97f4a7c15ULL, 0xd1b54a32d192ed03ULL};
  for (const std::uint64_t word : words) {
    print.low = stir(print.low ^ word);
    print.high = stir(print.high + std::rotl(word, 29) * 0xa0761d6478bd642fULL);
  }
  return print;
}

}  // namespace callcore::model
