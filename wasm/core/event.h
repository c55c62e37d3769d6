// What the world tells the core. Past tense: each one has already happened.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "core/ids.h"
#include "core/reason.h"

namespace callcore {

// --- from the plugin's configuration ---

enum class ResumeOnEnd : std::uint8_t { off, previous };
enum class MultiPartyHold : std::uint8_t { parties, agent };

struct Configured {
  std::int32_t maxCalls = 6;
  ResumeOnEnd resumeOnEnd = ResumeOnEnd::off;
  MultiPartyHold multiPartyHold = MultiPartyHold::parties;
};

// --- from the lines ---

enum class EndReason : std::uint8_t { disconnected, cancelled, rejected, failed, lost };

struct CallOffered {
  CallId call;
  LineId line;
  std::optional<CallSid> sid;
  bool forwardable = false;
};
struct CallOpened {
  CallId call;
  std::optional<CallSid> sid;
};
struct CallEnded {
  CallId call;
  LineId line;
  EndReason reason = EndReason::disconnected;
};
struct LineFailed {
  LineId line;
  Reason reason = Reason::none;
};
struct MuteObserved {
  CallId call;
  bool muted = false;
};

// --- from the agent, through Flex's actions ---

enum class TaskKind : std::uint8_t {
  voice,
  other,
  outbound,  // A voice task that the agent's own dialling made.
};

struct TaskAccepted {
  TaskSid task;
  TaskKind kind = TaskKind::voice;
};
struct AcceptanceObserved {
  TaskSid task;
  TaskKind kind = TaskKind::voice;
};
struct TaskAcceptFailed {
  TaskSid task;
  Reason reason = Reason::none;
};
struct DialStarted {};
struct DialFailed {
  Reason reason = Reason::none;
};
struct MonitoringStarted {
  TaskSid task;
};
struct MonitoringFailed {
  TaskSid task;
  Reason reason = Reason::none;
};
struct TaskSelected {
  std::optional<TaskSid> task;
};
struct HoldRequested {
  TaskSid task;
  std::optional<PartyId> party;
};
struct UnholdRequested {
  TaskSid task;
  std::optional<PartyId> party;
};
struct SwitchRequested {
  TaskSid task;
};
struct CallSwitchRequested {
  CallId call;
};
struct HangUpRequested {
  TaskSid task;
};
struct MuteRequested {
  CallId call;
  bool muted = false;
};

// --- from Flex's store ---

enum class PartyKind : std::uint8_t {
  customer,
  worker,
  external,
  own,  // The agent's own leg.
};

struct PartyFact {
  PartyId party;
  PartyKind kind = PartyKind::customer;
  bool held = false;
};
struct PartiesChanged {
  TaskSid task;
  std::optional<CallSid> sid;
  std::vector<PartyFact> parties;
};
struct HoldRecalled {
  TaskSid task;
  PartyId party;
};
struct TaskEnded {
  TaskSid task;
};
struct ShownObserved {
  std::optional<CallId> call;
};

// --- from the executor, once for each command it was given ---

struct CommandSucceeded {
  CommandId command;
};
struct CommandFailed {
  CommandId command;
  Reason reason = Reason::none;
  std::optional<Millis> retryAfterMs;
  bool final = false;
};

using Event = std::variant<Configured, CallOffered, CallOpened, CallEnded, LineFailed, TaskAccepted,
                           TaskAcceptFailed, TaskEnded, DialStarted, DialFailed, MonitoringStarted,
                           MonitoringFailed, TaskSelected, HoldRequested, UnholdRequested,
                           SwitchRequested, PartiesChanged, HoldRecalled, MuteRequested,
                           MuteObserved, ShownObserved, CommandSucceeded, CommandFailed,
                           AcceptanceObserved, CallSwitchRequested, HangUpRequested>;

}  // namespace callcore
