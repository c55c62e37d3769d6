#include "canonical.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <variant>

#include "core/lookup.h"
#include "pack.h"

namespace callcore::model {
namespace {

constexpr std::uint8_t kUnused = 0xff;
constexpr std::size_t kMostSorted = 32;  // As many as pack.cpp has room for.

bool isThere(const Slot& slot) { return slot.place != Place::nowhere; }

// Keeps those of one key in order. There are but a few, so it asks for no memory.
template <class T, class KeyOf>
void sortBy(std::vector<T>& all, KeyOf keyOf) {
  std::array<std::uint64_t, kMostSorted> keys{};
  for (std::size_t i = 0; i < all.size(); ++i) keys.at(i) = keyOf(all[i]);
  for (std::ptrdiff_t i = 1; i < static_cast<std::ptrdiff_t>(all.size()); ++i) {
    const auto from = keys.begin() + i;
    const auto to = std::upper_bound(keys.begin(), from, *from) - keys.begin();
    std::rotate(keys.begin() + to, from, from + 1);
    std::rotate(all.begin() + to, all.begin() + i, all.begin() + i + 1);
  }
}

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
  for (const auto* list : {&core.observed, &core.hangingUp}) {
    for (const TaskSid each : *list) {
      if (each == task) return at;
      ++at;
    }
  }
  for (const TaskSid each : core.dialled) {
    if (each == task) return at;
    ++at;
  }
  if (core.sought == task) return at;
  ++at;
  return core.selected == task ? at : kUnused;
}

template <class All, class One>
std::uint64_t placeIn(const All& all, const One& one) {
  return static_cast<std::uint64_t>(std::find(all.begin(), all.end(), one) - all.begin());
}

// What of an open call does not depend on when it arrived.
std::uint64_t gist(const Node& node, const Call& call) {
  std::uint64_t claimed = placeIn(node.core.claims, Claim{call.id});
  if (call.task) claimed = std::min(claimed, placeIn(node.core.claims, Claim{*call.task}));
  std::uint64_t gist = placeIn(node.core.heard, call.id) << 4U | claimed;
  const auto add = [&](std::uint64_t value, unsigned width) { gist = gist << width | value; };
  add(call.line == kFlexLine ? 1 : 0, 1);
  add(call.task ? 1 : 0, 1);
  add(call.silenced ? 1 : 0, 1);
  add(call.agentMuted ? 1 : 0, 1);
  add(call.failures, 3);
  add(static_cast<std::uint64_t>(call.hangUp), 2);
  for (const Slot& slot : node.around.slots) {
    if (!isThere(slot) || slot.call != call.id) continue;
    add(slot.hasTask ? 1 : 0, 1);
    add(slot.silencing ? 1 : 0, 1);
    add(slot.pictureCount, 2);
    for (const PartyTruth& party : slot.parties) {
      add(party.joined ? 1 : 0, 1);
      add(party.held ? 1 : 0, 1);
      add(party.agentHeld ? 1 : 0, 1);
    }
    const Task* task = findTask(node.core, taskOf(slot));
    for (std::size_t i = 0; task != nullptr && i < task->parties.size(); ++i) {
      const Party& party = task->parties[i];
      add(party.held ? 1 : 0, 1);
      add(static_cast<std::uint64_t>(party.heldBy), 2);
      add(static_cast<std::uint64_t>(party.trust), 2);
    }
  }
  return gist;
}

// Once calls are open, which of them arrived first decides nothing but the order of the commands of
// one step. So they come first, by what they are; the others after them, as they arrived. Calls
// of which `gist` cannot tell which is which stay as they were: that costs states, and is right.
void orderCalls(Node& node) {
  sortBy(node.core.calls, [&](const Call& call) {
    return call.stage == Stage::open ? gist(node, call) : ~std::uint64_t{0};
  });
  sortBy(node.core.lines, [&](const ExtraLine& line) {  // Each has a call.
    const auto& calls = node.core.calls;
    const auto at = std::find_if(calls.begin(), calls.end(),
                                 [&](const Call& call) { return call.line == line.id; });
    return static_cast<std::uint64_t>(at - calls.begin());
  });
}

bool isForgotten(const State& core, const Slot& slot) {
  return !isThere(slot) && !slot.hasTask && mention(core, slot) == kUnused;
}

// Calls first, as the core has them; then tasks, as the core mentions them.
void orderSlots(Node& node) {
  forgetSlots(node);
  sortBy(node.around.slots, [&](const Slot& slot) -> std::uint64_t {
    if (!isThere(slot)) return 0x10000U + mention(node.core, slot);
    const auto& calls = node.core.calls;
    const auto at = std::find_if(calls.begin(), calls.end(),
                                 [&](const Call& call) { return call.id == slot.call; });
    return static_cast<std::uint64_t>(at - calls.begin());
  });
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
    const auto it = std::find(lines_.begin(), lines_.end(), line.value);
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
  for (TaskSid& task : core.hangingUp) rename(task);
  std::sort(core.hangingUp.begin(), core.hangingUp.end());
  for (TaskSid& task : core.observed) rename(task);
  for (TaskSid& task : core.dialled) rename(task);
  std::sort(core.dialled.begin(), core.dialled.end());
  rename(core.sought);
  rename(core.selected);
  rename(core.shown);
}

void orderPending(State& core, Renaming& rename) {
  for (Command& command : core.pending) rename(command.action);
  sortBy(core.pending, [](const Command& command) { return rankOf(command.action); });
  core.lastCommand = {};
  for (Command& command : core.pending) command.id.value = ++core.lastCommand.value;
}

}  // namespace

void forgetSlots(Node& node) {
  std::erase_if(node.around.slots, [&](const Slot& slot) { return isForgotten(node.core, slot); });
}

void makeCanonical(Node& node, Order order) {
  if (order == Order::free) orderCalls(node);
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
  for (Slot& slot : node.around.slots) {  // Nothing comes of it once `open` is answered.
    const bool asked =
        anyPending<Open>(node.core, [&](const Open& open) { return open.call == slot.call; });
    slot.microphoneWas = slot.microphoneWas && asked;
  }
  node.around.lastName = name;
  for (LineId& line : node.around.lines) rename(line);
  std::sort(node.around.lines.begin(), node.around.lines.end());
  rename(node.around.shown);
  node.core.lastCall.value = rename.lastCall;
  node.core.lastLine.value = rename.lastLine;
}

}  // namespace callcore::model
