// The events that JavaScript sends, a row for each.
#pragma once

#include "boundary/schema_field.h"
#include "core/event.h"

namespace callcore {

template <>
struct Schema<Configured> {
  static constexpr std::string_view kType = "configured";
  static constexpr std::string_view kMeaning =
      "first of a session; a later one changes the options";
  static constexpr auto kFields = fields(Field{"maxCalls", &Configured::maxCalls},
                                         Field{"resumeOnEnd", &Configured::resumeOnEnd},
                                         Field{"multiPartyHold", &Configured::multiPartyHold});
};
template <>
struct Schema<CallOffered> {
  static constexpr std::string_view kType = "callOffered";
  static constexpr std::string_view kMeaning =
      "a Device emitted `incoming`, and Flex's listener has not heard of it";
  static constexpr auto kFields =
      fields(Field{"call", &CallOffered::call}, Field{"line", &CallOffered::line},
             Field{"sid", &CallOffered::sid}, Field{"forwardable", &CallOffered::forwardable});
};
template <>
struct Schema<CallOpened> {
  static constexpr std::string_view kType = "callOpened";
  static constexpr std::string_view kMeaning = "its media is open (the Voice SDK's `accept`)";
  static constexpr auto kFields =
      fields(Field{"call", &CallOpened::call}, Field{"sid", &CallOpened::sid});
};
template <>
struct Schema<CallEnded> {
  static constexpr std::string_view kType = "callEnded";
  static constexpr std::string_view kMeaning = "the leg of this call on that line is over";
  static constexpr auto kFields =
      fields(Field{"call", &CallEnded::call}, Field{"line", &CallEnded::line},
             Field{"reason", &CallEnded::reason});
};
template <>
struct Schema<LineFailed> {
  static constexpr std::string_view kType = "lineFailed";
  static constexpr std::string_view kMeaning = "a line is gone for good, with every leg on it";
  static constexpr auto kFields =
      fields(Field{"line", &LineFailed::line}, Field{"reason", &LineFailed::reason});
};
template <>
struct Schema<TaskAccepted> {
  static constexpr std::string_view kType = "taskAccepted";
  static constexpr std::string_view kMeaning =
      "the agent accepts a task, and Flex has not begun to";
  static constexpr auto kFields =
      fields(Field{"task", &TaskAccepted::task}, Field{"kind", &TaskAccepted::kind});
};
template <>
struct Schema<TaskAcceptFailed> {
  static constexpr std::string_view kType = "taskAcceptFailed";
  static constexpr std::string_view kMeaning = "Flex could not accept it";
  static constexpr auto kFields =
      fields(Field{"task", &TaskAcceptFailed::task}, Field{"reason", &TaskAcceptFailed::reason});
};
template <>
struct Schema<TaskEnded> {
  static constexpr std::string_view kType = "taskEnded";
  static constexpr std::string_view kMeaning =
      "rescinded, cancelled, timed out, rejected, completed, gone, or wrapping up with no call "
      "here";
  static constexpr auto kFields = fields(Field{"task", &TaskEnded::task});
};
template <>
struct Schema<DialStarted> {
  static constexpr std::string_view kType = "dialStarted";
  static constexpr std::string_view kMeaning =
      "the agent dials out, and Flex has not begun to; `taskAccepted` will name the task";
  static constexpr auto kFields = fields();
};
template <>
struct Schema<DialFailed> {
  static constexpr std::string_view kType = "dialFailed";
  static constexpr std::string_view kMeaning = "and no task came of it";
  static constexpr auto kFields = fields(Field{"reason", &DialFailed::reason});
};
template <>
struct Schema<MonitoringStarted> {
  static constexpr std::string_view kType = "monitoringStarted";
  static constexpr std::string_view kMeaning = "a supervisor starts to listen to a task";
  static constexpr auto kFields = fields(Field{"task", &MonitoringStarted::task});
};
template <>
struct Schema<MonitoringFailed> {
  static constexpr std::string_view kType = "monitoringFailed";
  static constexpr std::string_view kMeaning = "and could not";
  static constexpr auto kFields =
      fields(Field{"task", &MonitoringFailed::task}, Field{"reason", &MonitoringFailed::reason});
};
template <>
struct Schema<TaskSelected> {
  static constexpr std::string_view kType = "taskSelected";
  static constexpr std::string_view kMeaning = "the agent looks at this task, or at none";
  static constexpr auto kFields = fields(Field{"task", &TaskSelected::task});
};
template <>
struct Schema<HoldRequested> {
  static constexpr std::string_view kType = "holdRequested";
  static constexpr std::string_view kMeaning =
      "the agent's own hold, which Flex carries out; no party means the customer";
  static constexpr auto kFields =
      fields(Field{"task", &HoldRequested::task}, Field{"party", &HoldRequested::party});
};
template <>
struct Schema<UnholdRequested> {
  static constexpr std::string_view kType = "unholdRequested";
  static constexpr std::string_view kMeaning =
      "the agent's own unhold, which Flex carries out; its call is to be live";
  static constexpr auto kFields =
      fields(Field{"task", &UnholdRequested::task}, Field{"party", &UnholdRequested::party});
};
template <>
struct Schema<SwitchRequested> {
  static constexpr std::string_view kType = "switchRequested";
  static constexpr std::string_view kMeaning = "the agent asks for this task's call to be live";
  static constexpr auto kFields = fields(Field{"task", &SwitchRequested::task});
};
template <>
struct Schema<PartiesChanged> {
  static constexpr std::string_view kType = "partiesChanged";
  static constexpr std::string_view kMeaning =
      "who has joined the conference; `sid` is the agent's own leg, listed with kind `own`";
  static constexpr auto kFields =
      fields(Field{"task", &PartiesChanged::task}, Field{"sid", &PartiesChanged::sid},
             Field{"parties", &PartiesChanged::parties});
};
template <>
struct Schema<HoldRecalled> {
  static constexpr std::string_view kType = "holdRecalled";
  static constexpr std::string_view kMeaning =
      "the policy held this party before the page was loaded anew; told before its parties are";
  static constexpr auto kFields =
      fields(Field{"task", &HoldRecalled::task}, Field{"party", &HoldRecalled::party});
};
template <>
struct Schema<MuteRequested> {
  static constexpr std::string_view kType = "muteRequested";
  static constexpr std::string_view kMeaning = "the agent's mute button";
  static constexpr auto kFields =
      fields(Field{"call", &MuteRequested::call}, Field{"muted", &MuteRequested::muted});
};
template <>
struct Schema<MuteObserved> {
  static constexpr std::string_view kType = "muteObserved";
  static constexpr std::string_view kMeaning = "the Voice SDK's `mute`, not of our doing";
  static constexpr auto kFields =
      fields(Field{"call", &MuteObserved::call}, Field{"muted", &MuteObserved::muted});
};
template <>
struct Schema<ShownObserved> {
  static constexpr std::string_view kType = "shownObserved";
  static constexpr std::string_view kMeaning =
      "Flex's active call is now this one, or none of ours";
  static constexpr auto kFields = fields(Field{"call", &ShownObserved::call});
};
template <>
struct Schema<AcceptanceObserved> {
  static constexpr std::string_view kType = "acceptanceObserved";
  static constexpr std::string_view kMeaning =
      "TaskRouter shows this task as accepted, and no `taskAccepted` of it was told; the next call "
      "without a task is its call";
  static constexpr auto kFields =
      fields(Field{"task", &AcceptanceObserved::task}, Field{"kind", &AcceptanceObserved::kind});
};
template <>
struct Schema<CallSwitchRequested> {
  static constexpr std::string_view kType = "callSwitchRequested";
  static constexpr std::string_view kMeaning =
      "the agent asks for this call to be live; for calls without a task";
  static constexpr auto kFields = fields(Field{"call", &CallSwitchRequested::call});
};
template <>
struct Schema<HangUpRequested> {
  static constexpr std::string_view kType = "hangUpRequested";
  static constexpr std::string_view kMeaning =
      "the agent hangs up a task whose call has not opened here: that call is never heard, and "
      "ends "
      "once its conference names it";
  static constexpr auto kFields = fields(Field{"task", &HangUpRequested::task});
};
template <>
struct Schema<CommandSucceeded> {
  static constexpr std::string_view kType = "commandSucceeded";
  static constexpr std::string_view kMeaning = "the answer to a command";
  static constexpr auto kFields = fields(Field{"command", &CommandSucceeded::command});
};
template <>
struct Schema<CommandFailed> {
  static constexpr std::string_view kType = "commandFailed";
  static constexpr std::string_view kMeaning =
      "the other answer; `final` when another try is of no use";
  static constexpr auto kFields = fields(
      Field{"command", &CommandFailed::command}, Field{"reason", &CommandFailed::reason},
      Field{"retryAfterMs", &CommandFailed::retryAfterMs}, Field{"final", &CommandFailed::final});
};

// --- parts of them ---

template <>
struct Schema<PartyFact> {
  static constexpr std::string_view kName = "PartyFact";
  static constexpr auto kFields =
      fields(Field{"party", &PartyFact::party}, Field{"kind", &PartyFact::kind},
             Field{"held", &PartyFact::held});
};

}  // namespace callcore
