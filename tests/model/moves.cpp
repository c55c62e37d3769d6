#include "moves.h"

#include <algorithm>

#include "core/lookup.h"

namespace callcore::model {
namespace {

bool remains(std::uint8_t limit, std::uint8_t spent) {
  return limit == kUnlimited || spent < limit;
}

// Lists the moves of one Node.
class Lister {
 public:
  Lister(const Node& node, const Bounds& bounds, std::vector<Move>& out)
      : node_(node), bounds_(bounds), out_(out) {}

  void list() {
    if (bounds_.reconfigures && remains(bounds_.wishes, node_.around.spent.wishes)) {
      for (std::size_t i = 0; i < kChoices.size(); ++i) {
        if (kChoices[i] != node_.core.options) add(Act::configure, kNoSlot, i);
      }
    }
    for (std::size_t i = 0; i < node_.core.pending.size(); ++i) add(Act::answer, kNoSlot, i);
    eachSlot([&](const Slot& slot, std::uint8_t at) {
      if (slot.pictureCount > 0) add(Act::picture, at);
      if (slot.pictureCount > 1) out_.push_back({.act = Act::picture, .slot = at, .unheard = true});
    });
    refusals();
    arrivals();
    eachSlot([&](const Slot& slot, std::uint8_t at) {
      course(slot, at);
      conference(slot, at);
      if (remains(bounds_.wishes, node_.around.spent.wishes)) wishes(slot, at);
      if (remains(bounds_.meddling, node_.around.spent.meddling)) meddling(slot, at);
      if (remains(bounds_.echoes, node_.around.spent.echoes)) echoes(at);
    });
    if (bounds_.selects && node_.core.selected &&
        remains(bounds_.wishes, node_.around.spent.wishes)) {
      add(Act::select);
    }
    if (bounds_.showsBehindUs && node_.around.shown &&
        remains(bounds_.meddling, node_.around.spent.meddling)) {
      add(Act::showBehindUs);
    }
  }

 private:
  template <class Visit>
  void eachSlot(Visit visit) const {
    for (std::size_t i = 0; i < node_.around.slots.size(); ++i) {
      visit(node_.around.slots[i], static_cast<std::uint8_t>(i));
    }
  }

  void add(Act act, std::uint8_t slot = kNoSlot, std::size_t index = 0, std::uint8_t variant = 0) {
    out_.push_back({act, slot, static_cast<std::uint8_t>(index), variant, false});
  }
  void addAndDrop(Act act, std::uint8_t slot) {
    add(act, slot);
    if (!remains(bounds_.drops, node_.around.spent.drops)) return;
    out_.push_back({.act = act, .slot = slot, .unheard = true});
  }
  void refuse(std::size_t index, Refusal refusal) {
    add(Act::refuse, kNoSlot, index, static_cast<std::uint8_t>(refusal));
  }

  void refusals() {
    if (!remains(bounds_.failures, node_.around.spent.failures)) return;
    for (std::size_t i = 0; i < node_.core.pending.size(); ++i) {
      const Action& action = node_.core.pending[i].action;
      const bool hold =
          std::holds_alternative<Hold>(action) || std::holds_alternative<Unhold>(action);
      const bool recheck = std::holds_alternative<Recheck>(action);
      const bool plain = (bounds_.silenceFails && std::holds_alternative<Silence>(action)) ||
                         (bounds_.openFails && std::holds_alternative<Open>(action)) ||
                         (bounds_.showFails && std::holds_alternative<Show>(action)) ||
                         (bounds_.deliverFails && std::holds_alternative<Deliver>(action)) ||
                         (bounds_.hangUpFails && std::holds_alternative<HangUp>(action)) ||
                         (bounds_.forwardFails && std::holds_alternative<OpenLine>(action)) ||
                         (bounds_.holdFails && hold) || (bounds_.recheckFails && recheck);
      if (plain) refuse(i, Refusal::plain);
      if (bounds_.holdFails && hold) refuse(i, Refusal::tookEffect);
      if (plain && (hold || recheck)) refuse(i, Refusal::final);
      if (bounds_.pauses && hold) refuse(i, Refusal::busy);
    }
    if (!bounds_.linesFail) return;
    add(Act::lineFails, kNoSlot, 0);
    for (const LineId line : node_.around.lines) add(Act::lineFails, kNoSlot, line.value);
  }

  static bool isComing(const Slot& slot) {
    return slot.place != Place::open && !slot.callOver &&
           (slot.hasTask || slot.place != Place::nowhere);
  }

  void offer(std::uint8_t slot) {
    add(Act::offer, slot);
    if (bounds_.tokensLack && remains(bounds_.failures, node_.around.spent.failures)) {
      add(Act::offer, slot, 0, 1);
    }
  }

