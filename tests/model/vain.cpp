#include "vain.h"

#include <algorithm>
#include <utility>

#include "core/claims.h"
#include "core/lookup.h"
#include "promises.h"

namespace callcore::model {
namespace {

enum class Fate : std::uint8_t {
  fails,
  isRescinded,
  isHungUp,
  ringsAndFails,
  ringsAndIsNotForwarded,
  ringsAndIsHungUp,
};

struct Attempt {
  Act begin;
  Fate fate;
  bool atRest;  // It comes to nothing only when everything else is done.
};

// One attempt, from a Node at rest to the next rest.
class Trial {
 public:
  Trial(const Bounds& bounds, const Step& step, Node node, std::vector<Event>* way)
      : bounds_(bounds), step_(step), node_(std::move(node)), way_(way) {}

  void run(const Attempt& attempt) {
    play({.act = attempt.begin});
    if (attempt.begin == Act::dial && attempt.fate == Fate::fails) {
      if (attempt.atRest) settle();
      play({.act = Act::dialFails});
      return settle();
    }
    if (attempt.begin == Act::dial) play({.act = Act::dialGivesTask});
    const auto at = static_cast<std::uint8_t>(node_.around.slots.size() - 1);
    const bool rings = attempt.fate >= Fate::ringsAndFails;
    if (rings) play({.act = Act::offer, .slot = at});
    if (attempt.atRest) settle();
    if (attempt.fate == Fate::isHungUp || attempt.fate == Fate::ringsAndIsHungUp) {
      play({.act = Act::hangUp, .slot = at});
      if (rings) openAndSettle(at);
    }
    if (attempt.fate != Fate::isRescinded && attempt.fate != Fate::ringsAndIsNotForwarded &&
        node_.around.slots[at].accepting) {
      play({.act = attempt.begin == Act::monitor ? Act::monitorFails : Act::acceptFails,
            .slot = at});
    } else if (attempt.fate == Fate::ringsAndIsNotForwarded) {
      refuseForward();
    }
    if (node_.around.slots[at].place != Place::nowhere) play({.act = Act::end, .slot = at});
    play({.act = Act::taskEnds, .slot = at});
    settle();
  }

  [[nodiscard]] const Node& node() const { return node_; }
  [[nodiscard]] const char* broken() const { return broken_; }

 private:
  // Answers what is asked, but that a line takes a call; says what is late.
  void settle() {
    for (unsigned i = 0; i < kMostMoves; ++i) {
      moves_.clear();
      listMoves(node_, bounds_, moves_);
      const auto next = std::find_if(moves_.begin(), moves_.end(), [&](const Move& move) {
        return move.act == Act::picture || (move.act == Act::answer && !asksForLine(move.index));
      });
      if (next == moves_.end()) return;
      play(Move(*next));
    }
  }

  // A line takes the call, or Flex opens it; then whatever follows.
  void openAndSettle(std::uint8_t at) {
    settle();
    for (std::size_t i = 0; i < node_.core.pending.size(); ++i) {
      if (!asksForLine(i)) continue;
      play({.act = Act::answer, .index = static_cast<std::uint8_t>(i)});
      return settle();
    }
    const Slot& slot = node_.around.slots[at];
    if (slot.place == Place::ringing && slot.mayOpen) play({.act = Act::open, .slot = at});
    settle();
  }

  void refuseForward() {
    for (std::size_t i = 0; i < node_.core.pending.size(); ++i) {
      if (!asksForLine(i)) continue;
      return play({.act = Act::refuse, .index = static_cast<std::uint8_t>(i)});
    }
  }

  [[nodiscard]] bool asksForLine(std::size_t index) const {
    return std::holds_alternative<OpenLine>(node_.core.pending[index].action);
  }

  void play(const Move& move) {
    Play play(bounds_, step_, node_, way_);
    play.play(move);
    if (broken_ == nullptr) broken_ = play.broken();
    if (broken_ == nullptr) broken_ = brokenAnytime(node_);
  }

