// What the core asks of the world. Imperative, idempotent, and each answered exactly once, with
// CommandSucceeded or CommandFailed.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "core/ids.h"
#include "core/reason.h"

namespace callcore {

// --- to a call: carried out before the next event is read ---

struct Silence {
  CallId call;
  friend bool operator==(const Silence&, const Silence&) = default;
};
struct Open {
  CallId call;
  bool muted = false;  // The microphone, as the agent left it.
  friend bool operator==(const Open&, const Open&) = default;
};

// Ends the call: every leg of it is disconnected, and one that still rings is rejected.
struct HangUp {
  CallId call;
  friend bool operator==(const HangUp&, const HangUp&) = default;
};

// --- to a conference: over the network, `afterMs` from now ---

struct Hold {
  TaskSid task;
  PartyId party;
  Millis afterMs;
  friend bool operator==(const Hold&, const Hold&) = default;
};
struct Unhold {
  TaskSid task;
  PartyId party;
  Millis afterMs;
  friend bool operator==(const Unhold&, const Unhold&) = default;
};
struct Recheck {
  TaskSid task;
  Millis afterMs;
  friend bool operator==(const Recheck&, const Recheck&) = default;
};

// --- to Flex ---

struct Show {
  std::optional<CallId> call;
  friend bool operator==(const Show&, const Show&) = default;
};
struct Deliver {
  CallId call;
  friend bool operator==(const Deliver&, const Deliver&) = default;
};

// --- to the lines ---

struct OpenLine {
  LineId line;
  CallId call;
  friend bool operator==(const OpenLine&, const OpenLine&) = default;
};
struct CloseLine {
  LineId line;
  friend bool operator==(const CloseLine&, const CloseLine&) = default;
};

// --- to the agent, in words ---

enum class Notice : std::uint8_t {
  forwardFailed,
  maxCallsReached,
  holdFailed,
  unholdFailed,
  silenceFailed,
  openFailed,
  deliverFailed,
  showFailed,
  recheckFailed,
  hangUpFailed,
};

struct Tell {
  Notice notice = Notice::forwardFailed;
  std::optional<CallId> call;
  std::optional<TaskSid> task;
  std::optional<PartyId> party;
  Reason reason = Reason::none;
  friend bool operator==(const Tell&, const Tell&) = default;
};

using Action = std::variant<Silence, Open, Hold, Unhold, Recheck, Show, Deliver, OpenLine,
                            CloseLine, Tell, HangUp>;

struct Command {
  CommandId id;
  Action action;
  friend bool operator==(const Command&, const Command&) = default;
};

}  // namespace callcore