  void arrivals() {
    if (node_.around.dialling) addAndDrop(Act::dialFails, kNoSlot);
    const auto& slots = node_.around.slots;
    if (slots.size() >= bounds_.calls) return;
    if (bounds_.inTurn && std::any_of(slots.begin(), slots.end(), isComing)) return;
    if (bounds_.dials) add(node_.around.dialling ? Act::dialGivesTask : Act::dial);
    add(Act::accept);
    if (bounds_.monitors) add(Act::monitor);
    if (bounds_.observes) add(Act::observe);
    if (bounds_.finds) {
      add(Act::find);
      add(Act::find, kNoSlot, 0, 1);
    }
    if (bounds_.lateAccepts) offer(kNoSlot);
  }

  // The life of a task and its call.
  void course(const Slot& slot, std::uint8_t at) {
    const bool rings = slot.place == Place::ringing || slot.place == Place::forwarding;
    if (slot.place == Place::nowhere && slot.hasTask && !slot.callOver) offer(at);
    if (slot.place == Place::ringing && slot.mayOpen) add(Act::open, at);
    if (slot.firstLegRings) add(Act::firstLegEnds, at);
    if (slot.place != Place::nowhere) {
      add(Act::end, at);
      if (bounds_.endsBadly) add(Act::end, at, 0, 1);
    }
    if (slot.accepting && bounds_.acceptFails) {
      addAndDrop(slot.monitored ? Act::monitorFails : Act::acceptFails, at);
    }
    if (rings && !slot.accepting && bounds_.lateAccepts) add(Act::accept, at);
    if (slot.place != Place::nowhere && !slot.hasTask && bounds_.observes) add(Act::observe, at);
    const bool over = slot.callOver || (slot.place == Place::nowhere && !slot.accepting);
    if (slot.place == Place::nowhere || bounds_.forgets) {
      if (slot.hasTask || over) addAndDrop(Act::taskEnds, at);
    }
  }

  void conference(const Slot& slot, std::uint8_t at) {
    if (slot.place != Place::open || !slot.hasTask) return;
    for (std::size_t i = 0; i < kMostParties; ++i) {
      if (!comes(bounds_, i)) continue;
      if (!slot.parties[i].joined) add(Act::join, at, i);
      if (slot.parties[i].joined && bounds_.leaves) add(Act::leave, at, i);
      if (bounds_.earlyEffects && !slot.parties[i].carriedOut && isAsked(slot, i)) {
        add(Act::takeEffect, at, i);
      }
    }
  }

  [[nodiscard]] bool isAsked(const Slot& slot, std::size_t party) const {
    const auto same = [&](const Command& command) {
      const auto* hold = std::get_if<Hold>(&command.action);
      const auto* unhold = std::get_if<Unhold>(&command.action);
      return (hold != nullptr && hold->party == partyOf(slot, party)) ||
             (unhold != nullptr && unhold->party == partyOf(slot, party));
    };
    return std::any_of(node_.core.pending.begin(), node_.core.pending.end(), same);
  }

  void wishes(const Slot& slot, std::uint8_t at) {
    if (slot.hasTask) add(Act::switchTo, at);
    if (bounds_.hangUps && slot.hasTask && !slot.callOver) add(Act::hangUp, at);
    if (bounds_.reaches && slot.place == Place::open && !slot.hasTask) add(Act::switchToCall, at);
    if (bounds_.selects && slot.hasTask) add(Act::select, at);
    if (bounds_.mutes && slot.place != Place::nowhere) add(Act::toggleMute, at);
    if (!bounds_.agentHolds || !isDrawn(node_, slot)) return;
    for (std::size_t i = 0; i < bounds_.parties; ++i) {
      if (!slot.parties[i].joined) continue;
      const Act act = slot.parties[i].held ? Act::agentUnholds : Act::agentHolds;
      add(act, at, i);
      if (i == 0) add(act, at, i, kWithoutAParty);
      if (bounds_.agentHoldsFail && remains(bounds_.failures, node_.around.spent.failures)) {
        add(act, at, i, kInVain);
      }
    }
  }

  void meddling(const Slot& slot, std::uint8_t at) {
    if (slot.place != Place::open) return;
    if (bounds_.unmutesBehindUs) add(Act::muteBehindUs, at);
    if (bounds_.showsBehindUs && node_.around.shown != slot.call) add(Act::showBehindUs, at);
    for (std::size_t i = 0; bounds_.holdsBehindUs && i < kMostParties; ++i) {
      if (slot.parties[i].joined) add(Act::holdBehindUs, at, i);
    }
  }

  void echoes(std::uint8_t at) {
    for (const Echo echo : {Echo::accepted, Echo::acceptFailed, Echo::ended, Echo::opened,
                            Echo::monitoringFailed, Echo::shown, Echo::parties}) {
      add(Act::echo, at, 0, static_cast<std::uint8_t>(echo));
    }
  }

  const Node& node_;
  const Bounds& bounds_;
  std::vector<Move>& out_;
};

}  // namespace

void listMoves(const Node& node, const Bounds& bounds, std::vector<Move>& out) {
  Lister(node, bounds, out).list();
}

}  // namespace callcore::model
