// What surrounds the core, as far as it matters to the core: what truly sounds, what is on hold at
// Twilio, which lines are there, what Flex has yet to say. Small, so that a Node packs into a few
// words.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/state.h"

namespace callcore::model {

inline constexpr std::size_t kMostParties = 3;  // Of one conference: customer, colleague, own leg.
inline constexpr std::size_t kOwnLeg = 2;
inline constexpr std::size_t kMostPictures = 2;  // Late ones of one conference.

enum class Place : std::uint8_t {
  nowhere,     // Not offered yet, or ended.
  ringing,     // On line 0.
  forwarding,  // A further line was asked to take it over.
  open,
};

struct PartyTruth {
  bool joined = false;
  bool held = false;
  bool agentHeld = false;   // By the agent's own Flex action, and not released since.
  bool recalled = false;    // Held by the policy before the page was loaded anew, and ever since.
  bool released = false;    // By the agent's own Flex action, which Twilio refused.
  bool told = false;        // The agent was told that it is given up, and it still is.
  bool carriedOut = false;  // What was asked of Twilio has taken place, and is yet to be answered.
  friend bool operator==(const PartyTruth&, const PartyTruth&) = default;
};

// What Flex is about to say of a conference, one bit for each party.
struct Picture {
  bool leg = false;  // Which call is the agent's.
  std::uint8_t joined = 0;
  std::uint8_t held = 0;
};

// Whether the agent hung up a task before its call opened.
enum class HungUp : std::uint8_t {
  no,
  maybe,  // Its accept failed since, its task is over or hangUp was refused: its call may end.
  yes,    // Its call is to end.
};

// A task, its conference and its call; any of them may be missing.
struct Slot {
  std::uint8_t name = 0;  // Of the task and of the CallSid.
  CallId call;            // 0 while there is none.
  Place place = Place::nowhere;
  LineId line;                 // Where the call is, or is being taken.
  bool firstLegRings = false;  // On line 0, though a further line has the call.
  bool mayOpen = false;        // Flex was given it, or a further line was asked to take it.
  bool sounds =
      false;  // Once open it is heard: no silence was acknowledged since it was let sound.
  bool silencing = false;   // A silence is under way, and the call was not let sound since.
  bool behindUs = false;    // It sounds because it was unmuted behind our back.
  bool agentMuted = false;  // As the agent wants it.
  bool microphoneMuted = false;
  bool microphoneWas = false;  // Before the last `open`.
  bool hasTask = false;        // The reservation is there, so a conference may be.
  bool accepting = false;      // Flex is at it.
  bool callOver = false;       // Its call was there, and is no more.
  bool monitored = false;
  bool found = false;     // From before the page was loaded anew: the agent's leg may come again.
  bool demanded = false;  // The agent turned to it, and nowhere else since.
  bool observed = false;  // Accepted, and nobody told of the accept: TaskRouter shows it.
  HungUp hungUp = HungUp::no;
  GivenUp told = GivenUp::none;  // The agent was told that this of its call is given up.
  bool recheckTold = false;      // The same of rechecks.
  std::array<PartyTruth, kMostParties> parties;
  std::array<Picture, kMostPictures> pictures;  // Oldest first.
  std::uint8_t pictureCount = 0;
};

// How much of what is rationed has been used up on the way to a Node.
struct Spent {
  std::uint8_t wishes = 0;    // Acts of the agent on calls that are there.
  std::uint8_t failures = 0;  // Commands refused, lines lost, calls without a token.
  std::uint8_t meddling = 0;  // Changes behind our back.
  std::uint8_t echoes = 0;    // Facts said again, late.
  std::uint8_t drops = 0;     // Facts not said at all.
};

struct Surroundings {
  std::vector<Slot> slots;
  std::vector<LineId> lines;    // Further lines opened and not yet closed.
  std::optional<CallId> shown;  // In Flex.
  bool showTold = false;        // The agent was told that showing is given up.
  bool dialling = false;        // Flex is at it, and no task came of it yet.
  Spent spent;
  std::uint8_t lastName = 0;
};

// How long a 429 asks to wait: one value does for all.
inline constexpr Millis kBusyPause{5000};

// A state of the exploration.
struct Node {
  State core;
  Surroundings around;
};

[[nodiscard]] inline TaskSid taskOf(const Slot& slot) { return {slot.name}; }
[[nodiscard]] inline PartyId partyOf(const Slot& slot, std::size_t index) {
  return {slot.name * static_cast<std::uint32_t>(kMostParties) + static_cast<std::uint32_t>(index)};
}
[[nodiscard]] inline std::size_t indexOf(PartyId party) { return party.value % kMostParties; }

[[nodiscard]] Slot* slotOfCall(Surroundings& around, CallId call);
[[nodiscard]] Slot* slotOfTask(Surroundings& around, TaskSid task);
[[nodiscard]] inline bool isAudible(const Slot& slot) {
  return slot.place == Place::open && slot.sounds;
}

// Whether Flex draws this conference, so that the agent can hold anybody in it: from its store,
// whose every change the plugin tells the core of before it is drawn (plugin/src/watch).
[[nodiscard]] bool isDrawn(const Node& node, const Slot& slot);

// Flex will say how the conference is now. What it has no time to say it leaves out.
void queuePicture(Slot& slot);
[[nodiscard]] PartiesChanged asFact(const Slot& slot, const Picture& picture);
[[nodiscard]] Picture pictureNow(const Slot& slot);

// The call is over: nothing of it is left but, perhaps, its task.
void endCall(Slot& slot);
// A further line did not take the call: it rings on line 0 again, or is over.
void fallBack(Slot& slot);
void endConference(Slot& slot);

}  // namespace callcore::model
