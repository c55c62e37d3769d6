// What an executor does with a command before the next event, and what no command may ask.
#include <algorithm>
#include <variant>

#include "core/claims.h"
#include "core/lookup.h"
#include "play.h"

namespace callcore::model {

void Play::obey(const Command& command) {
  std::visit([&](const auto& action) { obey(action); }, command.action);
}

void Play::obey(const Silence& silence) {
  Slot* slot = slotOfCall(around_, silence.call);
  if (slot == nullptr) return blame("P20: a call that is over is to be silenced");
  slot->silencing = true;
}

void Play::obey(const Open& open) {
  Slot* slot = slotOfCall(around_, open.call);
  if (slot == nullptr) return blame("P20: a call that is over is to be opened");
  unless(slot->place == Place::open, "P2: a call is to sound that has yet to open");
  for (const Slot& other : around_.slots) {
    const bool beside = other.name != slot->name && isAudible(other);
    unless(isAudible(*slot) || !beside,
           "P1, P2: a call is to sound before another's silence is acknowledged");
  }
  unless(open.muted == slot->agentMuted, "P4: the agent's own mute is lost");
  slot->sounds = true;
  slot->silencing = false;
  slot->behindUs = false;
  slot->microphoneWas = slot->microphoneMuted;
  slot->microphoneMuted = open.muted;
}

void Play::obey(const Hold& hold) {
  Slot* slot = slotOfTask(around_, hold.task);
  if (slot == nullptr || slot->place != Place::open) {
    return blame("P20: a party of no open call is to be put on hold");
  }
  unless(!slot->monitored, "P21: a colleague's customer is to be put on hold");
  unless(liveCall(core_) != slot->call, "P11: a party of the live call is to be put on hold");
  slot->parties[indexOf(hold.party)].carriedOut = false;
}

// The agent's own leg may come back to a call that is not live, where it is silent, once the others
// need not talk on by themselves (P16): each of them is on hold, or is being put on hold, or cannot
// be.
bool Play::othersAreHeld(TaskSid id) const {
  const Task* task = findTask(core_, id);
  return task != nullptr &&
         std::all_of(task->parties.begin(), task->parties.end(), [&](const Party& party) {
           return party.kind == PartyKind::own || party.held || party.gaveUp ||
                  holdPending(core_, id, party.id);
         });
}

void Play::obey(const Unhold& unhold) {
  Slot* slot = slotOfTask(around_, unhold.task);
  if (slot == nullptr || slot->place != Place::open) {
    return blame("P20: a party of no open call is to be released");
  }
  PartyTruth& party = slot->parties[indexOf(unhold.party)];
  const bool mayReturn = indexOf(unhold.party) == kOwnLeg && othersAreHeld(unhold.task);
  unless(mayReturn || liveCall(core_) == slot->call,
         "P12: a party of a call that is not live is to be released");
  unless(!party.held || !party.agentHeld,
         "P12: a party that the agent put on hold is to be released");
  party.carriedOut = false;
}

void Play::obey(const Recheck& recheck) {
  unless(slotOfTask(around_, recheck.task) != nullptr,
         "P20: a task that is gone is to be looked at");
}

void Play::obey(const Show& show) {
  if (show.call) {
    const Slot* slot = slotOfCall(around_, *show.call);
    unless(slot != nullptr && slot->place == Place::open,
           "P17: a call that is not open is to be shown");
  }
  around_.shown = show.call;
}

void Play::obey(const Deliver& deliver) {
  Slot* slot = slotOfCall(around_, deliver.call);
  if (slot == nullptr || slot->place != Place::ringing) {
    return blame("P20: a call that does not ring is to be delivered");
  }
  unless(!slot->mayOpen, "a call is to be delivered twice");
  for (const Slot& other : around_.slots) {
    unless(other.place != Place::ringing || !other.mayOpen,
           "P10: a call is to be delivered while Flex has another to open");
  }
  slot->mayOpen = true;
}

void Play::obey(const OpenLine& open) {
  Slot* slot = slotOfCall(around_, open.call);
  unless(std::find(around_.lines.begin(), around_.lines.end(), open.line) == around_.lines.end(),
         "P20: a line is to be opened twice");
  around_.lines.push_back(open.line);
  if (slot == nullptr || slot->place != Place::ringing) {
    return blame("P9: a call that does not ring is to be forwarded");
  }
  slot->place = Place::forwarding;
  slot->line = open.line;
  slot->firstLegRings = true;
  slot->mayOpen = true;
  slot->sounds = false;
  slot->silencing = false;
}

void Play::obey(const CloseLine& close) {
  unless(std::erase(around_.lines, close.line) == 1,
         "P20: a line is to be closed that is not open");
  for (const Slot& slot : around_.slots) {
    unless(slot.place == Place::nowhere || slot.line != close.line,
           "P20: a line is to be closed with a call on it");
  }
}

// What the agent now knows to be given up (P33).
void Play::obey(const Tell& tell) {
  Slot* slot = tell.call ? slotOfCall(around_, *tell.call) : nullptr;
  if (slot == nullptr && tell.task) slot = slotOfTask(around_, *tell.task);
  if (tell.notice == Notice::showFailed) around_.showTold = true;
  if (slot == nullptr) return;
  switch (tell.notice) {
    case Notice::silenceFailed:
      slot->told = GivenUp::silence;
      return;
    case Notice::openFailed:
      slot->told = GivenUp::open;
      return;
    case Notice::deliverFailed:
      slot->told = GivenUp::deliver;
      return;
    case Notice::hangUpFailed:
      slot->told = GivenUp::hangUp;
      return;
    case Notice::recheckFailed:
      slot->recheckTold = true;
      return;
    case Notice::holdFailed:
    case Notice::unholdFailed:
      slot->parties[indexOf(*tell.party)].told = true;
      return;
    default:
      return;
  }
}

void Play::obey(const HangUp& hangUp) {
  const Slot* slot = slotOfCall(around_, hangUp.call);
  if (slot == nullptr) return blame("P20: a call that is over is to be hung up");
  const bool nobodys = slot->place == Place::ringing && !slot->accepting;
  unless(slot->hungUp != HungUp::no || nobodys,
         "P30: a call is to end that the agent did not hang up");
}

}  // namespace callcore::model
