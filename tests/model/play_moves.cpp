// What each move does to the surroundings, and what the core hears of it.
#include <algorithm>

#include "core/claims.h"
#include "core/lookup.h"
#include "play.h"

namespace callcore::model {

void Play::act(const Move& move) {
  switch (move.act) {
    case Act::answer:
      return answer(Command(core_.pending[move.index]));
    case Act::refuse:
      spend(&Spent::failures, bounds_.failures);
      return refuse(Command(core_.pending[move.index]), static_cast<Refusal>(move.variant));
    case Act::picture:
      return showPicture(around_.slots[move.slot]);
    case Act::lineFails:
      spend(&Spent::failures, bounds_.failures);
      return failLine(LineId{move.index});
    case Act::configure:
      spend(&Spent::wishes, bounds_.wishes);
      return configure(kChoices[move.index]);
    case Act::switchTo:
    case Act::switchToCall:
    case Act::hangUp:
    case Act::select:
    case Act::toggleMute:
    case Act::agentHolds:
    case Act::agentUnholds:
      spend(&Spent::wishes, bounds_.wishes);
      return wish(move);
    case Act::muteBehindUs:
    case Act::holdBehindUs:
    case Act::showBehindUs:
      spend(&Spent::meddling, bounds_.meddling);
      return meddle(move);
    case Act::echo:
      spend(&Spent::echoes, bounds_.echoes);
      return echo(move);
    default:
      return course(move);
  }
}

void Play::course(const Move& move) {
  if (move.unheard) spend(&Spent::drops, bounds_.drops);
  if (move.act == Act::accept || move.act == Act::dialGivesTask || move.act == Act::monitor) {
    return accept(move.slot, move.act);
  }
  if (move.act == Act::dial || move.act == Act::dialFails) {
    around_.dialling = move.act == Act::dial;
    if (around_.dialling) {
      demand({});
      return post(DialStarted{});
    }
    return post(DialFailed{});
  }
  if (move.act == Act::observe) return observe(move.slot);
  if (move.act == Act::find) return find(move.slot, move.variant == 1);
  if (move.act == Act::offer) {
    if (move.variant == 1) spend(&Spent::failures, bounds_.failures);
    return offer(move.slot, move.variant == 0);
  }
  Slot& slot = around_.slots[move.slot];
  PartyTruth& party = slot.parties[move.index];
  switch (move.act) {
    case Act::acceptFails:
      slot.accepting = false;
      if (slot.hungUp == HungUp::yes) slot.hungUp = HungUp::maybe;
      return post(TaskAcceptFailed{.task = taskOf(slot)});
    case Act::monitorFails:
      slot.accepting = false;
      if (slot.hungUp == HungUp::yes) slot.hungUp = HungUp::maybe;
      return post(MonitoringFailed{.task = taskOf(slot)});
    case Act::open:
      return open(slot);
    case Act::firstLegEnds:
      slot.firstLegRings = false;
      return post(CallEnded{.call = slot.call, .line = kFlexLine, .reason = EndReason::cancelled});
    case Act::end:
      return end(slot, move.variant == 1 ? EndReason::lost : EndReason::disconnected);
    case Act::taskEnds:
      slot.hasTask = false;
      slot.accepting = false;
      slot.observed = false;
      if (slot.hungUp == HungUp::yes) slot.hungUp = HungUp::maybe;
      slot.monitored = false;
      endConference(slot);
      return post(TaskEnded{taskOf(slot)});
    case Act::join:
      party = {.joined = true};
      return queuePicture(slot);
    case Act::leave:
      party = {};
      return queuePicture(slot);
    case Act::takeEffect:
      for (const Command& command : core_.pending) {
        const auto* hold = std::get_if<Hold>(&command.action);
        const auto* unhold = std::get_if<Unhold>(&command.action);
        const PartyId id = partyOf(slot, move.index);
        if ((hold != nullptr && hold->party == id) || (unhold != nullptr && unhold->party == id)) {
          takeEffect(command.action);
        }
      }
      party.carriedOut = true;
      return;
    default:
      return;
  }
}

void Play::wish(const Move& move) {
  if (move.slot == kNoSlot) return post(TaskSelected{std::nullopt});
  Slot& slot = around_.slots[move.slot];
  PartyTruth& party = slot.parties[move.index];
  const TaskSid task = taskOf(slot);
  std::optional<PartyId> id;
  if (move.variant != kWithoutAParty) id = partyOf(slot, move.index);
  const bool inVain = move.variant == kInVain;
  switch (move.act) {
    case Act::hangUp:
      if (isComing(core_, task)) {
        slot.hungUp = HungUp::yes;
        slot.demanded = false;
      }
      return post(HangUpRequested{task});
    case Act::switchToCall:
      turnElsewhere();
      demand({});
      return post(CallSwitchRequested{slot.call});
    case Act::switchTo:
      turnElsewhere();
      if (!staysHungUp(slot)) demand(isDrawn(node_, slot) ? slot : Slot{});
      return post(SwitchRequested{task});
    case Act::select:
      return post(TaskSelected{task});
    case Act::toggleMute:
      slot.agentMuted = !slot.agentMuted;
      return post(MuteRequested{slot.call, slot.agentMuted});
    case Act::agentHolds:
      if (inVain) {
        spend(&Spent::failures, bounds_.failures);
      } else {
        hold(slot, party, true);
      }
      return post(HoldRequested{.task = task, .party = id});
    case Act::agentUnholds:
      if (!staysHungUp(slot)) demand(slot);
      if (inVain) {
        party.agentHeld = false;
        party.recalled = false;
        party.released = true;
        spend(&Spent::failures, bounds_.failures);
      } else {
        hold(slot, party, false);
      }
      return post(UnholdRequested{.task = task, .party = id});
    default:
      return;
  }
}

// By the agent's own Flex action.
void Play::hold(Slot& slot, PartyTruth& party, bool held) {
  party.held = held;
  party.agentHeld = held;
  party.recalled = false;
  party.released = false;
  queuePicture(slot);
}

// What was seen to be accepted before is no longer what the agent wants first.
void Play::turnElsewhere() {
  for (Slot& slot : around_.slots) slot.observed = false;
}

// Whether a hang-up outlasts that the agent turns to the task. It does while the core knows of a
// call to come; after that the agent has taken it back.
bool Play::staysHungUp(Slot& slot) {
  if (isHangingUp(core_, taskOf(slot)) && isComing(core_, taskOf(slot))) return true;
  if (slot.hungUp == HungUp::yes) slot.hungUp = HungUp::maybe;
  return false;
}

// The agent turns to a call, or, with none, away from all that are there.
void Play::demand(const Slot& wanted) {
  for (Slot& slot : around_.slots) slot.demanded = slot.name == wanted.name;
}

void Play::meddle(const Move& move) {
  if (move.slot == kNoSlot) {
    around_.shown.reset();
    return post(ShownObserved{std::nullopt});
  }
  Slot& slot = around_.slots[move.slot];
  PartyTruth& party = slot.parties[move.index];
  switch (move.act) {
    case Act::muteBehindUs:
      slot.agentMuted = !slot.agentMuted;
      slot.microphoneMuted = slot.agentMuted;
      if (!slot.agentMuted) {
        slot.behindUs = slot.behindUs || !slot.sounds;
        slot.sounds = true;
        slot.silencing = false;
      }
      return post(MuteObserved{slot.call, slot.agentMuted});
    case Act::holdBehindUs:
      hold(slot, party, !party.held);
      party.agentHeld = false;
      return;
    case Act::showBehindUs:
      around_.shown = slot.call;
      return post(ShownObserved{slot.call});
    default:
      return;
  }
}

// A fact that was true once, or still is, said again.
void Play::echo(const Move& move) {
  const Slot& slot = around_.slots[move.slot];
  switch (static_cast<Echo>(move.variant)) {
    case Echo::accepted:
      demand({});  // As good as an accept of the agent's, when it was forgotten.
      return post(TaskAccepted{.task = taskOf(slot)});
    case Echo::acceptFailed:
      return post(TaskAcceptFailed{.task = taskOf(slot)});
    case Echo::ended:
      return post(TaskEnded{taskOf(slot)});
    case Echo::opened:
      if (slot.place == Place::open) post(CallOpened{slot.call, CallSid{slot.name}});
      return;
    case Echo::monitoringFailed:
      return post(MonitoringFailed{.task = taskOf(slot)});
    case Echo::shown:
      return post(ShownObserved{around_.shown});
    case Echo::parties:
      if (slot.place != Place::open) return;
      post(asFact(slot, slot.pictureCount > 0 ? slot.pictures[0] : pictureNow(slot)));
      return;
  }
}

void Play::accept(std::uint8_t at, Act act) {
  Slot& slot = slotAt(at);
  slot.hasTask = true;
  slot.accepting = true;
  (void)staysHungUp(slot);
  slot.monitored = act == Act::monitor;
  turnElsewhere();
  demand({});
  if (slot.monitored) return post(MonitoringStarted{taskOf(slot)});
  const bool dialled = act == Act::dialGivesTask;
  if (dialled) around_.dialling = false;
  post(TaskAccepted{.task = taskOf(slot), .kind = dialled ? TaskKind::outbound : TaskKind::voice});
}

// Another plugin accepts it, and TaskRouter tells.
void Play::observe(std::uint8_t at) {
  Slot& slot = slotAt(at);
  demand({});
  slot.hasTask = true;
  slot.observed = true;
  if (slot.place == Place::open) queuePicture(slot);
  post(AcceptanceObserved{.task = taskOf(slot)});
}

// The customer of its call is on hold still, and Flex shows that before the call is back.
void Play::find(std::uint8_t at, bool byAgent) {
  Slot& slot = slotAt(at);
  slot.hasTask = true;
  slot.found = true;
  slot.parties[0] = {.joined = true, .held = true, .agentHeld = byAgent, .recalled = !byAgent};
  queuePicture(slot);
  if (!byAgent) post(HoldRecalled{.task = taskOf(slot), .party = partyOf(slot, 0)});
}

void Play::offer(std::uint8_t at, bool forwardable) {
  Slot& slot = slotAt(at);
  if (bounds_.observes) demand({});  // It may claim an acceptance, as an accept would.
  slot.call = CallId{core_.lastCall.value + 1};
  slot.place = Place::ringing;
  slot.line = kFlexLine;
  slot.sounds = true;
  post(CallOffered{.call = slot.call,
                   .line = kFlexLine,
                   .sid = bounds_.sidAtOffer ? std::optional(CallSid{slot.name}) : std::nullopt,
                   .forwardable = forwardable});
}

void Play::open(Slot& slot) {
  slot.place = Place::open;
  slot.accepting = false;
  slot.microphoneMuted = !slot.sounds;
  for (const Slot& other : around_.slots) {
    const bool beside = other.name != slot.name && isAudible(other) && !other.behindUs;
    unless(!slot.sounds || !beside, "P1: a call opens and sounds beside another");
  }
  const Call& known = *findCall(core_, slot.call);
  if (known.wayOut && slot.hungUp != HungUp::yes) demand(slot);  // Taken in Flex.
  // P32: nothing else could be meant, so it is the one that was accepted.
  const bool clear =
      !around_.dialling &&
      std::all_of(around_.slots.begin(), around_.slots.end(), [&](const Slot& one) {
        if (one.name == slot.name) return true;
        const Call* call = findCall(core_, one.call);
        return !one.accepting && !one.observed && (one.place == Place::nowhere || call->linked);
      });
  const bool claimed = std::any_of(core_.claims.begin(), core_.claims.end(), [&](const Claim& one) {
    return std::holds_alternative<TaskSid>(one) && one != Claim{taskOf(slot)};
  });
  if (slot.observed && slot.hungUp == HungUp::no && clear && !claimed) demand(slot);
  const CallId call = slot.call;
  const bool flexShows = bounds_.flexShows && slot.line == kFlexLine;
  const bool named = bounds_.hangUps || bounds_.observes;
  if (slot.found || (named && slot.hasTask)) queuePicture(slot);
  post(CallOpened{call, CallSid{slot.name}});
  if (!flexShows) return;
  around_.shown = call;
  post(ShownObserved{call});
}

void Play::end(Slot& slot, EndReason reason) {
  const CallEnded fact{.call = slot.call, .line = slot.line, .reason = reason};
  endCall(slot);
  post(fact);
}

void Play::failLine(LineId line) {
  for (Slot& slot : around_.slots) {
    if (slot.place == Place::nowhere) continue;
    if (line == kFlexLine && slot.line != kFlexLine) slot.firstLegRings = false;
    if (slot.line != line) continue;
    if (slot.place == Place::forwarding)
      fallBack(slot);
    else
      endCall(slot);
  }
  post(LineFailed{.line = line});
}

// The oldest of those that are late.
void Play::showPicture(Slot& slot) {
  const PartiesChanged fact = asFact(slot, slot.pictures[0]);
  std::rotate(slot.pictures.begin(), slot.pictures.begin() + 1, slot.pictures.end());
  slot.pictures.back() = {};
  --slot.pictureCount;
  post(fact);
}

}  // namespace callcore::model
