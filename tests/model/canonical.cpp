#include "canonical.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <variant>

#include "pack.h"

namespace callcore::model {
namespace {

constexpr std::uint8_t kUnused = 0xff;

bool isThere(const Slot& slot) { return slot.place != Place::nowhere; }

// Where the core mentions a task first; kUnused if nowhere.
std::uint8_t mention(const State& core, const Slot& slot) {
  std::uint8_t at = 0;
  const TaskSid task = taskOf(slot);
  const CallSid sid{slot.name};
  for (const Claim& claim : core.claims) {
    if (claim == Claim{task}) return at;
    ++at;
  }
  for (const Call& call : core.calls) {
    if (call.task == task || call.sid == sid) return at;
    ++at;
  }
  for (const Task& each : core.tasks) {
    if (each.id == task || each.sid == sid) return at;
    ++at;
  }
  for (const Command& command : core.pending) {
    const bool named = std::visit(
        [&](const auto& action) {
          if constexpr (requires { action.task == task; }) return action.task == task;
          return false;
        },
        command.action);
    if (named) return at;
    ++at;
  }
  return core.selected == task ? at : kUnused;
}

// Calls first, as they arrived; then tasks, as the core mentions them.
void orderSlots(Node& node) {
  struct Keyed {
    std::uint32_t key;
    Slot slot;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(node.around.slots.size());
  for (const Slot& slot : node.around.slots) {
    if (isThere(slot)) {
      keyed.push_back({slot.call.value, slot});
      continue;
    }
    const std::uint8_t at = mention(node.core, slot);
    if (!slot.hasTask && at == kUnused) continue;  // Over and forgotten.
    keyed.push_back({0x10000U + at, slot});
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
  node.around.slots.clear();
  for (const Keyed& each : keyed) node.around.slots.push_back(each.slot);
}

// New numbers for old.
class Renaming {
 public:
  explicit Renaming(const Node& node) {
    std::uint32_t number = 0;
    for (const Slot& slot : node.around.slots) {
      names_[slot.name % kNames] = ++number;
      if (isThere(slot)) calls_.emplace_back(slot.call.value, number);
    }
    lastCall = static_cast<std::uint32_t>(calls_.size());
    for (const ExtraLine& line : node.core.lines) lines_.push_back(line.id.value);
    for (const LineId line : node.around.lines) lines_.push_back(line.value);
    std::sort(lines_.begin(), lines_.end());
    lines_.erase(std::unique(lines_.begin(), lines_.end()), lines_.end());
    lastLine = static_cast<std::uint32_t>(lines_.size());
  }

  void operator()(CallId& call) {
    const auto it = std::find_if(calls_.begin(), calls_.end(),
                                 [&](const auto& pair) { return pair.first == call.value; });
    if (it != calls_.end()) {
      call.value = it->second;
    } else {  // An ended call that Flex may still show.
      calls_.emplace_back(call.value, ++lastCall);
      call.value = lastCall;
    }
  }
  void operator()(LineId& line) const {
    if (line == kFlexLine) return;
    const auto it = std::lower_bound(lines_.begin(), lines_.end(), line.value);
    line.value = 1 + static_cast<std::uint32_t>(it - lines_.begin());
  }
  void operator()(CallSid& sid) const { sid.value = names_[sid.value % kNames]; }
  void operator()(TaskSid& task) const { task.value = names_[task.value % kNames]; }
  void operator()(PartyId& party) const {
    const auto most = static_cast<std::uint32_t>(kMostParties);
    party.value = names_[party.value / most % kNames] * most + party.value % most;
  }
  void operator()(Millis& pause) const { pause = {}; }
  void operator()(Dial& /*dial*/) const {}
  template <class T>
  void operator()(std::optional<T>& value) {
    if (value) (*this)(*value);
  }

  void operator()(Action& action) {
    std::visit([&](auto& each) { fields(each); }, action);
  }

  std::uint32_t lastCall = 0;
  std::uint32_t lastLine = 0;

 private:
  static constexpr std::size_t kNames = 256;

  template <class T>
  void fields(T& action) {
    if constexpr (requires { action.call; }) (*this)(action.call);
    if constexpr (requires { action.task; }) (*this)(action.task);
    if constexpr (requires { action.party; }) (*this)(action.party);
    if constexpr (requires { action.line; }) (*this)(action.line);
    if constexpr (requires { action.afterMs; }) (*this)(action.afterMs);
  }

  std::array<std::uint32_t, kNames> names_{};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> calls_;
  std::vector<std::uint32_t> lines_;
};

template <class T>
void sortById(std::vector<T>& all) {
  std::sort(all.begin(), all.end(), [](const T& a, const T& b) { return a.id < b.id; });
}

void renameCore(State& core, Renaming& rename) {
  for (Call& call : core.calls) {
    rename(call.id);
    rename(call.line);
    rename(call.sid);
    rename(call.task);
  }
  for (Task& task : core.tasks) {
    rename(task.id);
    rename(task.sid);
    for (Party& party : task.parties) rename(party.id);
    sortById(task.parties);
    for (PartyId& party : task.recalled) rename(party);
    std::sort(task.recalled.begin(), task.recalled.end());
  }
  sortById(core.tasks);
  for (ExtraLine& line : core.lines) rename(line.id);
  for (Claim& claim : core.claims) std::visit([&](auto& id) { rename(id); }, claim);
  for (CallId& call : core.heard) rename(call);
  rename(core.selected);
  rename(core.shown);
  rename(core.holdPause);
}

void orderPending(State& core, Renaming& rename) {
  struct Ranked {
    std::uint64_t rank;
    Action action;
  };
  std::vector<Ranked> ranked;
  ranked.reserve(core.pending.size());
  for (const Command& command : core.pending) {
    Action action = command.action;
    rename(action);
    ranked.push_back({rankOf(action), action});
  }
  std::sort(ranked.begin(), ranked.end(),
            [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  core.pending.clear();
  core.lastCommand = {};
  for (const Ranked& each : ranked) {
    core.pending.push_back({CommandId{++core.lastCommand.value}, each.action});
  }
}

}  // namespace

void makeCanonical(Node& node) {
  orderSlots(node);
  Renaming rename(node);
  renameCore(node.core, rename);
  orderPending(node.core, rename);
  std::uint8_t name = 0;
  for (Slot& slot : node.around.slots) {
    slot.name = ++name;
    if (isThere(slot)) {
      rename(slot.call);
      rename(slot.line);
    }
  }
  node.around.lastName = name;
  for (LineId& line : node.around.lines) rename(line);
  std::sort(node.around.lines.begin(), node.around.lines.end());
  rename(node.around.shown);
  node.core.lastCall.value = rename.lastCall;
  node.core.lastLine.value = rename.lastLine;
}

}  // namespace callcore::model
