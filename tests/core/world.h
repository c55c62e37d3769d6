// What surrounds the core: Flex, Twilio and the executor, as far as the core can tell. It carries
// out commands, remembers what can be heard, and holds the core to its promises on the way.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "core/snapshot.h"
#include "core/step.h"

namespace callcore {

struct WorldCall {
  CallId id;
  LineId line;
  bool firstLegRings = true;
  bool mayOpen = false;  // Flex was given it, or a further line was asked to take it.
  bool open = false;
  bool audible = true;  // Once open, unless a silence was acknowledged since it was last opened.
  bool unmutedBehindUs = false;
  CommandId audibleSince;  // Only silences after this one count.
  bool microphoneMuted = false;
  bool agentMuted = false;  // The agent's own wish.
};

struct WorldParty {
  bool held = false;       // At Twilio.
  bool agentHeld = false;  // By the agent's own Flex action, and not released since.
  bool recalled = false;   // Held by the policy before a reload, and untouched since.
};

// Where the world takes its choices from: any number. A generator seeded by a test, or what a
// fuzzer has come up with.
using Chance = std::function<unsigned()>;

class World {
 public:
  // A hostile world also refuses commands, loses and doubles answers, and says things that cannot
  // be.
  World(Chance chance, bool hostile);

  // One of the things that could happen now.
  void happen();

  // Answers every command and delivers every late observation. False if that never ends.
  bool settle();

  // What must be true of a world that is not hostile once it has settled.
  void expectAtRest() const;

  [[nodiscard]] const State& state() const { return state_; }

 private:
  using Parties = std::map<PartyId, WorldParty>;

  int pick(int below) { return static_cast<int>(chance_() % static_cast<unsigned>(below)); }
  bool oneIn(int n) { return pick(n) == 0; }
  WorldCall* pickCall();
  TaskSid pickTask();

  void post(const Event& event);
  void obey(const Command& command);
  void configure();
  void reload();
  void expectLiveKept(const Event& event, const State& before) const;
  void expectPlain(const Command& command) const;
  void expectAway(const CallView& view) const;
  void carryOutHold(TaskSid task, PartyId party, bool held);
  void answer(std::size_t index, bool refuse);

  void offerCall(TaskKind kind);
  void dial();
  void openCall(WorldCall& call);
  void endCall(CallId id, EndReason reason);
  void endTask(TaskSid task);
  void failLine(LineId line);
  void touchConference(TaskSid task);
  void agentActs(TaskSid task);
  [[nodiscard]] std::optional<PartyId> asFlexSays(TaskSid task, PartyId party);
  void sayNonsense();
  void observe(TaskSid task);  // Flex will hear of it, later.
  [[nodiscard]] PartiesChanged pictureOf(TaskSid task) const;

  Chance chance_;
  bool hostile_;
  State state_;
  std::vector<Command> todo_;  // Not yet answered.
  std::map<CallId, WorldCall> calls_;
  std::map<TaskSid, Parties> conferences_;
  std::set<LineId> open_;
  std::set<LineId> closed_;
  std::optional<CallId> shown_;
  std::deque<PartiesChanged> late_;
  std::uint32_t lastCall_ = 0;
  bool dialling_ = false;
};

}  // namespace callcore