  static constexpr unsigned kMostMoves = 200;  // That there is an end is another promise.

  const Bounds& bounds_;
  const Step& step_;
  Node node_;
  std::vector<Event>* way_;
  std::vector<Move> moves_;
  const char* broken_ = nullptr;
};

// Of one call: what the agent, the customers and Flex notice. One that has yet to open makes no
// sound, silenced beforehand or not.
bool isAsBefore(const Slot& was, const Slot& is) {
  if (is.place != was.place || is.line != was.line || is.agentMuted != was.agentMuted) return false;
  if (is.place != Place::open) return true;
  return is.sounds == was.sounds && is.parties == was.parties &&
         (!is.sounds || is.microphoneMuted == was.microphoneMuted);
}

bool isAsBefore(const Node& was, const Node& is) {
  if (liveCall(was.core) != liveCall(is.core)) return false;
  if (was.core.several && was.around.shown != is.around.shown) return false;
  return std::all_of(was.around.slots.begin(), was.around.slots.end(), [&](const Slot& before) {
    const auto& slots = is.around.slots;
    const auto after = std::find_if(slots.begin(), slots.end(),
                                    [&](const Slot& slot) { return slot.name == before.name; });
    return after != slots.end() && isAsBefore(before, *after);
  });
}

// An attempt is a fresh start for what was given up, which is no harm.
bool anyGivenUp(const State& core) {
  return std::any_of(core.calls.begin(), core.calls.end(),
                     [](const Call& call) { return call.failures > 0; }) ||
         std::any_of(core.tasks.begin(), core.tasks.end(), [](const Task& task) {
           return std::any_of(task.parties.begin(), task.parties.end(), [](const Party& party) {
             return party.failures > 0 || party.gaveUp;
           });
         });
}

// Whether the core knows of an accept or a dialling that has no call.
bool awaitsCall(const State& core) {
  return std::any_of(core.claims.begin(), core.claims.end(), [&](const Claim& claim) {
    const auto* task = std::get_if<TaskSid>(&claim);
    return task != nullptr ? callOf(core, *task) == nullptr : std::holds_alternative<Dial>(claim);
  });
}

bool mayBegin(const Node& node, const Bounds& bounds, Act begin) {
  if (begin == Act::accept) return bounds.acceptFails;
  return begin == Act::monitor ? bounds.monitors : bounds.dials && !dialling(node.core);
}

}  // namespace

const char* brokenInVain(const Bounds& bounds, const Step& step, const Node& node,
                         std::vector<Event>* way) {
  const bool full = node.around.slots.size() >= bounds.calls;
  if ((full && way == nullptr) || anyGivenUp(node.core)) return nullptr;
  for (const Act begin : {Act::accept, Act::monitor, Act::dial}) {
    if (!mayBegin(node, bounds, begin)) continue;
    for (const Fate fate : {Fate::fails, Fate::isRescinded, Fate::isHungUp, Fate::ringsAndFails,
                            Fate::ringsAndIsNotForwarded, Fate::ringsAndIsHungUp}) {
      const bool hungUp = fate == Fate::isHungUp || fate == Fate::ringsAndIsHungUp;
      if (hungUp && !bounds.hangUps) continue;
      // Of two accepts without a call the older has the call that rings, for want of anything
      // better; when that is wrong, its end is the end of the wrong accept.
      if (fate >= Fate::ringsAndFails && awaitsCall(node.core)) continue;
      for (const bool atRest : {false, true}) {
        std::vector<Event> events;
        Trial trial(bounds, step, node, way == nullptr ? nullptr : &events);
        trial.run({.begin = begin, .fate = fate, .atRest = atRest});
        const char* broken = trial.broken();
        if (broken == nullptr && !isAsBefore(node, trial.node())) {
          broken = "P8: an attempt in vain does not leave things as they were";
        }
        if (broken == nullptr) continue;
        if (way != nullptr) way->insert(way->end(), events.begin(), events.end());
        return broken;
      }
    }
  }
  return nullptr;
}

}  // namespace callcore::model
