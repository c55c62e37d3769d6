// Plays one move: the surroundings change, the core is told, its commands are obeyed, and on the
// way every promise is checked.
#pragma once

#include <functional>
#include <vector>

#include "bounds.h"
#include "core/step.h"
#include "moves.h"
#include "surroundings.h"

namespace callcore::model {

// The core. A seam: the tests of the explorer put broken ones here.
using Step = std::function<Transition(const State&, const Event&)>;

class Play {
 public:
  // `node` is changed in place. Every event posted is added to `log`, if there is one.
  Play(const Bounds& bounds, const Step& step, Node& node, std::vector<Event>* log = nullptr)
      : bounds_(bounds),
        step_(step),
        node_(node),
        core_(node.core),
        around_(node.around),
        log_(log) {}

  // The options, before anything else, unless they are the usual ones.
  void begin();
  void play(const Move& move);

  // The first promise that was broken, in words; nullptr if none was.
  [[nodiscard]] const char* broken() const { return broken_; }

 private:
  void blame(const char* promise) {
    if (broken_ == nullptr) broken_ = promise;
  }
  void unless(bool kept, const char* promise) {
    if (!kept) blame(promise);
  }
  void spend(std::uint8_t Spent::*ration, std::uint8_t limit);
  void configure(const Options& options);

  void post(const Event& event);
  void postAgain(const Event& event);  // The core does not learn from it.
  void answerWhatIsDoneAtOnce();
  void showWhatIsLate();
  [[nodiscard]] bool isDoneAtOnce(const Action& action);

  // Moves: play_moves.cpp.
  void course(const Move& move);
  void act(const Move& move);
  void wish(const Move& move);
  void meddle(const Move& move);
  void echo(const Move& move);
  void accept(std::uint8_t at, Act act);
  void find(std::uint8_t at, bool byAgent);
  void offer(std::uint8_t at, bool forwardable);
  void open(Slot& slot);
  void end(Slot& slot, EndReason reason);
  void failLine(LineId line);
  void showPicture(Slot& slot);
  void hold(Slot& slot, PartyTruth& party, bool held);
  void demand(const Slot& wanted);
  void turnElsewhere();
  [[nodiscard]] bool staysHungUp(Slot& slot);
  void observe(std::uint8_t at);
  void forgetWhatWasTold();

  // Answers: play_answers.cpp.
  void answer(const Command& command);
  void refuse(const Command& command, Refusal refusal);
  void takeEffect(const Action& action);

  // Commands: obey.cpp.
  void obey(const Command& command);
  void obey(const Silence& silence);
  void obey(const Open& open);
  void obey(const Hold& hold);
  void obey(const Unhold& unhold);
  [[nodiscard]] bool othersAreHeld(TaskSid id) const;
  void obey(const Recheck& recheck);
  void obey(const Show& show);
  void obey(const Deliver& deliver);
  void obey(const OpenLine& open);
  void obey(const CloseLine& close);
  void obey(const Tell& tell);
  void obey(const HangUp& hangUp);

  Slot& slotAt(std::uint8_t at);  // A new one for kNoSlot.

  const Bounds& bounds_;
  const Step& step_;
  Node& node_;
  State& core_;
  Surroundings& around_;
  std::vector<Event>* log_;
  const char* broken_ = nullptr;
  bool answering_ = false;  // Within answerWhatIsDoneAtOnce.
  bool unheard_ = false;    // What is posted does not reach the core.
};

}  // namespace callcore::model
