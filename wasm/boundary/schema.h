// What crosses to JavaScript, said once. The codec, protocol.ts and the README's tables are folds
// over these rows (codec.cpp, tools/emit_protocol.cpp).
#pragma once

#include <string_view>
#include <tuple>

#include "boundary/words.h"
#include "core/command.h"
#include "core/event.h"
#include "core/snapshot.h"

namespace callcore {

template <class Struct, class Member>
struct Field {
  std::string_view name;
  Member Struct::*member;
};
// Clang 14, the compiler in our Emscripten, cannot deduce an aggregate on its own.
template <class Struct, class Member>
Field(std::string_view, Member Struct::*) -> Field<Struct, Member>;

template <class... Fields>
constexpr auto fields(Fields... f) {
  return std::tuple<Fields...>{f...};
}

// `kFields` of every struct; `kType` and `kMeaning` of every event and command.
template <class T>
struct Schema;

// --- events ---

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
      "rescinded, cancelled, timed out, rejected, wrapping up, completed or gone";
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

// --- commands ---

template <>
struct Schema<Silence> {
  static constexpr std::string_view kType = "silence";
  static constexpr std::string_view kMeaning =
      "cut both directions locally, now, also of a call that has yet to open";
  static constexpr auto kFields = fields(Field{"call", &Silence::call});
};
template <>
struct Schema<Open> {
  static constexpr std::string_view kType = "open";
  static constexpr std::string_view kMeaning = "let it sound, the microphone as the agent left it";
  static constexpr auto kFields = fields(Field{"call", &Open::call}, Field{"muted", &Open::muted});
};
template <>
struct Schema<Hold> {
  static constexpr std::string_view kType = "hold";
  static constexpr std::string_view kMeaning = "put a party on hold at Twilio, `afterMs` from now";
  static constexpr auto kFields = fields(Field{"task", &Hold::task}, Field{"party", &Hold::party},
                                         Field{"afterMs", &Hold::afterMs});
};
template <>
struct Schema<Unhold> {
  static constexpr std::string_view kType = "unhold";
  static constexpr std::string_view kMeaning =
      "take a party off hold at Twilio, `afterMs` from now";
  static constexpr auto kFields =
      fields(Field{"task", &Unhold::task}, Field{"party", &Unhold::party},
             Field{"afterMs", &Unhold::afterMs});
};
template <>
struct Schema<Recheck> {
  static constexpr std::string_view kType = "recheck";
  static constexpr std::string_view kMeaning =
      "after `afterMs` post `partiesChanged` as Flex has it then, and only then answer";
  static constexpr auto kFields =
      fields(Field{"task", &Recheck::task}, Field{"afterMs", &Recheck::afterMs});
};
template <>
struct Schema<Show> {
  static constexpr std::string_view kType = "show";
  static constexpr std::string_view kMeaning =
      "make this Flex's active call, or leave it with none";
  static constexpr auto kFields = fields(Field{"call", &Show::call});
};
template <>
struct Schema<Deliver> {
  static constexpr std::string_view kType = "deliver";
  static constexpr std::string_view kMeaning =
      "hand the offered call to Flex's own listener, as if we were not there";
  static constexpr auto kFields = fields(Field{"call", &Deliver::call});
};
template <>
struct Schema<OpenLine> {
  static constexpr std::string_view kType = "openLine";
  static constexpr std::string_view kMeaning =
      "make a Device and take the call over, silenced from the first sample";
  static constexpr auto kFields =
      fields(Field{"line", &OpenLine::line}, Field{"call", &OpenLine::call});
};
template <>
struct Schema<CloseLine> {
  static constexpr std::string_view kType = "closeLine";
  static constexpr std::string_view kMeaning = "destroy the Device";
  static constexpr auto kFields = fields(Field{"line", &CloseLine::line});
};
template <>
struct Schema<Tell> {
  static constexpr std::string_view kType = "tell";
  static constexpr std::string_view kMeaning = "say it to the agent in words";
  static constexpr auto kFields =
      fields(Field{"notice", &Tell::notice}, Field{"call", &Tell::call}, Field{"task", &Tell::task},
             Field{"party", &Tell::party}, Field{"reason", &Tell::reason});
};

// --- parts of them, and the snapshot ---

template <>
struct Schema<PartyFact> {
  static constexpr std::string_view kName = "PartyFact";
  static constexpr auto kFields =
      fields(Field{"party", &PartyFact::party}, Field{"kind", &PartyFact::kind},
             Field{"held", &PartyFact::held});
};
template <>
struct Schema<PartyView> {
  static constexpr std::string_view kName = "PartyView";
  static constexpr auto kFields =
      fields(Field{"party", &PartyView::party}, Field{"kind", &PartyView::kind},
             Field{"held", &PartyView::held}, Field{"heldBy", &PartyView::heldBy},
             Field{"holdFailed", &PartyView::holdFailed});
};
template <>
struct Schema<CallView> {
  static constexpr std::string_view kName = "CallView";
  static constexpr auto kFields = fields(
      Field{"call", &CallView::call}, Field{"line", &CallView::line}, Field{"sid", &CallView::sid},
      Field{"task", &CallView::task}, Field{"stage", &CallView::stage},
      Field{"silenced", &CallView::silenced}, Field{"agentMuted", &CallView::agentMuted},
      Field{"live", &CallView::live}, Field{"parties", &CallView::parties});
};
template <>
struct Schema<Snapshot> {
  static constexpr std::string_view kName = "Snapshot";
  static constexpr auto kFields =
      fields(Field{"live", &Snapshot::live}, Field{"shown", &Snapshot::shown},
             Field{"accepting", &Snapshot::accepting}, Field{"dialling", &Snapshot::dialling},
             Field{"calls", &Snapshot::calls});
};

}  // namespace callcore
