// All the core knows. Small on purpose: ordered vectors of plain structs of integers.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "core/command.h"
#include "core/event.h"
#include "core/ids.h"
#include "core/stage.h"

namespace callcore {

struct Options {
  std::uint8_t maxCalls = 6;  // From 1 to 50.
  ResumeOnEnd resumeOnEnd = ResumeOnEnd::off;
  MultiPartyHold multiPartyHold = MultiPartyHold::parties;
  friend bool operator==(const Options&, const Options&) = default;
};

// How far the end of a call has come that the agent hung up before it opened (P30).
enum class HangUpStage : std::uint8_t {
  none,
  wanted,  // Its task is over, and was known; until then the wish is in `State::hangingUp`.
  asked,   // hangUp was given out.
};

// What of a call can fail and be given up, of which the agent is told (P33).
enum class GivenUp : std::uint8_t { none, silence, open, deliver, hangUp };

struct Call {
  CallId id;
  LineId line;  // Where it is, or where it is being taken.
  std::optional<CallSid> sid;
  std::optional<TaskSid> task;
  bool linked =
      false;  // `task` is known by the CallSid; else it is a guess from the order of events.
  Stage stage = Stage::ringing;
  bool delivered = false;  // Flex's own listener was given it.
  bool wayOut = false;     // Left to Flex's own alert: if it opens, the agent took it there.
  bool sure = false;       // Until it opens: no other call and no other accept was there when it
                           // was given its task.
  bool stray = false;      // It opened without a task, and none was found for it since.
  bool firstLegEnded = false;           // Of a forwarding call: what rang on line 0 is over.
  bool silenced = false;                // Acknowledged, and not opened since.
  bool agentMuted = false;              // The agent's own wish, kept while the call is silenced.
  std::optional<bool> microphoneMuted;  // Of a call that rightly sounds; nullopt of any other.
  GivenUp failing = GivenUp::none;      // What failed last, and was not tried with success since.
  std::uint8_t failures = 0;            // Of that, in a row.
  HangUpStage hangUp = HangUpStage::none;
  friend bool operator==(const Call&, const Call&) = default;
};

// Whose wish a hold was: only the policy's own are released by the policy.
enum class HeldBy : std::uint8_t { none, agent, policy };

// How far Flex's picture of a party, up to 500 ms old, may be believed after one of our commands.
enum class Trust : std::uint8_t {
  sure,      // A contradiction is a change behind our back.
  awaiting,  // A contradiction may be old; the first agreement settles it.
  muddled,  // Several commands within the lag: agreement may be old too. Only a recheck settles it.
};

struct Party {
  PartyId id;
  PartyKind kind = PartyKind::customer;
  bool held = false;  // What we believe.
  bool seen = false;  // What Flex said last.
  HeldBy heldBy = HeldBy::none;
  Trust trust = Trust::sure;
  bool agentReleases = false;  // By Flex's own action, of which Flex's picture shows nothing yet.
  std::uint8_t failures = 0;   // Of hold or unhold in a row.
  bool gaveUp = false;         // The agent was told; wait for the agent.
  friend bool operator==(const Party&, const Party&) = default;
};

struct Task {
  TaskSid id;
  std::optional<CallSid> sid;  // Of the call that is the agent's own leg.
  std::vector<Party> parties;
  bool monitored = false;         // A colleague's: its parties are not ours to hold.
  bool customersHeld = false;     // By the agent, before we heard of any.
  std::vector<PartyId> recalled;  // Held by the policy before a reload, and not seen since.
  bool recheckDue = false;
  std::uint8_t recheckFailures = 0;
  bool recheckGaveUp = false;  // The agent was told; until one succeeds or the agent acts.
  friend bool operator==(const Task&, const Task&) = default;
};

// The agent dials out, and has no task for it yet.
struct Dial {
  friend bool operator==(const Dial&, const Dial&) = default;
};

// The agent's wish to be on a call: a call that is there, a task being accepted whose call is still
// to come, or a number being dialled whose task is still to come.
using Claim = std::variant<CallId, TaskSid, Dial>;

struct ExtraLine {
  LineId id;
  bool asked = false;  // openLine was given out.
  friend bool operator==(const ExtraLine&, const ExtraLine&) = default;
};

struct State {
  Options options;
  std::vector<Call> calls;         // In order of arrival.
  std::vector<Task> tasks;         // In order of first mention.
  std::vector<ExtraLine> lines;    // Those to be closed once no call is on them.
  std::vector<Claim> claims;       // The last one counts; when it fails, the one before.
  std::vector<CallId> heard;       // Calls that were live, the latest last.
  std::vector<TaskSid> hangingUp;  // Hung up before their calls opened (P30). Their claims do not
                                   // count.
  std::vector<TaskSid> observed;   // Seen to be accepted, in that order (P32). Each until its call
                                   // or the task is over.
  std::vector<TaskSid> dialled;    // Their calls were dialled, and are still to open.
  std::optional<TaskSid> sought;   // Its call is to be live, once it is known which that is.
  std::optional<TaskSid> selected;
  std::optional<CallId> shown;  // In Flex, as observed or as we last made it.
  bool shownSure = true;        // False after a show that failed.
  bool several = false;         // More than one call was there since there was none.
  std::uint8_t showTries = 0;
  bool showGaveUp = false;       // The agent was told; until Flex shows the right call.
  Millis holdPause;              // Asked for by a 429, for every hold until one succeeds.
  std::vector<Command> pending;  // Given out, not yet answered.
  CallId lastCall;
  LineId lastLine;
  CommandId lastCommand;
  friend bool operator==(const State&, const State&) = default;
};

}  // namespace callcore
