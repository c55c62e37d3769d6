#include "surroundings.h"

#include <algorithm>

#include "core/lookup.h"

namespace callcore::model {

Slot* slotOfCall(Surroundings& around, CallId call) {
  const auto it = std::find_if(around.slots.begin(), around.slots.end(), [&](const Slot& slot) {
    return slot.place != Place::nowhere && slot.call == call;
  });
  return it == around.slots.end() ? nullptr : &*it;
}

Slot* slotOfTask(Surroundings& around, TaskSid task) {
  const auto it = std::find_if(around.slots.begin(), around.slots.end(),
                               [&](const Slot& slot) { return slot.name == task.value; });
  return it == around.slots.end() ? nullptr : &*it;
}

bool isDrawn(const Node& node, const Slot& slot) {
  const Task* task = findTask(node.core, taskOf(slot));
  return task != nullptr && (task->sid || !task->parties.empty());
}

Picture pictureNow(const Slot& slot) {
  Picture picture{.leg = !slot.found || slot.place == Place::open};
  for (std::size_t i = 0; i < kMostParties; ++i) {
    const PartyTruth& party = slot.parties[i];
    if (party.joined) picture.joined |= static_cast<std::uint8_t>(1U << i);
    if (party.joined && party.held) picture.held |= static_cast<std::uint8_t>(1U << i);
  }
  return picture;
}

void queuePicture(Slot& slot) {
  if (slot.pictureCount < kMostPictures) ++slot.pictureCount;
  slot.pictures[slot.pictureCount - 1U] = pictureNow(slot);
}

PartiesChanged asFact(const Slot& slot, const Picture& picture) {
  constexpr std::array kKinds{PartyKind::customer, PartyKind::worker, PartyKind::own};
  PartiesChanged fact{.task = taskOf(slot), .sid = {}, .parties = {}};
  if (picture.leg) fact.sid = CallSid{slot.name};
  for (std::size_t i = 0; i < kMostParties; ++i) {
    if ((picture.joined >> i & 1U) == 0) continue;
    fact.parties.push_back(
        {.party = partyOf(slot, i), .kind = kKinds[i], .held = (picture.held >> i & 1U) != 0});
  }
  return fact;
}

void endConference(Slot& slot) {
  slot.parties = {};
  slot.pictures = {};
  slot.pictureCount = 0;
}

void endCall(Slot& slot) {
  endConference(slot);
  Slot rest{.name = slot.name};
  rest.hasTask = slot.hasTask;
  rest.accepting = slot.accepting;
  rest.monitored = slot.monitored;
  rest.callOver = true;
  rest.recheckTold = slot.recheckTold;
  slot = rest;
}

void fallBack(Slot& slot) {
  if (!slot.firstLegRings) return endCall(slot);
  slot.place = Place::ringing;
  slot.line = kFlexLine;
  slot.firstLegRings = false;
  slot.mayOpen = false;
  slot.sounds = true;
  slot.silencing = false;
}

}  // namespace callcore::model
