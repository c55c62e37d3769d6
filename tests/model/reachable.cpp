#include "reachable.h"

#include <algorithm>

#include "core/claims.h"
#include "moves.h"
#include "promises.h"

namespace callcore::model {
namespace {

constexpr unsigned kMostMoves = 200;  // That there is an end is another promise.

// The agent turns to the call, and all that is asked is answered.
const char* brokenByTurning(const Bounds& bounds, const Step& step, Node node, const Move& turn,
                            std::vector<Event>* way) {
  const char* broken = nullptr;
  const auto play = [&](const Move& move) {
    Play play(bounds, step, node, way);
    play.play(move);
    if (broken == nullptr) broken = play.broken();
  };
  play(turn);
  std::vector<Move> moves;
  for (unsigned i = 0; i < kMostMoves && broken == nullptr; ++i) {
    moves.clear();
    listMoves(node, bounds, moves);
    const auto next = std::find_if(moves.begin(), moves.end(), [&](const Move& move) {
      if (move.act == Act::picture) return true;
      return move.act == Act::answer &&
             !std::holds_alternative<OpenLine>(node.core.pending[move.index].action);
    });
    if (next == moves.end()) break;
    play(Move(*next));
  }
  if (broken != nullptr) return broken;
  const Slot& slot = node.around.slots[turn.slot];
  const bool isHeard =
      liveCall(node.core) == slot.call && slot.sounds && slot.microphoneMuted == slot.agentMuted;
  return isHeard ? nullptr : "P31: an open call cannot be made live";
}

}  // namespace

const char* brokenReach(const Bounds& bounds, const Step& step, const Node& node,
                        std::vector<Event>* way) {
  const auto failed = [](const Call& call) { return call.failures > 0; };
  if (std::any_of(node.core.calls.begin(), node.core.calls.end(), failed)) return nullptr;
  for (std::size_t i = 0; i < node.around.slots.size(); ++i) {
    const Slot& slot = node.around.slots[i];
    if (slot.place != Place::open || slot.hungUp != HungUp::no) continue;
    for (const Act act : {Act::switchToCall, Act::switchTo}) {
      const bool known = act == Act::switchToCall || isDrawn(node, slot);
      if (!known) continue;
      std::vector<Event> events;
      const Move turn{.act = act, .slot = static_cast<std::uint8_t>(i)};
      const char* broken =
          brokenByTurning(bounds, step, node, turn, way == nullptr ? nullptr : &events);
      if (broken == nullptr) continue;
      if (way != nullptr) way->insert(way->end(), events.begin(), events.end());
      return broken;
    }
  }
  return nullptr;
}

}  // namespace callcore::model
