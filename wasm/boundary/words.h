// The enums as words in JSON and types in TypeScript.
#pragma once

#include <array>
#include <string_view>

#include "core/command.h"
#include "core/event.h"
#include "core/state.h"

namespace callcore {

// `kName` of every enum in TypeScript, and `kWords`, one for each value in order.
template <class Enum>
struct Words;

template <>
struct Words<ResumeOnEnd> {
  static constexpr std::string_view kName = "ResumeOnEnd";
  static constexpr std::array<std::string_view, 2> kWords{"off", "previous"};
};
template <>
struct Words<MultiPartyHold> {
  static constexpr std::string_view kName = "MultiPartyHold";
  static constexpr std::array<std::string_view, 2> kWords{"parties", "agent"};
};
template <>
struct Words<EndReason> {
  static constexpr std::string_view kName = "EndReason";
  static constexpr std::array<std::string_view, 5> kWords{"disconnected", "cancelled", "rejected",
                                                          "failed", "lost"};
};
template <>
struct Words<TaskKind> {
  static constexpr std::string_view kName = "TaskKind";
  static constexpr std::array<std::string_view, 3> kWords{"voice", "other", "outbound"};
};
template <>
struct Words<PartyKind> {
  static constexpr std::string_view kName = "PartyKind";
  static constexpr std::array<std::string_view, 4> kWords{"customer", "worker", "external", "own"};
};
template <>
struct Words<Notice> {
  static constexpr std::string_view kName = "Notice";
  static constexpr std::array<std::string_view, 10> kWords{
      "forwardFailed", "maxCallsReached", "holdFailed", "unholdFailed",  "silenceFailed",
      "openFailed",    "deliverFailed",   "showFailed", "recheckFailed", "hangUpFailed"};
};
template <>
struct Words<GivenUp> {
  static constexpr std::string_view kName = "GivenUp";
  static constexpr std::array<std::string_view, 5> kWords{"none", "silence", "open", "deliver",
                                                          "hangUp"};
};
template <>
struct Words<HeldBy> {
  static constexpr std::string_view kName = "HeldBy";
  static constexpr std::array<std::string_view, 3> kWords{"none", "agent", "policy"};
};
template <>
struct Words<Stage> {  // Without `ended`: an ended call is in no snapshot.
  static constexpr std::string_view kName = "Stage";
  static constexpr std::array<std::string_view, 3> kWords{"ringing", "forwarding", "open"};
};

}  // namespace callcore
