#include "play.h"

#include <algorithm>
#include <variant>

#include "core/lookup.h"
#include "promises.h"

namespace callcore::model {

void Play::begin() {
  const Options options{.maxCalls = bounds_.maxCalls,
                        .resumeOnEnd = bounds_.resumeOnEnd,
                        .multiPartyHold = bounds_.multiPartyHold};
  if (options != Options{}) configure(options);
}

void Play::configure(const Options& options) {
  post(Configured{.maxCalls = options.maxCalls,
                  .resumeOnEnd = options.resumeOnEnd,
                  .multiPartyHold = options.multiPartyHold});
}

void Play::post(const Event& event) {
  if (unheard_) return;
  if (log_ != nullptr) log_->push_back(event);
  Transition transition = step_(core_, event);
  if (const char* promise = brokenByStep(core_, event, transition)) blame(promise);
  core_ = std::move(transition.state);
  forgetWhatWasTold();
  if (bounds_.doubles) postAgain(event);
  for (const Command& command : transition.commands) obey(command);
  answerWhatIsDoneAtOnce();
}

// What is no longer given up begins anew: should it be given up again, the agent is told again.
void Play::forgetWhatWasTold() {
  around_.showTold = around_.showTold && core_.showGaveUp;
  for (Slot& slot : around_.slots) {
    const Call* call = slot.place == Place::nowhere ? nullptr : findCall(core_, slot.call);
    if (call == nullptr || givenUpOf(*call) == GivenUp::none) slot.told = GivenUp::none;
    const Task* task = findTask(core_, taskOf(slot));
    slot.recheckTold = slot.recheckTold && task != nullptr && task->recheckGaveUp;
    for (std::size_t i = 0; i < kMostParties; ++i) {
      PartyTruth& party = slot.parties[i];
      if (!party.told) continue;
      const auto same = [&](const Party& one) { return one.id == partyOf(slot, i) && one.gaveUp; };
      party.told = task != nullptr && std::any_of(task->parties.begin(), task->parties.end(), same);
    }
  }
}

void Play::postAgain(const Event& event) {
  if (std::holds_alternative<HoldRequested>(event) ||
      std::holds_alternative<UnholdRequested>(event) ||
      std::holds_alternative<MuteObserved>(event)) {
    return;  // May well have happened twice: Flex holds again, a silence was broken again.
  }
  const Transition again = step_(core_, event);
  if (log_ != nullptr && again.ignored.empty()) log_->push_back(event);
  unless(!again.ignored.empty(), "P26: what is said twice in a row is learnt from twice");
}

// What an executor does at once it also answers at once, unless its failing is being explored.
bool Play::isDoneAtOnce(const Action& action) {
  if (std::holds_alternative<Tell>(action) || std::holds_alternative<CloseLine>(action))
    return true;
  if (std::holds_alternative<Recheck>(action)) return bounds_.promptFlex;
  if (std::holds_alternative<Open>(action)) return !bounds_.openFails;
  if (std::holds_alternative<Show>(action)) return !bounds_.showFails;
  if (std::holds_alternative<Deliver>(action)) return !bounds_.deliverFails;
  if (std::holds_alternative<HangUp>(action)) return !bounds_.hangUpFails;
  if (const auto* open = std::get_if<OpenLine>(&action)) {
    const Slot* slot = slotOfCall(around_, open->call);
    return slot != nullptr && slot->place == Place::open;
  }
  return false;
}

void Play::answerWhatIsDoneAtOnce() {
  if (answering_) return;
  answering_ = true;
  const auto atOnce = [&](const Command& command) { return isDoneAtOnce(command.action); };
  for (auto it = std::find_if(core_.pending.begin(), core_.pending.end(), atOnce);
       it != core_.pending.end();
       it = std::find_if(core_.pending.begin(), core_.pending.end(), atOnce)) {
    answer(Command(*it));
  }
  answering_ = false;
}

void Play::showWhatIsLate() {
  for (Slot& slot : around_.slots) {
    while (slot.pictureCount > 0) showPicture(slot);
  }
}

void Play::play(const Move& move) {
  unheard_ = move.unheard;
  act(move);
  unheard_ = false;
  if (bounds_.promptFlex) showWhatIsLate();
}

void Play::spend(std::uint8_t Spent::*ration, std::uint8_t limit) {
  if (limit != kUnlimited) ++(around_.spent.*ration);
}

Slot& Play::slotAt(std::uint8_t at) {
  if (at != kNoSlot) return around_.slots[at];
  return around_.slots.emplace_back(Slot{.name = ++around_.lastName});
}

}  // namespace callcore::model
