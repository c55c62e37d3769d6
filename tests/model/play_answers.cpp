// How a command turns out (a refused `open` lets the far end be heard, and its microphone stays as
// it was: js-glue/src/leg.ts), and what the core hears of it.
#include <variant>

#include "play.h"

namespace callcore::model {

// What was asked of Twilio takes place, and Flex will say so in time.
void Play::takeEffect(const Action& action) {
  const auto carryOut = [&](TaskSid task, PartyId id, bool held) {
    Slot* slot = slotOfTask(around_, task);
    if (slot == nullptr || !slot->parties[indexOf(id)].joined) return;
    PartyTruth& party = slot->parties[indexOf(id)];
    if (!party.carriedOut) {
      party.held = held;
      if (!held) party.agentHeld = party.recalled = false;
      party.released = false;
      queuePicture(*slot);
    }
    party.carriedOut = false;
  };
  if (const auto* hold = std::get_if<Hold>(&action)) carryOut(hold->task, hold->party, true);
  if (const auto* unhold = std::get_if<Unhold>(&action))
    carryOut(unhold->task, unhold->party, false);
}

void Play::answer(const Command& command) {
  if (const auto* line = std::get_if<OpenLine>(&command.action)) {
    Slot* slot = slotOfCall(around_, line->call);
    if (slot != nullptr && slot->place == Place::forwarding) return open(*slot);
  } else if (const auto* silence = std::get_if<Silence>(&command.action)) {
    Slot* slot = slotOfCall(around_, silence->call);
    if (slot != nullptr && slot->silencing) {
      slot->sounds = false;
      slot->silencing = false;
      slot->behindUs = false;
      slot->microphoneMuted = true;
    }
  } else if (const auto* opening = std::get_if<Open>(&command.action)) {
    Slot* slot = slotOfCall(around_, opening->call);
    if (slot != nullptr) slot->microphoneWas = slot->microphoneMuted;
  } else if (const auto* hangUp = std::get_if<HangUp>(&command.action)) {
    Slot* slot = slotOfCall(around_, hangUp->call);
    if (slot != nullptr) end(*slot, EndReason::disconnected);
  } else if (const auto* recheck = std::get_if<Recheck>(&command.action)) {
    Slot* slot = slotOfTask(around_, recheck->task);
    if (slot != nullptr && slot->hasTask && (slot->found || slot->place == Place::open)) {
      slot->pictures = {};
      slot->pictureCount = 0;
      post(asFact(*slot, pictureNow(*slot)));
    }
  } else {
    takeEffect(command.action);
  }
  post(CommandSucceeded{command.id});
}

void Play::refuse(const Command& command, Refusal refusal) {
  if (const auto* line = std::get_if<OpenLine>(&command.action)) {
    Slot* slot = slotOfCall(around_, line->call);
    if (slot != nullptr && slot->place == Place::forwarding) fallBack(*slot);
  } else if (const auto* silence = std::get_if<Silence>(&command.action)) {
    if (Slot* slot = slotOfCall(around_, silence->call)) slot->silencing = false;
  } else if (const auto* deliver = std::get_if<Deliver>(&command.action)) {
    Slot* slot = slotOfCall(around_, deliver->call);
    if (slot != nullptr && slot->place == Place::ringing) slot->mayOpen = false;
  } else if (const auto* opening = std::get_if<Open>(&command.action)) {
    Slot* slot = slotOfCall(around_, opening->call);
    if (slot != nullptr) slot->microphoneMuted = slot->microphoneWas;
  } else if (const auto* hangUp = std::get_if<HangUp>(&command.action)) {
    Slot* slot = slotOfCall(around_, hangUp->call);
    if (slot != nullptr && slot->hungUp == HungUp::yes) slot->hungUp = HungUp::maybe;
  } else if (std::holds_alternative<Show>(command.action)) {
    around_.shown.reset();
  } else if (const auto* hold = std::get_if<Hold>(&command.action)) {
    if (Slot* slot = slotOfTask(around_, hold->task)) {
      const bool done = slot->parties[indexOf(hold->party)].carriedOut;
      if (done || refusal == Refusal::tookEffect) takeEffect(command.action);
    }
  } else if (const auto* unhold = std::get_if<Unhold>(&command.action)) {
    if (Slot* slot = slotOfTask(around_, unhold->task)) {
      const bool done = slot->parties[indexOf(unhold->party)].carriedOut;
      if (done || refusal == Refusal::tookEffect) takeEffect(command.action);
    }
  }
  post(CommandFailed{
      .command = command.id,
      .reason = Reason::reported,
      .retryAfterMs = refusal == Refusal::busy ? std::optional(kBusyPause) : std::nullopt,
      .final = refusal == Refusal::final});
}

}  // namespace callcore::model
