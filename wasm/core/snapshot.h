// What the plugin may draw of a State. It decides nothing from it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/state.h"

namespace callcore {

struct PartyView {
  PartyId party;
  PartyKind kind = PartyKind::customer;
  bool held = false;
  HeldBy heldBy = HeldBy::none;
  bool holdFailed = false;    // Given up: not on hold, and should be.
  bool unholdFailed = false;  // Given up: on hold, and should not be.
  friend bool operator==(const PartyView&, const PartyView&) = default;
};

struct CallView {
  CallId call;
  LineId line;
  std::optional<CallSid> sid;
  std::optional<TaskSid> task;
  Stage stage = Stage::ringing;
  bool silenced = false;
  bool agentMuted = false;
  bool live = false;
  GivenUp givenUp = GivenUp::none;
  bool recheckGivenUp = false;
  std::vector<PartyView> parties;
  friend bool operator==(const CallView&, const CallView&) = default;
};

struct Snapshot {
  std::optional<CallId> live;
  std::optional<CallId> shown;
  std::vector<TaskSid> accepting;  // In the order accepted; monitoring counts.
  std::vector<TaskSid> hangingUp;  // Hung up before their calls opened, and not over yet.
  bool dialling = false;           // Out, with no task for it yet.
  bool showGivenUp = false;        // Flex shows another call than it should.
  std::vector<CallView> calls;     // In order of arrival.
  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

[[nodiscard]] Snapshot snapshotOf(const State& state);

}  // namespace callcore
